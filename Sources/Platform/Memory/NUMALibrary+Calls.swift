internal import Glibc

#if NUMA
    internal import CNuma
#endif

/// The system calls as libnuma has them (numaif.h): glibc has none. A build without the trait does not fall back to syscall(2), so
/// that it says that it has no NUMA instead of doing half of it.
extension NUMALibrary {
    /// MPOL_MF_MOVE (include/uapi/linux/mempolicy.h).
    private static let moveFlag: Int32 = 1 << 1

    /// set_mempolicy(2).
    static func setPolicy(_ mode: Int32, _ mask: [UInt], _ what: String) throws(SystemError) {
        #if NUMA
            // A mask of no bits is refused: no nodes are no mask.
            let result = mask.isEmpty ? set_mempolicy(mode, nil, 0) : unsafe set_mempolicy(mode, mask, bits(mask))
            guard result < 0 else { return }
            throw SystemError(what, result: -Int(errno))
        #else
            throw notBuiltIn(what)
        #endif
    }

    /// get_mempolicy(2): the number of the calling thread's policy.
    static func policy(_ what: String = "get_mempolicy") throws(SystemError) -> Int32 {
        #if NUMA
            var mode: Int32 = 0
            guard unsafe get_mempolicy(&mode, nil, 0, nil, 0) < 0 else { return mode }
            throw SystemError(what, result: -Int(errno))
        #else
            throw notBuiltIn(what)
        #endif
    }

    /// mbind(2).
    static func bind(
        _ base: UnsafeMutableRawPointer,
        _ length: Int,
        _ mode: Int32,
        _ mask: [UInt],
        moves: Bool,
        _ what: String
    ) throws(SystemError) {
        #if NUMA
            let flags = UInt32(moves ? moveFlag : 0)
            let result =
                mask.isEmpty
                ? unsafe mbind(base, UInt(length), mode, nil, 0, flags)
                : unsafe mbind(base, UInt(length), mode, mask, bits(mask), flags)
            guard result < 0 else { return }
            throw SystemError(what, result: -Int(errno))
        #else
            throw notBuiltIn(what)
        #endif
    }

    /// move_pages(2) of this process: writes the node of each page, or a negative error number, into `states`.
    ///
    /// - Parameter nodes: where each page shall go; nil to ask alone.
    static func movePages(
        _ pages: inout [UnsafeMutableRawPointer?],
        to nodes: [Int32]?,
        states: inout [Int32]
    ) throws(SystemError) {
        #if NUMA
            let count = unsafe UInt(pages.count)
            let result: Int
            if let nodes {
                result = unsafe move_pages(0, count, &pages, nodes, &states, moveFlag)
            } else {
                result = unsafe move_pages(0, count, &pages, nil, &states, 0)
            }
            // ENOENT: no page had to be moved. A number above 0 are pages left behind; the states tell, asked again.
            guard result < 0, !(nodes != nil && errno == ENOENT) else { return }
            throw SystemError("move_pages of \(count) pages", result: -Int(errno))
        #else
            throw notBuiltIn("move_pages")
        #endif
    }

    /// The length of a mask as the calls take it: the kernel looks at one bit less than it is told.
    private static func bits(_ mask: [UInt]) -> UInt { UInt(mask.count * UInt.bitWidth + 1) }

    #if !NUMA
        private static func notBuiltIn(_ what: String) -> SystemError {
            SystemError("\(what): \(State.notBuiltIn.description)", result: -Int(ENOSYS))
        }
    #endif
}
