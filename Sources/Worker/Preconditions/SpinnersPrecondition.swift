/// CPUs beside the round are kept busy by processes that share nothing with it.
final class SpinnersPrecondition: Precondition {
    let scope = PreconditionScope.round
    private let count: Int
    private let cpus: [Int]
    private var spinners: Spinners?

    /// - Parameter cpus: one for each; empty to leave that to the scheduler.
    init(_ count: Int, cpus: [Int]) {
        self.count = count
        self.cpus = cpus
    }

    func prepare() throws -> String? {
        spinners = try Spinners(count, cpus: cpus)
        return nil
    }

    /// They end by being let go.
    func restore() { spinners = nil }
}
