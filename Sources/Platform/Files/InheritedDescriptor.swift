internal import CLinux
internal import Glibc

/// Descriptors that a parent process has handed to this one.
package enum InheritedDescriptor {
    /// Reads to the end.
    package static func readAll(_ descriptor: Int32) throws(SystemError) -> [UInt8] {
        var all: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65536)
        while true {
            let got = unsafe Glibc.read(descriptor, &chunk, chunk.count)
            if got < 0, errno == EINTR { continue }
            if got < 0 { throw SystemError("read descriptor \(descriptor)", result: -Int(errno)) }
            if got == 0 { return all }
            all.append(contentsOf: chunk.prefix(got))
        }
    }

    /// Writes all of it. A reader that is gone is no error here: nobody is left to hear it.
    package static func write(_ bytes: [UInt8], to descriptor: Int32) {
        unsafe bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress else { return }
            var calls: UInt64 = 0
            _ = unsafe clinux_write_full(descriptor, base, buffer.count, &calls)
        }
    }
}

/// Ties this process's life to its parent's.
package enum ParentWatch {
    /// Has the kernel kill this process when `parent` dies; false when that has happened already.
    package static func endWithParent(_ parent: Int32) -> Bool { clinux_die_with_parent(parent) == 0 }

    /// This process's id, which it hands to its workers.
    package static var processID: Int32 { getpid() }
}

/// Standard output, as bytes.
package enum StandardOutput {
    /// Writes all of it.
    package static func write(_ bytes: [UInt8]) throws(SystemError) {
        let put = unsafe bytes.withUnsafeBytes { buffer -> Int64 in
            guard let base = buffer.baseAddress else { return 0 }
            var calls: UInt64 = 0
            return unsafe clinux_write_full(1, base, buffer.count, &calls)
        }
        try SystemError.check(put, "write to standard output")
    }

    /// Makes durable what was written, where standard output is a file; a pipe or a terminal has nothing to lose.
    package static func sync() throws(SystemError) {
        guard fsync(1) < 0, [EIO, ENOSPC, EDQUOT].contains(errno) else { return }
        throw SystemError("fsync standard output", result: -Int(errno))
    }
}
