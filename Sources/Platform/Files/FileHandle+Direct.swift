internal import CLinux

extension FileHandle {
    /// What reads and writes with O_DIRECT have to be aligned to, in bytes.
    package struct DirectAlignment: Hashable, Sendable {
        /// The address of the buffer; 0 where the file can't be read so.
        package let memory: Int
        /// Offset and length; 0 where the file can't be read so.
        package let offset: Int

        /// An alignment.
        package init(memory: Int, offset: Int) {
            self.memory = memory
            self.offset = offset
        }
    }

    /// Asks for the alignment of O_DIRECT: statx(2) with STATX_DIOALIGN, from Linux 6.1.
    ///
    /// - Returns: nil where the kernel or the file system does not tell, or a sandbox hides the call.
    package func directAlignment() -> DirectAlignment? {
        var memory: UInt32 = 0
        var offset: UInt32 = 0
        let told = unsafe clinux_direct_alignment(descriptor, &memory, &offset)
        guard told == 1 else { return nil }
        return DirectAlignment(memory: Int(memory), offset: Int(offset))
    }
}
