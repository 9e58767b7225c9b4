#if IOUring
    import Glibc
    import Platform
    import Results
    import TestSupport
    import Testing
    import Workloads

    @testable import Engines

    @Suite(.enabled(if: IOUringLibrary.state == .available, "io_uring: \(IOUringLibrary.state.description)"))
    struct UringTests {
        private func fixture(_ change: (inout CaseDraft) -> Void = { _ in }) throws -> Fixture {
            try Fixture {
                $0.pattern = .random
                $0.fileSize = .kibibytes(256)
                $0.blockSize = .kibibytes(4)
                $0.operations = 100
                change(&$0)
            }
        }

        @Test("one request at a time is one system call each; several share them")
        func countsCalls() throws {
            let fixture = try fixture()
            #expect(try fixture.measure("io_uring", batches: 0..<3).counts[.syscalls] == 300)
            #expect(try fixture.measure("io_uring:buffers=fixed:files=fixed").counts[.syscalls] == 100)
            let queued = try fixture.measure("io_uring:depth=10")
            #expect((10...91).contains(queued.counts[.syscalls] ?? 0), "\(queued.counts)")
            #expect(queued.operations == 100 && queued.bytes == 100 * 4096)
        }

        /// Few operations: where the kernel's thread has no CPU of its own, each may take a scheduler's tick.
        @Test(
            "a ring that is polled by the kernel gives the same bytes",
            arguments: ["", ":depth=2", ":depth=8:buffers=fixed"]
        )
        func polls(options: String) throws {
            let fixture = try fixture { $0.operations = 40 }
            let polled = try fixture.measure("io_uring\(options):sqpoll=on", batches: 0..<2)
            #expect(polled.digests == (0..<2).map { PlainDigest(fixture).digest(batch: $0) })
        }

        @Test(
            "opening makes a ring for each thread: io_uring_setup, two mappings, what is registered, and three to end it"
        )
        func countsOpening() throws {
            let fixture = try fixture {
                $0.pattern = .sequential
                $0.operations = nil
                $0.mapping = .firstTouch
                $0.threads = 2
            }
            for (engine, calls) in [
                ("io_uring", 6), ("io_uring:files=fixed", 7), ("io_uring:buffers=fixed:files=fixed", 8),
            ] {
                let measured = try fixture.measure(engine)
                #expect(measured.counts[.syscalls] == 2 + 2 * calls + 64, "\(engine)")
                #expect(measured.phases.total == measured.wallNanoseconds)
            }
        }

        @Test(
            "a file that became shorter fails with requests in flight, and the ring goes on afterwards",
            arguments: [2, 16]
        )
        func shortFile(depth: Int) throws {
            let fixture = try fixture()
            let session = try fixture.session("io_uring:depth=\(depth)")
            let digest = try session.run(0..<1).digests
            let bytes = try fixture.bytes()
            try fixture.truncate(to: 5000)
            for _ in 0..<3 {
                let fault = try #require(#expect(throws: EngineFault.self) { try session.run(0..<1) })
                #expect(fault.operation == "io_uring read")
                #expect(fault.number == 0 && (fault.offset ?? 0) >= 4096)
            }
            let file = try FileHandle(fixture.data.path(ofFile: 0), .readWrite)
            try unsafe bytes.withUnsafeBytes { try unsafe file.write($0, at: 0) }
            #expect(try session.run(0..<1).digests == digest)
            try session.finish()
        }

        @Test("a queue with O_DIRECT brings nothing into the cache", .runs("direct"))
        func direct() throws {
            let fixture = try fixture {
                $0.pattern = .sequential
                $0.cache = .cold
                $0.operations = nil
            }
            let file = try FileHandle(fixture.data.path(ofFile: 0))
            #expect(try PageCache.evict(file).isEmpty)
            let digests = try fixture.measure("io_uring:depth=8:direct=on:buffers=fixed").digests
            #expect(digests == [PlainDigest(fixture).digest()])
            #expect(try PageCache.residency(of: file).cached == 0)
        }
    }
#endif
