/// Who does a work: members that are threads of the worker, or processes.
package struct MemberPlan: Hashable, Sendable {
    /// The number of members.
    package let count: Int
    /// True where each is a process.
    package let areProcesses: Bool
    /// True where all are bound to the first CPU; else each has one of its own, as far as there are any.
    package let shareCPU: Bool
    /// What each member is called where they take turns: one works while the others wait for it, and the time that none works is
    /// that of waking. Empty where all do the same at the same time.
    package let roles: [String]

    /// A plan.
    package init(count: Int, areProcesses: Bool, shareCPU: Bool = false, roles: [String] = []) {
        self.count = count
        self.areProcesses = areProcesses
        self.shareCPU = shareCPU
        self.roles = roles
    }

    /// True where members take turns.
    package var takeTurns: Bool { !roles.isEmpty }

    /// A member in words: `sender`, or `process 2 of 4` for the one with the number 1.
    package func role(ofMember member: Int) -> String {
        roles.indices.contains(member)
            ? roles[member] : "\(areProcesses ? "process" : "thread") \(member + 1) of \(count)"
    }

    /// The CPU of a member, of those that a run may use; nil to leave that to the scheduler.
    package func cpu(ofMember member: Int, of cpus: [Int]) -> Int? {
        cpus.isEmpty ? nil : cpus[shareCPU ? 0 : member % cpus.count]
    }

    /// The members that work at the same time.
    package var atOnce: Int { takeTurns ? 1 : count }

    /// The members in words: `2 threads`.
    package var words: String {
        let what = areProcesses ? "process" : "thread"
        return count == 1 ? "1 \(what)" : "\(count) \(what)\(areProcesses ? "es" : "s")"
    }
}
