internal import Engines
internal import Platform
internal import Workloads

/// Processes that keep CPUs busy beside a round, and share nothing with it: what is slower then is the machine's doing.
final class Spinners {
    private let processes: [CrewProcess]

    /// Starts them and waits until each is at work.
    ///
    /// - Parameter cpus: one for each; empty to leave that to the scheduler.
    init(_ count: Int, cpus: [Int]) throws {
        processes = try (0..<count).map { index in
            try CrewProcess(
                "spinner \(index + 1) of \(count)",
                .spin(cpu: cpus.isEmpty ? nil : cpus[index % cpus.count])
            )
        }
        _ = try CrewLeader.answers(of: processes, within: CrewPatience().least)
    }

    /// Keeps the calling process busy for good; it ends with its parent.
    static func spin(on cpu: Int?) throws {
        if let cpu { try CPUSet.pin(to: cpu) }
        LineSocket.inherited.send([UInt8]("spinning".utf8))
        var value: UInt64 = 1
        while true {
            for _ in 0..<65536 { value = value &* 0x5851_f42d_4c95_7f2d &+ 1 }
            BlackBox.use(value)
        }
    }
}
