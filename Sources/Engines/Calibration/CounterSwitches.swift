internal import Glibc
package import Platform

/// What counting events adds to a switch of threads: their counters are saved and loaded at each.
///
/// Two threads on one CPU wake each other through pipes, so that each has to wait for the other; with events, and without.
struct CounterSwitches {
    /// Round trips of a sample, of two switches each: to the other thread and back.
    private static let trips = 200
    /// Samples with and without, by turns.
    private static let turns = 15

    /// The CPU that both threads are bound to.
    let cpu: Int

    /// Nanoseconds that the events add to a switch, at least 0; nil where they can't be counted here.
    func nanoseconds(_ events: [CounterEvent]) throws -> Double? {
        var counted: [Double] = []
        var plain: [Double] = []
        for _ in 0..<Self.turns {
            plain.append(try sample(nil))
            guard let sample = try? sample(events) else { return nil }
            counted.append(sample)
        }
        return max(0, Calibrator.median(counted) - Calibrator.median(plain))
    }

    /// The time of one switch.
    private func sample(_ events: [CounterEvent]?) throws -> Double {
        let there = try Pipe()
        let back = try Pipe()
        let answering = (read: there.readEnd, write: back.writeEnd)
        let asking = (write: there.writeEnd, read: back.readEnd)
        let cpu = cpu
        let partner = try WorkerThread<Bool> {
            let isPinned = (try? CPUSet.pin(to: cpu)) != nil
            if (try? Self.counting(events) { Self.answer(answering.read, answering.write) }) != nil { return isPinned }
            // The other one waits all the same.
            Self.answer(answering.read, answering.write)
            return false
        }
        let asker = try WorkerThread<Double?> {
            guard (try? CPUSet.pin(to: cpu)) != nil else { return nil }
            return try? Self.counting(events) { Self.ask(asking.write, asking.read) }
        }
        let time = asker.join() ?? nil
        // The partner's reads end with the pipe, if the asker could not begin.
        there.closeWrite()
        let isAnswered = partner.join() ?? false
        withExtendedLifetime(back) {}
        guard let time, isAnswered else { throw SystemError("perf_event_open", result: -Int(ENOENT)) }
        return time / Double(Self.trips * 2)
    }

    /// Runs `body` with the events counted on the calling thread.
    private static func counting<Answer>(_ events: [CounterEvent]?, _ body: () -> Answer) throws -> Answer {
        guard let events else { return body() }
        let group = try HardwareCounters(events)
        group.enable()
        defer { group.disable() }
        return body()
    }

    /// Sends a byte and waits for one, again and again: the nanoseconds of all that.
    private static func ask(_ write: Int32, _ read: Int32) -> Double {
        var byte: UInt8 = 1
        func trip() { if unsafe Glibc.write(write, &byte, 1) == 1 { _ = unsafe Glibc.read(read, &byte, 1) } }
        // Both threads are there, and their events enabled, once the first is back.
        trip()
        let start = Clock.now()
        for _ in 0..<trips { trip() }
        return Double(Clock.now() - start)
    }

    /// Sends back each byte that comes.
    private static func answer(_ read: Int32, _ write: Int32) {
        var byte: UInt8 = 0
        for _ in 0...trips where unsafe Glibc.read(read, &byte, 1) == 1 { _ = unsafe Glibc.write(write, &byte, 1) }
    }
}

extension Calibrator {
    /// What counting these events adds to a switch of threads, in nanoseconds; nil where they can't be counted.
    package static func counterSwitch(_ events: [CounterEvent], onCPU cpu: Int) throws -> Double? {
        try CounterSwitches(cpu: cpu).nanoseconds(events)
    }
}
