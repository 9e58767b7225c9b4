import Glibc
import Results
import TestSupport
import Testing
import Workloads

@testable import Engines

extension AccountingTests {
    @Test("a small file is 4 calls to read and 5 to map, and one more for each advice")
    func countsSmallFileCalls() throws {
        let fixture = try Fixture {
            $0.kind = .smallFiles
            $0.fileCount = 20
            $0.fileSize = ByteSize(5000)
        }
        let expected = [
            ("read", 4), ("pread", 4), ("mmap", 5), ("read:advice=random", 5), ("mmap:advice=random:populate=read", 7),
            ("mmap:populate=map", 5), ("mmap:populate=willneed", 6),
        ]
        for (engine, calls) in expected {
            let session = try fixture.session(engine)
            var measured = Measurement()
            let kernel = try counted { measured = try session.run(0..<3) }
            #expect(measured.counts[.syscalls] == 60 * calls, "\(engine)")
            #expect(measured.operations == 60)
            #expect(measured.bytes == 60 * 5000)
            #expect(kernel.reads == (engine.hasPrefix("mmap") ? 0 : 60), "\(engine)")
        }
    }

    @Test("the phases of small files are those of the engine, from one operation in 16", arguments: [3, 15, 16, 40])
    func samplesSmallFilePhases(files: Int) throws {
        let fixture = try Fixture {
            $0.kind = .smallFiles
            $0.fileCount = files
        }
        for engine in ["read", "mmap"] {
            let phases = try fixture.measure(engine, batches: 0..<2).phases
            #expect([phases.open, phases.access, phases.close].allSatisfy { ($0 ?? 0) > 0 })
            #expect((phases.map ?? 0 > 0) == (engine == "mmap") && (phases.unmap ?? 0 > 0) == (engine == "mmap"))
            #expect(phases.sync == nil)
        }
        var timed = Timed()
        timed.start()
        usleep(2000)
        timed.opened()
        timed.accessed()
        let open = try #require(PhaseTimes(timed, isMapped: false, scale: 16).open)
        #expect(open >= 16 * 2_000_000)
        #expect(PhaseTimes(timed, isMapped: false, scale: 16).map == nil)
    }

    @Test("a cold pass over small files is one batch at a time")
    func coldSmallFilesAreOneBatch() throws {
        let fixture = try Fixture {
            $0.kind = .smallFiles
            $0.fileCount = 5
            $0.cache = .cold
        }
        #expect(try fixture.session("read").longestGroup == 1)
    }
}
