internal import CLinux

extension PageCache {
    /// Looks at single places of a file, whoever owns it: preadv2(2) with RWF_NOWAIT gives what is in the cache, and nothing else.
    ///
    /// A place that is not there is on its way afterwards: the call has the kernel read it ahead (filemap_get_pages(), Linux 6.18).
    ///
    /// - Parameter places: their offsets in bytes, below the file's size.
    /// - Returns: how many of them are resident.
    package static func residency(of file: borrowing FileHandle, at places: [Int]) throws(SystemError) -> Residency {
        var found = Residency(cached: 0, places: places.count)
        // Without advice one place would bring in others that are still to be looked at.
        try? file.advise(.random)
        defer { try? file.advise(.normal) }
        for place in places {
            let answer = clinux_is_cached(file.descriptor, Int64(place))
            found.cached += Int(try SystemError.check(answer, "preadv2 with RWF_NOWAIT", path: file.path))
        }
        return found
    }
}
