internal import CLinux
internal import Glibc

/// The pages of this program's own code and data.
package enum ProgramPages {
    /// Touches some of the heap and of the calling thread's stack beyond what is in use, so that what a timed part allocates and calls
    /// lies in pages that are there. Of the heap it is less than free(3) gives back to the kernel (M_TRIM_THRESHOLD, 128 KiB).
    package static func warmHeapAndStack() {
        clinux_touch_stack()
        let bytes = 96 << 10
        guard let room = unsafe malloc(bytes) else { return }
        unsafe memset(room, 0x5a, bytes)
        BlackBox.use(UInt64(unsafe room.load(as: UInt8.self)))
        unsafe free(room)
    }

    /// Maps all of them now: whatever code runs first in a timed part would fault them in there, and its faults and their time would be
    /// counted as the engine's. Private data is written to, so that it is not copied later. What can't be mapped is left out.
    package static func populate() {
        guard let maps = ProcFile.read("/proc/self/maps") else { return }
        for line in maps.utf8.split(separator: UInt8(ascii: "\n")) {
            guard let range = MappedFile(parsing: String(Substring(line))),
                let start = unsafe UnsafeMutableRawPointer(bitPattern: range.start)
            else { continue }
            let advice = range.isWritable ? clinux_madv_populate_write : clinux_madv_populate_read
            _ = unsafe madvise(start, Int(range.end - range.start), advice)
        }
    }
}

/// A readable private mapping of a file, as /proc/self/maps lists it (proc_pid_maps(5)).
struct MappedFile: Hashable {
    /// The first address.
    let start: UInt
    /// The first address behind it.
    let end: UInt
    /// True for data, false for code and constants.
    let isWritable: Bool

    /// Reads a line; nil for what is no file, can't be read, or is shared.
    init?(parsing line: String) {
        let words = line.split(separator: " ", omittingEmptySubsequences: true)
        guard words.count >= 6, words[5].hasPrefix("/") else { return nil }
        let rights = Array(words[1].utf8)
        let ends = words[0].split(separator: "-")
        guard rights.count == 4, rights[0] == UInt8(ascii: "r"), rights[3] == UInt8(ascii: "p"), ends.count == 2,
            let start = UInt(ends[0], radix: 16), let end = UInt(ends[1], radix: 16), start < end
        else { return nil }
        self.start = start
        self.end = end
        isWritable = rights[1] == UInt8(ascii: "w")
    }
}
