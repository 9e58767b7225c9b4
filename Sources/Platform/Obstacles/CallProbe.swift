internal import CLinux
internal import Glibc

/// A system call that runs make, tried as they make it.
package struct CallProbe: Hashable, Sendable {
    /// What a run uses the call for.
    package enum Use: String, CaseIterable, Hashable, Sendable {
        /// mmap(2) of a file, MAP_SHARED.
        case sharedMapping
        /// The same for writing.
        case writableMapping
        /// madvise(2) with advice on accesses to come.
        case mappingAdvice
        /// madvise(2) with MADV_POPULATE_READ.
        case populating
        /// posix_fadvise(2) with DONTNEED.
        case eviction
        /// posix_fadvise(2) with RANDOM.
        case fileAdvice
        /// fdatasync(2).
        case syncing
        /// mincore(2).
        case pageStates
        /// statx(2) for the alignment of O_DIRECT.
        case directAlignment
        /// preadv2(2) with RWF_NOWAIT.
        case readFlags
        /// memfd_create(2).
        case memoryFile
        /// sched_getaffinity(2).
        case allowedCPUs
        /// sched_setaffinity(2).
        case pinning
    }

    /// What for.
    package let use: Use
    /// Why it is not to be had; nil where it worked.
    package let obstacle: Obstacle?

    /// A probe.
    package init(_ use: Use, _ obstacle: Obstacle?) {
        self.use = use
        self.obstacle = obstacle
    }

    /// Tries every one of them on a file of at least one page that is open for reading and writing.
    static func all(on file: borrowing FileHandle) -> [CallProbe] {
        let path = file.path
        let size = PageCache.pageSize
        func probe(_ use: Use, _ body: () throws(SystemError) -> Void) -> CallProbe {
            do throws(SystemError) {
                try body()
                return CallProbe(use, nil)
            } catch {
                return CallProbe(use, Obstacle(error, here: .current(of: error.path ?? path)))
            }
        }
        return [
            probe(.sharedMapping) { () throws(SystemError) in _ = try Mapping(file.descriptor, length: size) },
            probe(.writableMapping) { () throws(SystemError) in
                _ = try Mapping(file.descriptor, length: size, writable: true)
            },
            probe(.mappingAdvice) { () throws(SystemError) in
                let mapping = try Mapping(observing: file, length: size)
                try mapping.advise(.random)
                try mapping.advise(.sequential)
            },
            probe(.populating) { () throws(SystemError) in
                let mapping = try Mapping(observing: file, length: size)
                try mapping.advise(.populateRead)
            },
            probe(.eviction) { () throws(SystemError) in try file.advise(.dontNeed) },
            probe(.fileAdvice) { () throws(SystemError) in try file.advise(.random) },
            probe(.syncing) { () throws(SystemError) in try file.syncData() },
            probe(.pageStates) { () throws(SystemError) in
                let mapping = try Mapping(observing: file, length: size)
                _ = try mapping.residentPages()
            },
            probe(.directAlignment) { () throws(SystemError) in
                var (memory, offset) = (UInt32(0), UInt32(0))
                try SystemError.check(
                    unsafe clinux_direct_alignment(file.descriptor, &memory, &offset),
                    "statx",
                    path: path
                )
            },
            probe(.readFlags) { () throws(SystemError) in
                var byte: UInt8 = 0
                var calls: UInt64 = 0
                let got = unsafe clinux_pread_flags(file.descriptor, &byte, 1, 0, clinux_rwf_nowait, &calls)
                if got != -Int64(EAGAIN) { try SystemError.check(got, "preadv2 with RWF_NOWAIT", path: path) }
            },
            probe(.memoryFile) { () throws(SystemError) in _ = try MemoryFile(size: size) },
            probe(.allowedCPUs) { () throws(SystemError) in
                var cpu: Int32 = 0
                try SystemError.check(unsafe clinux_allowed_cpus(&cpu, 1), "sched_getaffinity")
            },
            probe(.pinning) { () throws(SystemError) in
                let allowed = try CPUSet.allowed()
                let thread = try WorkerThread {
                    Result { () throws(SystemError) in try CPUSet.bind(to: allowed) }
                }
                if case .failure(let error) = thread.join() { throw error }
            },
        ]
    }
}
