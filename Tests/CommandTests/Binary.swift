import Foundation
import Testing

/// The program under test: the real binary, in processes of its own.
enum Binary {
    /// The binary's path: FAULTLINE_BINARY, or the package's release build.
    static let path: String? = {
        if let given = ProcessInfo.processInfo.environment["FAULTLINE_BINARY"] { return isThere(given) ? given : nil }
        var package = URL(filePath: #filePath)
        for _ in 0..<3 { package.deleteLastPathComponent() }
        let built = package.appending(path: ".build/release/faultline").path()
        return isThere(built) ? built : nil
    }()

    private static func isThere(_ path: String) -> Bool { FileManager.default.isExecutableFile(atPath: path) }
}

/// Fails a suite as a whole, once, when there is no binary: a test of the command that can't run is not a success.
struct BinaryTrait: SuiteTrait {
    struct Missing: Error, CustomStringConvertible {
        let description =
            "no faultline binary: set FAULTLINE_BINARY to its path, or build it by swift build -c release --product faultline"
    }

    func prepare(for test: Test) async throws {
        if Binary.path == nil { throw Missing() }
    }
}

extension Trait where Self == BinaryTrait {
    /// The suite starts the binary.
    static var binary: Self { Self() }
}

/// All tests of the command.
@Suite(.binary)
enum CommandTests {
    /// Those that measure, one after another: they are about what happens at which moment.
    @Suite(.serialized)
    enum Measured {}
}
