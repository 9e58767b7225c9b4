internal import Workloads

/// The open files that a run needs in one process, as an estimate from above.
enum DescriptorNeeds {
    /// What the harness and a worker have open whatever they do: standard streams, pipes, sockets, the journal, folders, counters.
    private static let always = 64

    /// The most that any process of the run has open.
    static func most(of cases: [Case]) -> Int {
        // The harness holds every memory file until the end, and each folder of files with the one above it.
        let held = cases.count { $0.dataNeed == .memoryFile } + 2 * DataFolder.foldersNeeded(for: cases)
        return always + held + (cases.map(of).max() ?? 0)
    }

    private static func of(_ benchCase: Case) -> Int {
        let members = benchCase.members.atOnce
        // The leader of a crew has two pipes and a socket of each member; a thread has a descriptor, a counter and a ring of each
        // engine that is open beside others.
        guard !benchCase.members.areProcesses else { return 4 * members }
        return 4 * members * (benchCase.alternates ? benchCase.engines.count : 1)
    }
}
