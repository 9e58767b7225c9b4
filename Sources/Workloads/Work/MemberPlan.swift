/// Who does a work: so many members, as threads of the worker or as processes.
package struct MemberPlan: Hashable, Sendable {
    /// Whose operations are counted.
    package enum Counting: Hashable, Sendable {
        /// Those of all members: each has its part.
        case all
        /// Those of the first: the others take part in the same ones.
        case first
    }

    /// The number of members.
    package let count: Int
    /// True where each is a process.
    package let areProcesses: Bool
    /// Whose operations are counted.
    package let countsOperationsOf: Counting

    /// A plan.
    package init(count: Int, areProcesses: Bool, countsOperationsOf: Counting = .all) {
        self.count = count
        self.areProcesses = areProcesses
        self.countsOperationsOf = countsOperationsOf
    }
}
