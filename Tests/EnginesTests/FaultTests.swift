import Glibc
import Platform
import Testing
import Workloads

@testable import Engines
import TestSupport

@Suite struct FaultTests {
    private func fault<Answer>(_ body: () throws -> Answer) throws -> EngineFault {
        try #require(#expect(throws: EngineFault.self) { try body() })
    }

    @Test(
        "a file that has become shorter is a fault with the call, the offset and the reason",
        arguments: [
            ("read", "read"), ("pread", "pread"), ("direct", "pread with O_DIRECT"),
            ("preadv2", "preadv2 with RWF_NOWAIT"), ("uncached", "preadv2 with RWF_DONTCACHE"), ("stdio", "fread"),
            ("io_uring", "io_uring read"),
        ].filter { !Unsupported.has($0.0) }
    )
    func shortFile(engine: String, call: String) throws {
        for size in [5000, 8192, 4096 * 3 - 1, 0] {
            for threads in [1, 2] {
                let fixture = try Fixture {
                    $0.fileSize = ByteSize(threads * 4 * 4096)
                    $0.blockSize = .kibibytes(4)
                    $0.threads = threads
                }
                let session = try fixture.session(engine)
                try fixture.truncate(to: size)
                let fault = try fault { try session.run(0..<1) }
                let offset = size / 4096 * 4096
                #expect(fault.operation == call)
                #expect(fault.offset == offset)
                #expect("\(fault)" == "\(call) at offset \(offset): the file ends there")
                #expect(throws: EngineFault.self) { try session.audit() }
            }
        }
    }

    @Test("a file that is gone is an error that names it")
    func missingFile() throws {
        let fixture = try Fixture { $0.fileSize = .kibibytes(8) }
        let path = fixture.data.path(ofFile: 0)
        try WorkFolder.removeFile(path)
        let error = #expect(throws: SystemError.self) { try fixture.session("mmap") }
        #expect(error.map { "\($0)" } == "open \(path): No such file or directory")
    }

    @Test(
        "a small file that is missing, empty or too large is a fault with its call",
        arguments: ["read", "pread", "mmap", "stdio"]
    )
    func smallFile(engine: String) throws {
        let fixture = try Fixture {
            $0.kind = .smallFiles
            $0.fileSize = ByteSize(100)
            $0.fileCount = 4
        }
        let session = try fixture.session(engine)
        try fixture.truncate(file: 3, to: 50)
        #expect(try session.run(0..<1).digests != [PlainDigest(fixture).digest()])
        try fixture.truncate(file: 3, to: 1 << 20)
        #expect("\(try fault { try session.run(0..<1) })" == "fstat of a small file: File too large")
        if engine == "mmap" {
            try fixture.truncate(file: 3, to: 0)
            #expect("\(try fault { try session.run(0..<1) })" == "fstat of a small file: the file ends there")
        }
        try WorkFolder.removeFile(fixture.data.path(ofFile: 3))
        let call = engine == "stdio" ? "fopen" : "open"
        #expect("\(try fault { try session.run(0..<1) })" == "\(call) of a small file: No such file or directory")
    }

    @Test("a fault names the call that failed: reading, writing, seeking or syncing")
    func namesTheCall() throws {
        let fixture = try Fixture {
            $0.operation = .mixed
            $0.readPercentage = 1
            $0.pattern = .random
            $0.fileSize = .kibibytes(64)
            $0.operations = 50
            $0.durability = .end
        }
        let work = fixture.work()
        let lane = try Lane(work, thread: 0, bufferBytes: 4096, needsTable: true)
        lane.prepare(0..<1)
        let payload = Payload(content: work.data.content, round: 0, engine: 0)
        let access = BlockAccess(use: .copy, work: work.definition, payload: payload)
        func run<Engine: BlockEngine & ~Copyable>(_ engine: consuming Engine, _ descriptor: Int32) throws -> EngineFault
        {
            var engine = engine
            var fault: EngineFault?
            do throws(EngineFault) {
                var report = LaneReport()
                let flusher = unsafe Flusher(.end, descriptor: descriptor)
                try access.run(&engine, lane, batch: 0, place: 0, flusher: flusher, report: &report)
            } catch {
                fault = error
            }
            return try #require(fault)
        }
        // Opened for reading: the first write fails.
        let file = try FileHandle(work.data.path(ofFile: 0))
        let write = try run(
            unsafe PreadEngine(PreadCalls(), descriptor: file.descriptor, buffer: lane.bufferBase),
            file.descriptor
        )
        let firstWrite = try #require(work.blocks(batch: 0).first { $0 >= 1 << 31 })
        #expect(write.operation == "pwrite")
        #expect(write.offset == Int(firstWrite & 0x7fff_ffff) * 4096)
        #expect(write.number == EBADF)
        // A pipe has no offsets.
        var ends: [Int32] = [0, 0]
        try #require(unsafe pipe(&ends) == 0)
        let seek = try run(unsafe ReadEngine(descriptor: ends[1], buffer: lane.bufferBase, position: -1), ends[1])
        #expect(seek.operation == "lseek")
        var flusher = unsafe Flusher(.end, descriptor: ends[1])
        let sync = #expect(throws: LoopFault.self) { try flusher.flush() }
        #expect(sync?.step == .sync)
        #expect(sync?.result == -Int64(EINVAL))
        close(ends[0])
        close(ends[1])
    }

    @Test("a CPU that a thread can't be bound to is a fault, not ignored")
    func refusesUnknownCPU() throws {
        let fixture = try Fixture {
            $0.fileSize = .kibibytes(64)
            $0.blockSize = .kibibytes(4)
            $0.threads = 2
        }
        let work = fixture.work(cpus: [8191])
        let session = try EngineSessions.session(EngineSpec(parsing: "pread"), index: 0, work: work)
        try session.prepare()
        #expect("\(try fault { try session.run(0..<1) })" == "sched_setaffinity to CPU 8191: Invalid argument")
    }
}
