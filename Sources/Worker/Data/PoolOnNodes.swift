internal import Engines
internal import Platform
internal import Workloads

extension DataSet {
    /// Why the nodes of a placement can't hold the data in pages of the pool; nil if they can, or no such pages are asked for.
    ///
    /// A mapping reserves pages of the pool wherever they lie; where the policy then finds none on its nodes, the touch of a page
    /// ends the process (SIGBUS).
    func poolProblem(on placement: NodePlacement?) -> String? {
        guard let placement, let pageSize = memory?.hugePages.poolPageSize, let pool = HugePagePool(pageSize: pageSize)
        else { return nil }
        let needed = fileSize / pageSize
        let each = (needed + placement.memory.count - 1) / placement.memory.count
        for node in placement.memory {
            guard let free = pool.free(onNode: node), free < each else { continue }
            return "node \(node) has \(free) free pages of \(ByteSize(pageSize)), \(each) are needed: "
                + "echo \(each) | sudo tee /sys/devices/system/node/node\(node)/hugepages/hugepages-\(pageSize >> 10)kB/"
                + "nr_hugepages"
        }
        return nil
    }
}
