internal import Glibc

/// Which NUMA nodes the pages of a mapping are on, asked page by page: move_pages(2).
///
/// Only pages that this mapping has touched are found: the call looks at page tables, not at the page cache.
package struct PagePlacement: Hashable, Sendable {
    /// Pages found, by node.
    package var pagesByNode: [Int: Int] = [:]
    /// Pages that the mapping has not touched.
    package var absent = 0
    /// Pages that the kernel did not tell of: the shared page of zeros, or ones that are not memory.
    package var failed = 0
    /// The size of a page, in bytes: each page of this size was asked for once.
    package var pageSize = PageCache.pageSize

    /// Nothing found yet, or what is given.
    package init(pagesByNode: [Int: Int] = [:], failed: Int = 0) {
        self.pagesByNode = pagesByNode
        self.failed = failed
    }

    /// Pages that were found on any node.
    package var found: Int { pagesByNode.values.reduce(0, +) }

    /// Asks for the pages of a mapping, changing nothing.
    ///
    /// - Parameters:
    ///   - length: how much of it, in bytes; nil for all.
    ///   - pageSize: in bytes; nil to ask smaps, as hugetlb pages are asked for once each.
    package static func of(
        _ mapping: borrowing Mapping,
        length: Int? = nil,
        pageSize: Int? = nil
    ) throws(SystemError) -> PagePlacement {
        var placement = PagePlacement()
        placement.pageSize = pageSize ?? MappingPages(of: mapping)?.kernelPageSize ?? PageCache.pageSize
        try unsafe forEachBatch(mapping.base, length ?? mapping.length, placement.pageSize) {
            pages,
            _ throws(SystemError) in
            var states = [Int32](repeating: -ENOENT, count: unsafe pages.count)
            try unsafe NUMALibrary.movePages(&pages, to: nil, states: &states)
            for state in states { placement.count(state) }
        }
        return placement
    }

    /// Moves pages that no other process maps, and asks afterwards where they are: move_pages(2) may return 0 and yet have left
    /// pages behind. Those that something held for a moment go with another call, so there are up to five.
    ///
    /// - Parameter node: the node for the page of each number, from 0 on.
    /// - Returns: where the pages are after the last call, wherever they were to go.
    package static func move(
        _ mapping: borrowing Mapping,
        to node: (Int) -> Int
    ) throws(SystemError) -> PagePlacement {
        let pageSize = MappingPages(of: mapping)?.kernelPageSize ?? PageCache.pageSize
        for attempt in 1...5 {
            var left = 0
            try unsafe forEachBatch(mapping.base, mapping.length, pageSize) { pages, first throws(SystemError) in
                let nodes = unsafe pages.indices.map { Int32(truncatingIfNeeded: node(first + $0)) }
                var states = [Int32](repeating: 0, count: unsafe pages.count)
                try unsafe NUMALibrary.movePages(&pages, to: nodes, states: &states)
                try unsafe NUMALibrary.movePages(&pages, to: nil, states: &states)
                left += zip(states, nodes).count { $0 >= 0 && $0 != $1 }
            }
            if left == 0 { break }
            if attempt < 5 { usleep(10_000) }
        }
        return try of(mapping, pageSize: pageSize)
    }

    private mutating func count(_ state: Int32) {
        switch state {
        case 0...: pagesByNode[Int(state), default: 0] += 1
        case -ENOENT: absent += 1
        default: failed += 1
        }
    }

    /// Passes on the addresses of pages, up to 16 384 at a time, with the number of the first.
    private static func forEachBatch(
        _ base: UnsafeMutableRawPointer,
        _ length: Int,
        _ pageSize: Int,
        _ body: (inout [UnsafeMutableRawPointer?], Int) throws(SystemError) -> Void
    ) throws(SystemError) {
        let count = (length + pageSize - 1) / pageSize
        let batch = 1 << 14
        for first in stride(from: 0, to: count, by: batch) {
            var pages: [UnsafeMutableRawPointer?] = unsafe (first..<min(first + batch, count)).map { page in
                unsafe base + page * pageSize
            }
            try unsafe body(&pages, first)
        }
    }
}
