internal import Platform
internal import Workloads

/// The descriptors of a file that is open: one for all threads, or one for each.
final class OpenFiles {
    private let size: Int
    private var files: [OwnedFile] = []
    /// What offset and length of a transfer must be multiples of, in bytes; 1 without O_DIRECT.
    private(set) var alignment = 1
    /// The system calls made to open and advise.
    private(set) var calls = 0
    /// The system calls that closing makes.
    var closingCalls: Int { files.count }

    /// Opens the file and gives the advice of its page cache; the time is added to `phases`.
    ///
    /// - Parameters:
    ///   - count: of descriptors: one for each thread where their positions matter.
    ///   - advice: of posix_fadvise(2); nil for an engine that advises in another way.
    ///   - direct: with O_DIRECT, if file, case and buffers allow it.
    /// - Throws: ``EngineRefusal`` where they don't.
    init(
        _ request: OpeningRequest,
        count: Int = 1,
        advice: AccessAdvice?,
        direct: Bool = false,
        phases: inout PhaseTimes
    ) throws {
        size = request.work.fileSize.bytes
        let start = Clock.now()
        for _ in 0..<count {
            if direct { try openDirect(request) } else { try open(request, advice: advice) }
        }
        phases.open = Clock.now() - start
    }

    private func open(_ request: OpeningRequest, advice: AccessAdvice?) throws {
        let file = try owned(request) { error in error }
        calls += 1
        if let advice = advice.flatMap(FileHandle.Advice.init) {
            try file.advise(advice)
            calls += 1
        }
        files.append(file)
    }

    private func openDirect(_ request: OpeningRequest) throws {
        let rule = DirectRule(request)
        try rule.checkFileSystem()
        let file = try owned(request, direct: true, rule.refusal)
        alignment = try rule.alignment(told: file.directAlignment())
        calls += 2
        files.append(file)
    }

    /// Opens the file; one that is written must be the file that the run made, before a byte of it changes.
    ///
    /// The fstat(2) of that is the same for every engine, and no call of the engine's.
    private func owned(
        _ request: OpeningRequest,
        direct: Bool = false,
        _ translated: (SystemError) -> any Error
    ) throws -> OwnedFile {
        let writes = request.work.operation.writes
        let file: OwnedFile
        do throws(SystemError) {
            file = try OwnedFile(
                request.path,
                writes ? .readWrite : .read,
                direct: direct,
                followsLink: !request.isOwn
            )
        } catch {
            throw error.isLinkInPlace && request.isOwn ? SwappedFile(request.path) : translated(error)
        }
        if writes, let identity = request.identity { try file.require(identity) }
        return file
    }

    /// The descriptor of a thread.
    subscript(thread: Int) -> Int32 { files[min(thread, files.count - 1)].descriptor }

    /// Reads the whole file once.
    func readOnce() throws {
        let buffer = try AlignedBuffer(min(1 << 20, size))
        for offset in stride(from: 0, to: size, by: buffer.count) {
            let piece = unsafe UnsafeMutableRawBufferPointer(start: buffer.base, count: buffer.count)
            _ = try unsafe files[0].read(into: piece, at: offset)
        }
    }

    /// Writes the whole file once with the content that it has.
    func rewrite() throws {
        let buffer = try AlignedBuffer(1 << 20)
        for offset in stride(from: 0, to: size, by: buffer.count) {
            let count = min(buffer.count, size - offset)
            let piece = unsafe UnsafeMutableRawBufferPointer(start: buffer.base, count: count)
            _ = try unsafe files[0].read(into: piece, at: offset)
            try unsafe files[0].write(UnsafeRawBufferPointer(piece), at: offset)
        }
    }

    /// Makes the file durable.
    func sync() throws { try files[0].syncData() }

    /// Closes; the time is added to `phases`.
    func close(phases: inout PhaseTimes) throws {
        let start = Clock.now()
        for file in files { try file.close() }
        files = []
        phases.close = Clock.now() - start
    }
}

/// An opening that has nothing open but descriptors.
protocol DescriptorOpening: Opening {
    var files: OpenFiles { get }
}

extension DescriptorOpening {
    var calls: Int { files.calls }
    var closingCalls: Int { files.closingCalls }
    func useOnce() throws { try files.readOnce() }
    func rewrite() throws { try files.rewrite() }
    func sync() throws { try files.sync() }
    func close(phases: inout PhaseTimes) throws { try files.close(phases: &phases) }
}

extension FileHandle.Advice {
    /// The advice that an engine's option asks for; nil for none.
    init?(_ advice: AccessAdvice) {
        switch advice {
        case .sequential: self = .sequential
        case .random: self = .random
        case .normal: return nil
        }
    }
}

extension Mapping.Advice {
    /// The advice that an engine's option asks for; nil for none.
    init?(_ advice: AccessAdvice) {
        switch advice {
        case .sequential: self = .sequential
        case .random: self = .random
        case .normal: return nil
        }
    }
}
