import ArgumentParser
import Workloads

/// The texts of `run`'s options, checked.
enum RunLimits {
    /// The time-outs of a worker that make sense.
    static let workerTimeout = TimeSpan.seconds(1)...TimeSpan.hours(24)

    /// Ascending numbers of rounds: `16` or `16,32,48`.
    static func looks(_ text: String) throws -> [Int] {
        let looks = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
        let ascending = zip(looks, looks.dropFirst()).allSatisfy { $0 < $1 }
        guard ascending, looks.allSatisfy(SuiteLimits.rounds.contains) else {
            throw ValidationError(
                "--rounds: '\(text)' (accepted: a number from \(SuiteLimits.rounds.lowerBound) to "
                    + "\(SuiteLimits.rounds.upperBound), or several in ascending order such as 16,32,48)"
            )
        }
        return looks
    }

    /// A seed.
    static func seed(_ text: String) throws -> UInt64 {
        guard let seed = UInt64(text) else { throw ValidationError("accepted: a whole number from 0 to \(UInt64.max)") }
        return seed
    }

    /// What is measured, as a reader of results will see it.
    static func revision(_ text: String) throws -> String {
        guard (1...200).contains(text.count), PrintableText.escaped(text) == text else {
            throw ValidationError("accepted: 1 to 200 visible characters on one line")
        }
        return text
    }

    /// One operation in N.
    /// The cases in which events are counted.
    static func counters(_ text: String) throws -> EventCounting {
        guard let choice = EventCounting(rawValue: text) else {
            throw ValidationError("'\(text)' (accepted: \(EventCounting.accepted))")
        }
        return choice
    }

    static func latency(every text: String) throws -> LatencyRecording {
        do { return try LatencyRecording(parsing: "every:\(text)") } catch {
            let limits = LatencyRecording.intervals
            throw ValidationError(
                "--latency-every: '\(text)' (accepted: a whole number from \(limits.lowerBound) to \(limits.upperBound))"
            )
        }
    }

    /// A time within limits, in nanoseconds.
    static func nanoseconds(_ text: String, _ option: String, _ limits: ClosedRange<TimeSpan>) throws -> Int {
        let span: TimeSpan
        do { span = try TimeSpan(parsing: text) } catch { throw ValidationError("\(option): \(error)") }
        guard limits.contains(span) else {
            throw ValidationError("\(option): \(text) (accepted: \(limits.lowerBound) to \(limits.upperBound))")
        }
        return span.milliseconds * 1_000_000
    }
}
