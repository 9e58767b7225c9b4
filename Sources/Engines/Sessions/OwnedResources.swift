internal import Platform
internal import Workloads

/// A file handle that can lie in an array and be closed before its owner goes.
final class OwnedFile {
    private var held: FileHandle?
    let descriptor: Int32

    init(
        _ path: String,
        _ mode: FileHandle.Mode,
        direct: Bool = false,
        followsLink: Bool = true
    ) throws(SystemError) {
        let handle = try FileHandle(path, mode, direct: direct, followsLink: followsLink)
        descriptor = handle.descriptor
        held = consume handle
    }

    /// Makes sure that this is the file of that identity; throws ``SwappedFile`` for another.
    func require(_ identity: FileIdentity) throws {
        switch held {
        case .some(let handle): try handle.require(identity)
        case .none: break
        }
    }

    func advise(_ advice: FileHandle.Advice) throws(SystemError) {
        switch held {
        case .some(let handle): try handle.advise(advice)
        case .none: break
        }
    }

    func directAlignment() -> FileHandle.DirectAlignment? {
        switch held {
        case .some(let handle): handle.directAlignment()
        case .none: nil
        }
    }

    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(SystemError) -> Int {
        switch held {
        case .some(let handle): try unsafe handle.read(into: buffer, at: offset)
        case .none: 0
        }
    }

    func write(_ buffer: UnsafeRawBufferPointer, at offset: Int) throws(SystemError) {
        switch held {
        case .some(let handle): try unsafe handle.write(buffer, at: offset)
        case .none: break
        }
    }

    func syncData() throws(SystemError) {
        switch held {
        case .some(let handle): try handle.syncData()
        case .none: break
        }
    }

    func close() throws(SystemError) {
        guard let handle = held.take() else { return }
        try handle.close()
    }
}

/// A mapping that can be undone before its owner goes.
@safe final class OwnedMapping {
    private var held: Mapping?
    let base: UnsafeMutableRawPointer
    let length: Int

    init(
        _ descriptor: Int32,
        length: Int,
        writable: Bool,
        populate: Bool,
        isPrivate: Bool = false
    ) throws(SystemError) {
        let mapping = try Mapping(
            descriptor,
            length: length,
            writable: writable,
            populate: populate,
            isPrivate: isPrivate
        )
        unsafe base = mapping.base
        self.length = length
        held = consume mapping
    }

    /// Anonymous memory, untouched.
    init(anonymous length: Int, hugePageSize: Int?) throws(SystemError) {
        let mapping = try Mapping(anonymous: length, hugePageSize: hugePageSize)
        unsafe base = mapping.base
        self.length = length
        held = consume mapping
    }

    func advise(_ advice: Mapping.Advice, offset: Int = 0, count: Int? = nil) throws(SystemError) {
        switch held {
        case .some(let mapping): try mapping.advise(advice, offset: offset, count: count)
        case .none: break
        }
    }

    func sync() throws(SystemError) {
        switch held {
        case .some(let mapping): try mapping.sync()
        case .none: break
        }
    }

    /// The nodes of its pages; nil once it is unmapped.
    func placement() throws(SystemError) -> PagePlacement? {
        switch held {
        case .some(let mapping): try PagePlacement.of(mapping)
        case .none: nil
        }
    }

    func unmap() throws(SystemError) {
        guard let mapping = held.take() else { return }
        try mapping.unmap()
    }
}

extension AlignedBuffer.Pages {
    /// The pages that an engine asks for its I/O buffer.
    init(_ engine: EngineSpec) {
        switch engine.bufferPages {
        case .transparent: self = .transparent
        case .hugetlb2MiB: self = .pool(2 << 20)
        case .normal: self = .normal
        }
    }
}
