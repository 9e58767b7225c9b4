internal import CLinux
internal import Glibc
internal import Platform

/// Whether an engine can be used on this kernel, found out by trying.
public enum EngineAvailability {
    /// What an engine can't do here; nil when all of it works.
    public static func problem(of name: String) -> String? {
        switch name {
        case "mmap": mappingProblem()
        default: nil
        }
    }

    /// Maps a page and has it populated, as the engine's options do.
    private static func mappingProblem() -> String? {
        let flags = MAP_PRIVATE | Int32(MAP_ANONYMOUS)
        guard let page = unsafe mmap(nil, PageCache.pageSize, PROT_READ, flags, -1, 0), unsafe page != MAP_FAILED else {
            return "mmap: " + SystemError("mmap", result: -Int(errno)).reason
        }
        defer { unsafe munmap(page, PageCache.pageSize) }
        guard unsafe madvise(page, PageCache.pageSize, clinux_madv_populate_read) == 0 else {
            return "populate=read needs Linux 5.14 (MADV_POPULATE_READ)"
        }
        return nil
    }
}
