internal import Glibc

extension HugePagePool {
    /// Sees to it that `pages` pages are available, by raising nr_hugepages by what is missing. Needs root.
    ///
    /// The kernel gives fewer pages than were asked for without an error, so they are counted afterwards: where some are missing,
    /// the pool is put back. Pages are also put back by ``HugePageReservation/restore()``, and when the reservation is let go.
    ///
    /// - Parameters:
    ///   - pages: how many must be available.
    ///   - pageSize: their size, in bytes.
    ///   - node: the NUMA node they must be on; nil for any.
    /// - Throws: ``SystemError`` with the figures: EINVAL for a size or a node that there is not, ENOMEM when memory does not
    ///   suffice, EACCES without root.
    package static func reserve(
        pages: Int,
        of pageSize: Int,
        onNode node: Int? = nil
    ) throws(SystemError) -> HugePageReservation {
        try HugePageReservation(pages: pages, of: pageSize, onNode: node, root: "")
    }

    /// Takes pages out of the pool that a process has added which is gone, but no more than brings it to a size. Needs root. Returns how
    /// many it took.
    package static func giveBack(
        _ count: Int,
        of pageSize: Int,
        downTo least: Int,
        root: String = ""
    ) throws(SystemError) -> Int {
        guard let pool = HugePagePool(pageSize: pageSize, root: root) else { return 0 }
        let file = pool.sizeFile(onNode: nil)
        let target = max(least, pool.total - pool.surplus - count)
        guard target < pool.total - pool.surplus else { return 0 }
        try HugePageReservation.write(target, to: file, "give back \(count) huge pages of \(words(pageSize))")
        return pool.total - pool.surplus - target
    }
}

/// Huge pages that were added to the pool, until they are given back.
package final class HugePageReservation {
    /// The size of one page, in bytes.
    package let pageSize: Int
    /// How many pages are available by this reservation.
    package let pages: Int
    /// How many of them the pool had to grow by.
    package private(set) var added = 0
    /// The pages of the pool before.
    package private(set) var before = 0
    private let file: String

    init(pages: Int, of pageSize: Int, onNode node: Int?, root: String) throws(SystemError) {
        self.pageSize = pageSize
        self.pages = pages
        let place = node.map { " on node \($0)" } ?? ""
        let what = "reserve \(pages) huge pages of \(HugePagePool.words(pageSize))\(place)"
        guard let pool = HugePagePool(pageSize: pageSize, root: root) else {
            let sizes = HugePagePool.sizes(root: root).map(HugePagePool.words).joined(separator: ", ")
            throw SystemError("\(what) (this machine has \(sizes.isEmpty ? "none" : sizes))", result: -Int(EINVAL))
        }
        file = pool.sizeFile(onNode: node)
        guard let before = Self.available(in: pool, onNode: node), let size = ProcFile.integer(file) else {
            throw SystemError(what, path: file, result: -Int(EINVAL))
        }
        let missing = pages - before
        guard missing > 0 else { return }
        // The kernel would drop the page cache of the whole machine before it gave up.
        let memory = ProcFile.read(root + "/proc/meminfo").flatMap(MemoryFacts.init(parsing:))
        let most = (memory?.availableBytes ?? .max) / pageSize
        guard missing <= most else {
            throw SystemError("\(what): \(before) are free, and memory has room for \(most) more", result: -Int(ENOMEM))
        }
        self.before = size
        try Self.write(size + missing, to: file, what)
        added = max(0, (ProcFile.integer(file) ?? size) - size)
        let after = HugePagePool(pageSize: pageSize, root: root).flatMap { Self.available(in: $0, onNode: node) } ?? 0
        guard after < pages else { return }
        let given = added
        try? restore()
        throw SystemError(
            "\(what): \(before) were free, and of \(missing) more the kernel gave \(given)",
            result: -Int(ENOMEM)
        )
    }

    deinit { try? restore() }

    /// Takes back what was added, and no more; does nothing the second time. Pages still in use go when they are let go.
    package func restore() throws(SystemError) {
        guard added > 0 else { return }
        guard let size = ProcFile.integer(file) else { throw SystemError("read", path: file, result: -Int(EIO)) }
        try Self.write(max(0, size - added), to: file, "give back \(added) huge pages")
        added = 0
    }

    /// Free pages that are promised to nobody. What is promised is not known by node: it may be on any of them.
    private static func available(in pool: HugePagePool, onNode node: Int?) -> Int? {
        guard let node else { return pool.available }
        return pool.free(onNode: node).map { max(0, $0 - pool.reserved) }
    }

    fileprivate static func write(_ pages: Int, to file: String, _ what: String) throws(SystemError) {
        do throws(SystemError) {
            let handle = try FileHandle(file, .readWrite)
            try handle.append(Array("\(pages)\n".utf8))
        } catch {
            throw SystemError("\(what) through", path: file, result: -Int(error.number))
        }
    }
}
