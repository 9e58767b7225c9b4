internal import Workloads

extension EngineDescriptor {
    static let stdio = Self(
        name: "stdio",
        summary: "fread(3) from a stream of the C library, with fseeko(3) where the next block is elsewhere",
        limits: """
            bytes are copied twice where a block is smaller than the stream's buffer, and a seek throws that away; its system calls are \
            the library's, and not counted; each thread has its own stream; reads alone
            """,
        options: [OptionToken.streamBuffer.option],
        kinds: [.file, .smallFiles],
        operations: [.read],
        access: .calls,
        capabilities: { _ in [.copies] }
    )
}

/// The buffer that is given to a stream.
enum StreamBuffer: String, CaseIterable, Sendable {
    /// The C library's own.
    case standard = "default"
    case kibibytes4 = "4KiB"
    case kibibytes64 = "64KiB"
    case mebibytes1 = "1MiB"

    /// The bytes given; 0 for the C library's own.
    var bytes: Int {
        switch self {
        case .standard: 0
        case .kibibytes4: 4 << 10
        case .kibibytes64: 64 << 10
        case .mebibytes1: 1 << 20
        }
    }
}

extension OptionToken<StreamBuffer> {
    /// The buffer that is given to a stream.
    static var streamBuffer: OptionToken { .words("stdio-buffer") }
}
