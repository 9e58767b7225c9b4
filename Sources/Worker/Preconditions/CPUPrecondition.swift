internal import Platform

/// This thread is bound to the first CPU of the round. Engines bind the threads that they start.
final class CPUPrecondition: Precondition {
    let scope = PreconditionScope.round
    private let cpu: Int
    private var before: [Int] = []

    init(_ cpu: Int) { self.cpu = cpu }

    func prepare() throws -> String? {
        before = try CPUSet.allowed()
        try CPUSet.pin(to: cpu)
        return nil
    }

    func restore() throws {
        if !before.isEmpty { try CPUSet.bind(to: before) }
    }
}
