internal import Platform

/// Each thread of an open loop has a CPU: issuers spin, and two on one CPU would make each other late.
final class PacePrecondition: Precondition {
    let scope = PreconditionScope.round
    private let threads: Int
    private let cpus: [Int]

    /// - Parameter cpus: of the threads; empty where none is bound.
    init(threads: Int, cpus: [Int]) {
        self.threads = threads
        self.cpus = cpus
    }

    func refusal() -> String? {
        let count = cpus.isEmpty ? (try? CPUSet.allowed().count) ?? 1 : Set(cpus).count
        guard threads > count else { return nil }
        return
            "rate with \(threads) threads on \(count) CPU\(count == 1 ? "" : "s"): issuers spin, and would make each other late"
    }
}
