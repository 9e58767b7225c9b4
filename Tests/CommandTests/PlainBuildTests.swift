import Foundation
import Testing

/// The build without libnuma and liburing, made for debugging, which nothing else starts.
enum PlainBinary {
    /// FAULTLINE_PLAIN_BINARY; nil where that is not set.
    static let path = ProcessInfo.processInfo.environment["FAULTLINE_PLAIN_BINARY"]
}

extension CommandTests.Measured {
    @Suite(.enabled(if: PlainBinary.path != nil, "FAULTLINE_PLAIN_BINARY names no build without NUMA and io_uring"))
    struct PlainBuildTests {
        private func run(_ sandbox: Sandbox, _ arguments: [String]) throws -> Outcome {
            try sandbox.start(arguments, binary: PlainBinary.path).wait()
        }

        @Test func `doctor says what it was built without, and that it is a debug build`() throws {
            let sandbox = try Sandbox()
            let doctor = try run(sandbox, ["doctor", "--directory", sandbox.data])
            #expect(doctor.status == 0)
            for text in ["built without NUMA", "built without io_uring", "this is a debug build"] {
                #expect(doctor.output.contains(text))
            }
            let placement = try run(sandbox, ["doctor", "--placement"])
            #expect(placement.status == 64)
            #expect(placement.error == "faultline: placement can't be tried: built without NUMA\n")
        }

        @Test func `nodes and rings are refused with the reason, and the rest is measured`() throws {
            let sandbox = try Sandbox()
            let nodes = try run(sandbox, sandbox.arguments("n", "--numa", "local", "--engines", "read,mmap"))
            #expect(nodes.status == 4)
            #expect(nodes.output.contains("refused: numa local: built without NUMA"))
            let rings = try run(
                sandbox,
                sandbox.arguments("r", "--pattern", "random", "--engines", "pread,io_uring")
            )
            #expect(rings.status == 0, "\(rings.error)")
            let dry = try run(sandbox, ["run", "--dry-run", "--pattern", "random", "--engines", "pread,io_uring"])
            #expect(dry.status == 0 && dry.error.contains("would be refused: io_uring in"), "\(dry.error)")
            #expect(dry.error.contains("built without io_uring"))
            let engines = try sandbox.result("r").engines
            #expect(engines.map(\.name) == ["pread", "io_uring"])
            #expect(engines[1].texts("status") == ["refused"])
            #expect(engines[1].texts("reason").allSatisfy { $0?.contains("built without io_uring") == true })
        }

        @Test func `every kind of work runs in a debug build, whose figures it warns of`() throws {
            let sandbox = try Sandbox()
            let suite = try sandbox.file(
                "kinds.yaml",
                """
                workloads:
                  - {name: file, pattern: random, file-size: 8MiB, engines: [pread, mmap, mmap-window, preadv2, stdio]}
                  - {name: write, operation: mixed, pattern: random, file-size: 8MiB, engines: [pread, mmap]}
                  - {name: small, kind: small-files, files: 8, file-size: 16KiB, engines: [read, mmap]}
                  - {name: memory, backing: anonymous, mapping: first-touch, file-size: 8MiB, engines: [mmap]}
                  - {name: talk, kind: exchange, cpus: same, engines: [pipe, shared-memory]}

                """
            )
            let outcome = try run(sandbox, sandbox.arguments("r", suite))
            #expect(outcome.status == 0, "\(outcome.error)")
            #expect(outcome.output.contains("a debug build"))
            for engine in try sandbox.result("r").engines {
                #expect(engine.texts("status").allSatisfy { $0 == "valid" || $0 == "invalid" }, "\(engine.name)")
            }
        }
    }
}
