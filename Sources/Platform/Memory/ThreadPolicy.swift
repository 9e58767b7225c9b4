/// The memory policy of a thread as the kernel has it, whatever set it: read in order to be set once more.
package struct ThreadPolicy: Hashable, Sendable {
    /// The mode with its flags (include/uapi/linux/mempolicy.h).
    let mode: Int32
    /// The nodes as a mask of bits; empty for a mode without nodes.
    let mask: [UInt]

    /// The policy of the calling thread: get_mempolicy(2).
    ///
    /// - Throws: ``SystemError``: ENOSYS for a build without NUMA, EPERM where a filter forbids the call.
    package static func current() throws(SystemError) -> ThreadPolicy {
        let (mode, mask) = try NUMALibrary.policy()
        return ThreadPolicy(mode: mode, mask: mask.contains { $0 != 0 } ? mask : [])
    }

    /// Makes it the policy of the calling thread: set_mempolicy(2).
    package func apply() throws(SystemError) {
        try NUMALibrary.setPolicy(mode, mask, "set_mempolicy back to mode \(mode)")
    }
}
