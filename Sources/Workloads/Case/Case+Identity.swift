extension Case {
    /// The case's parameters in their fixed order, those that apply to its kind of work alone.
    ///
    /// `operations` stands there where it decides the result: a cold random pass (readahead makes the ratio a function
    /// of it), a first-touch random batch, and work made durable once a batch.
    package var parameters: [(key: String, value: String)] {
        var list: [(key: String, value: String)] = [("kind", kind.rawValue), ("operation", operation.rawValue)]
        if let readPercentage { list.append(("read-percentage", "\(readPercentage)")) }
        list.append(("pattern", "\(pattern)"))
        if kind == .file { list.append(("block-size", "\(blockSize)")) }
        list.append(("file-size", "\(fileSize)"))
        if kind == .smallFiles { list.append(("files", "\(fileCount)")) }
        list.append(("threads", "\(threads)"))
        if sharing != .shared { list.append(("sharing", sharing.rawValue)) }
        if spinners > 0 { list.append(("spinners", "\(spinners)")) }
        list.append(("cache", cache.rawValue))
        if cache == .warm, backing == .file { list.append(("fill", "\(fill)")) }
        if backing != .file { list.append(("backing", backing.rawValue)) }
        if hugePages != .off { list.append(("huge-pages", hugePages.rawValue)) }
        if numa != .off { list.append(("numa", "\(numa)")) }
        if kind == .file { list.append(("mapping", mapping.rawValue)) }
        list.append(("consume", consumption.rawValue))
        if operation.writes { list.append(("durability", "\(durability)")) }
        if let pace { list += [("rate", "\(pace.rate)"), ("arrivals", pace.arrivals.rawValue)] }
        if operationsDecide { list.append(("operations", "\(operations)")) }
        return list
    }

    /// True where another number of operations in a batch would be other work.
    package var operationsDecide: Bool {
        let random = pattern != .sequential
        return (random && (cache == .cold || (kind == .file && mapping == .firstTouch)))
            || (operation.writes && durability != .none)
    }

    /// The case's name in results, `compare`, `gate` and `--filter`: `workload/key=value...` in a fixed order.
    package var id: String {
        workload + parameters.map { "/\($0.key)=\($0.value)" }.joined()
    }

    /// A number made of the id alone (FNV-1a, 64 bit), the same in every process and release.
    package var identityHash: UInt64 {
        id.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
