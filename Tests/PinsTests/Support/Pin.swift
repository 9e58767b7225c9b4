import Foundation
import Testing

/// Compares what the program makes with a golden file in Snapshots.
///
/// These files hold what must not move: ids, offsets, digests, files and orders that earlier builds have written, and texts that
/// users read. A difference is a defect unless an issue asks for it. With FAULTLINE_RECORD_PINS=1 in the environment the files are
/// written instead of compared; the other golden files (FAULTLINE_RECORD=1) don't move with them:
///
///     FAULTLINE_RECORD_PINS=1 swift test --disable-xctest --no-parallel --filter PinsTests
///     git diff Tests/PinsTests/Snapshots
enum Pin {
    /// The folder of this target.
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    /// True where golden files are written.
    static let isRecording = ProcessInfo.processInfo.environment["FAULTLINE_RECORD_PINS"] == "1"

    /// The bytes of an input.
    static func fixture(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appending(path: "Fixtures/\(name)")))
    }

    /// The lines of an input, without empty ones and comments.
    static func lines(_ name: String) throws -> [String] {
        String(decoding: try fixture(name), as: UTF8.self).split(separator: "\n").map(String.init).filter {
            !$0.hasPrefix("#")
        }
    }

    /// The bytes of a golden file.
    static func snapshot(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: file(name)))
    }

    private static func file(_ name: String) -> URL { folder.appending(path: "Snapshots/\(name)") }

    /// Expects a text to be that of a golden file.
    static func expect(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let bytes = Array(text.utf8)
        if isRecording { return try Data(bytes).write(to: file(name)) }
        expect(bytes, try snapshot(name), "Snapshots/\(name)", sourceLocation: sourceLocation)
    }

    /// Expects bytes to be those of a file; a failure shows the first line that differs.
    static func expect(
        _ bytes: [UInt8],
        _ expected: [UInt8],
        _ name: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        guard bytes != expected else { return }
        Issue.record("\(Difference(bytes, expected, name))", sourceLocation: sourceLocation)
    }
}
