internal import Engines
internal import Workloads

extension PreconditionStack {
    /// The preconditions of a round, by what the case asks for and by where its data lies.
    ///
    /// - Parameter order: its CPUs become those of the nodes asked for.
    package convenience init(for order: inout RoundOrder) {
        let benchCase = order.benchCase
        let binding = PlacementPrecondition(benchCase.conditions.numa, cpus: order.cpus)
        order.cpus = binding?.placement?.cpus ?? order.cpus
        order.cpus.takeTurns(first: benchCase.conditions.spinners + 1, round: order.round)
        var all: [any Precondition] = []
        if let cpu = order.cpus.first { all.append(CPUPrecondition(cpu)) }
        if let binding { all.append(binding) }
        let work = EngineWork(benchCase, data: order.data, seed: order.seed, round: order.round, cpus: order.cpus)
        all.append(CachePrecondition(work, taking: CachePrecondition.Taking(order)))
        if let writeback = WritebackPrecondition(benchCase, data: order.data, device: order.device) {
            all.append(writeback)
        }
        if let placement = binding?.placement {
            all.append(PagesPrecondition(benchCase, data: order.data, on: placement))
        }
        if benchCase.conditions.pace != nil {
            all.append(PacePrecondition(threads: benchCase.conditions.threads, cpus: order.cpus))
        }
        if benchCase.conditions.spinners > 0 {
            all.append(SpinnersPrecondition(benchCase.conditions.spinners, cpus: Array(order.cpus.dropFirst())))
        }
        self.init(all)
    }
}

extension [Int] {
    /// The thread of a control, beside CPUs that are kept busy, is on each of their CPUs in turn: what is wrong with one of them meets
    /// the control as it meets the threads that it stands for.
    fileprivate mutating func takeTurns(first count: Int, round: Int) {
        let group = Array(prefix(count))
        guard group.count > 1, group.count == count else { return }
        let start = round % count
        replaceSubrange(0..<count, with: group[start...] + group[..<start])
    }
}
