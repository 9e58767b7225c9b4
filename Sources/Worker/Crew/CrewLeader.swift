internal import Platform

/// What whoever leads processes does to hear of them: it polls all, whether they have answered or not.
enum CrewLeader {
    /// Waits for a line of each process. The first that ends, or the deadline, ends the waiting with a ``CrewFault``.
    ///
    /// - Parameters:
    ///   - nanoseconds: for all of them together.
    ///   - check: sees each line as it comes, and throws where nobody has to wait for the others.
    /// - Returns: the lines, in the order of the processes.
    static func answers(
        of processes: [CrewProcess],
        within nanoseconds: Int,
        check: ([UInt8]) throws -> Void = { _ in }
    ) throws -> [[UInt8]] {
        let deadline = Clock.now() + nanoseconds
        let lines = processes.map(\.line)
        var answers = [[UInt8]?](repeating: nil, count: processes.count)
        while answers.contains(nil) {
            switch LineSocket.next(of: lines, until: deadline) {
            case .line(let line, let index):
                guard answers[index] == nil else { throw CrewFault("\(processes[index].role) answered out of turn") }
                try check(line)
                answers[index] = line
            case .end(let index): throw processes[index].end()
            case .nothing:
                let silent = processes.indices.filter { answers[$0] == nil }.map { processes[$0].role }
                throw CrewFault("no answer within \(words(nanoseconds)) from \(silent.joined(separator: " and "))")
            }
        }
        return answers.compactMap(\.self)
    }

    private static func words(_ nanoseconds: Int) -> String {
        nanoseconds < 1_000_000_000 ? "\(nanoseconds / 1_000_000) ms" : "\(nanoseconds / 1_000_000_000) s"
    }
}
