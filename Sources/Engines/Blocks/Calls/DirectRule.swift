internal import Glibc
internal import Platform
internal import Workloads

/// What has to hold for O_DIRECT, found out as far as the kernel tells.
struct DirectRule {
    private let request: OpeningRequest

    init(_ request: OpeningRequest) { self.request = request }

    /// tmpfs takes O_DIRECT since Linux 6.6, and serves it from the page cache, which is all that it has.
    func checkFileSystem() throws {
        guard try FileSystem(of: request.path).isMemory else { return }
        throw EngineRefusal(
            "O_DIRECT: the data lies in memory (tmpfs), there is no device: choose a --directory on a disk"
        )
    }

    /// The error of open(2) as a refusal, where it says that the file system does not do this.
    func refusal(of error: SystemError) -> any Error {
        guard error.number == EINVAL else { return error }
        return EngineRefusal("O_DIRECT: this file system does not do it (open: \(error.reason))")
    }

    /// What offset and length of a transfer must be multiples of, in bytes.
    ///
    /// - Parameter told: by the kernel; nil where it does not tell. Then it is the size of a page: no device that Linux has a block
    ///   device for asks for more.
    func alignment(told: FileHandle.DirectAlignment?) throws -> Int {
        let unit = told?.offset ?? PageCache.pageSize
        guard unit > 0 else { throw EngineRefusal("O_DIRECT: not for this file (statx tells no alignment)") }
        let work = request.work
        guard work.blockSize.bytes.isMultiple(of: unit) else {
            throw EngineRefusal(
                "O_DIRECT here moves units of \(unit) bytes, block-size is \(work.blockSize)"
            )
        }
        guard
            !work.operation.writes || work.fileSize.bytes.isMultiple(of: unit)
        else {
            throw EngineRefusal(
                "O_DIRECT here writes units of \(unit) bytes, file-size is \(work.fileSize)"
            )
        }
        let memory = max(1, told?.memory ?? PageCache.pageSize)
        guard PageCache.pageSize.isMultiple(of: memory) else {
            throw EngineRefusal("O_DIRECT here needs buffers at multiples of \(memory) bytes, these are page-aligned")
        }
        return unit
    }
}
