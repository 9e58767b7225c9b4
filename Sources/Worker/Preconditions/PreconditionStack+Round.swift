internal import Workloads

extension PreconditionStack {
    /// The preconditions of a round, by what the case asks for and by where its data lies.
    ///
    /// - Parameter order: its CPUs become those of the nodes asked for.
    convenience init(for order: inout RoundOrder) {
        let benchCase = order.benchCase
        let binding = PlacementPrecondition(benchCase.conditions.numa, cpus: order.cpus)
        order.cpus = binding?.placement?.cpus ?? order.cpus
        var all: [any Precondition] = []
        if let cpu = order.cpus.first { all.append(CPUPrecondition(cpu)) }
        if let binding { all.append(binding) }
        all.append(CachePrecondition(benchCase, data: order.data, isShared: order.turn == .second))
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
