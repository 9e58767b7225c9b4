import Platform
import Results
import TestSupport
import Testing
import Workloads

@testable import Engines

/// What the kernel says of the mappings that engines work in: a mapping that may be written, or is private, costs something else.
@Suite struct MappingFlagsTests {
    private func fixture(_ change: (inout CaseDraft) -> Void = { _ in }) throws -> Fixture {
        try Fixture {
            $0.fileSize = .kibibytes(256)
            $0.mapping = .steady
            change(&$0)
        }
    }

    /// The permissions of this process's mappings of the file, in a session that is ready to run and has done a batch.
    private func permissions(_ engine: String, of fixture: Fixture) throws -> Set<String> {
        let session = try fixture.session(engine)
        _ = try session.run(0..<1)
        let path = fixture.data.path(ofFile: 0)
        let lines = try #require(ProcFile.read("/proc/self/maps")).split(separator: "\n")
        let found = lines.filter { $0.hasSuffix(" " + path) }.compactMap { $0.split(separator: " ").dropFirst().first }
        try session.finish()
        return Set(found.map(String.init))
    }

    @Test func `a case that reads maps for reading alone and shared, unless the engine's name says private`() throws {
        let fixture = try fixture()
        for engine in ["mmap", "mmap:populate=read", "mmap:advice=random", "mmap-window"] {
            #expect(try permissions(engine, of: fixture) == ["r--s"], "\(engine)")
        }
        #expect(try permissions("mmap:share=private", of: fixture) == ["r--p"])
        #expect(try permissions("pread", of: fixture).isEmpty)
    }

    @Test func `a case that writes maps shared and writable`() throws {
        for operation in [Operation.write, .mixed] {
            let fixture = try fixture {
                $0.operation = operation
                if operation == .mixed { $0.pattern = .random }
            }
            for engine in ["mmap", "mmap-window"] {
                #expect(try permissions(engine, of: fixture) == ["rw-s"], "\(engine), \(operation)")
            }
        }
    }
}
