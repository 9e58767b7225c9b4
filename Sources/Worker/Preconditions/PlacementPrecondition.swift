internal import Platform
internal import Workloads

/// The memory that this process takes, and what it brings into the page cache, lies on the nodes asked for.
final class PlacementPrecondition: Precondition {
    let scope = PreconditionScope.round
    /// The nodes; nil where they are not to be had.
    let placement: NodePlacement?
    private let reason: String?
    private var before: ThreadPolicy?

    /// - Parameters:
    ///   - asked: nil is returned where no nodes are asked for.
    ///   - cpus: those that may be used, in the order of preference.
    init?(_ asked: NUMAPlacement, cpus: [Int]) {
        guard asked != .off else { return nil }
        do {
            placement = try NodePlacement(asked, cpus: cpus)
            reason = nil
        } catch {
            placement = nil
            reason = error.description
        }
    }

    func refusal() -> String? { reason }

    func prepare() throws -> String? {
        guard let placement else { return nil }
        before = try ThreadPolicy.current()
        try placement.apply()
        return nil
    }

    /// Back to the policy that the worker was started with: whoever starts Faultline may have set one for all of it (numactl).
    func restore() throws { try before?.apply() }
}
