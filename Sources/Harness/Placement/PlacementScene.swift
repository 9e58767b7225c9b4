internal import Platform

/// One way to ask for memory on a node: who asks, how, and where the pages must then be.
struct PlacementScene: Sendable {
    /// The kind of memory.
    var memory: String
    /// How the nodes are asked for, and what touches the pages.
    var policy: String
    /// The nodes that the pages shall be on.
    var asked: [Int]
    /// The node whose CPU does it.
    var threadNode: Int
    /// Whether the kernel documents that it ignores the request.
    var isIgnored = false
    /// How many pages there are.
    var pages = PlacementCheck.pages
    /// Why it can't be tried here; nil if it can.
    var obstacle: String?
    /// Does it, on a thread of its own that is bound to a CPU of that node, and says where the pages are.
    var body: @Sendable () throws -> PagePlacement
}
