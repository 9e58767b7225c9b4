import Glibc
import Platform
import Results
import TestSupport
import Testing
import Workloads

@testable import Engines

/// Calls, operations, bytes and phases, as the kernel counts them and as they are documented.
@Suite struct AccountingTests {
    func fixture(_ change: (inout CaseDraft) -> Void = { _ in }) throws -> Fixture {
        try Fixture {
            $0.fileSize = .kibibytes(256)
            $0.blockSize = .kibibytes(4)
            change(&$0)
        }
    }

    /// The calls of read(2) and write(2) and their kin that this thread has made.
    private func kernelCalls() throws -> (reads: Int, writes: Int) {
        let text = String(decoding: try FileHandle("/proc/thread-self/io").bytes(in: 0..<4096), as: UTF8.self)
        func value(_ key: String) -> Int? {
            text.split(separator: "\n").first { $0.hasPrefix(key) }?.split(separator: " ").last.flatMap { Int($0) }
        }
        return (try #require(value("syscr:")), try #require(value("syscw:")))
    }

    /// What the kernel counts in `body`, less what reading its counters costs, and the two readings of the thread's usage that
    /// stand around the timed part of a group.
    func counted(_ body: () throws -> Void) throws -> (reads: Int, writes: Int) {
        let first = try kernelCalls()
        let usage = ThreadUsage(at: .start)
        BlackBox.use(UInt64(usage.counts(to: ThreadUsage(at: .end))[.minorFaults] ?? 0))
        let second = try kernelCalls()
        try body()
        let third = try kernelCalls()
        return (third.reads - second.reads - (second.reads - first.reads), third.writes - second.writes)
    }

    @Test("the calls of a steady batch are counted as the kernel counts them")
    func countsSteadyCalls() throws {
        let random = try fixture {
            $0.pattern = .random
            $0.operations = 500
        }
        let sequential = try fixture { $0.operations = 64 }
        for (fixture, engine, seeks) in [(random, "pread", 0), (sequential, "pread", 0), (sequential, "read", 2)] {
            let session = try fixture.session(engine)
            var measured = Measurement()
            let kernel = try counted { measured = try session.run(0..<3) }
            #expect(measured.operations == 3 * fixture.benchCase.operations)
            #expect(measured.bytes == measured.operations * 4096)
            #expect(kernel.reads == measured.operations, "\(engine)")
            #expect(measured.counts[.syscalls] == measured.operations + seeks, "\(engine)")
        }
        #expect(try random.measure("mmap", batches: 0..<3).counts[.syscalls] == 0)
        for engine in ["direct", "preadv2", "uncached"] where !Unsupported.has(engine) {
            let session = try random.session(engine)
            var measured = Measurement()
            let kernel = try counted { measured = try session.run(0..<3) }
            // A page that the kernel has reclaimed meanwhile is missed, and costs one call more.
            #expect((measured.counts[.nowaitMisses] != nil) == (engine == "preadv2"), "\(engine)")
            #expect(
                kernel.reads == (measured.counts[.syscalls] ?? 0)
                    && (measured.counts[.syscalls] ?? 0) == 1500 + (measured.counts[.nowaitMisses] ?? 0),
                "\(engine)"
            )
        }
    }

    @Test("the calls of writes are counted as the kernel counts them")
    func countsWrites() throws {
        for (engine, pattern, seeks) in [("pwrite", Pattern.random, 0), ("write", .sequential, 1)] {
            let fixture = try fixture {
                $0.operation = .write
                $0.pattern = pattern
                $0.operations = 64
            }
            let session = try fixture.session(engine)
            var measured = Measurement()
            let kernel = try counted { measured = try session.run(0..<2) }
            #expect(kernel.writes == 128)
            #expect(measured.counts[.syscalls] == 128 + seeks)
        }
    }

    @Test("a mixed batch makes one call for each operation, of the kind its table says")
    func countsMixed() throws {
        let fixture = try fixture {
            $0.operation = .mixed
            $0.pattern = .random
            $0.operations = 300
        }
        let reads = fixture.work().blocks(batch: 0).count { $0 < 1 << 31 }
        let session = try fixture.session("pread")
        var measured = Measurement()
        let kernel = try counted { measured = try session.run(0..<1) }
        #expect(measured.counts[.syscalls] == 300)
        #expect(kernel.reads == reads)
        #expect(kernel.writes == 300 - reads)
    }

    @Test("threads add up: calls, operations, bytes and usage")
    func addsThreads() throws {
        let fixture = try fixture {
            $0.pattern = .random
            $0.threads = 3
            $0.operations = 100
        }
        let measured = try fixture.measure("pread", batches: 0..<4)
        #expect(measured.operations == 1200)
        #expect(measured.counts[.syscalls] == 1200)
        #expect(measured.bytes == 1200 * 4096)
        let fresh = try Fixture {
            $0.mapping = .firstTouch
            $0.fileSize = .mebibytes(12)
            $0.threads = 3
        }
        // At least one fault for each thread's part of 4 MiB; the main thread's own are few.
        #expect(try #require(fresh.measure("mmap").counts[.minorFaults]) >= 3)
    }

    @Test(
        "opening, advising, mapping, unmapping and closing are counted and timed in first-touch work",
        arguments: [
            ("pread", 2), ("read", 2), ("pread:advice=random", 3), ("mmap", 4), ("mmap:advice=random", 5),
            ("mmap:advice=sequential:populate=read", 6), ("mmap:populate=map", 4), ("mmap:populate=willneed", 6),
            ("mmap:share=private", 4), ("mmap:after=cold", 5), ("direct", 3),
        ]
    )
    func countsOpening(engine: String, calls: Int) throws {
        let fixture = try fixture { $0.mapping = .firstTouch }
        let transfers = engine.hasPrefix("mmap") ? 0 : 64
        let measured = try fixture.measure(engine, batches: 0..<2)
        #expect(measured.counts[.syscalls] == 2 * (calls + transfers))
        let phases = measured.phases
        let isMapped = engine.hasPrefix("mmap")
        #expect(phases.open != nil && phases.access != nil && phases.close != nil)
        #expect((phases.map != nil) == isMapped && (phases.unmap != nil) == isMapped)
        #expect(phases.sync == nil)
        #expect(phases.total == measured.wallNanoseconds)
        #expect([phases.open, phases.access, phases.close].allSatisfy { ($0 ?? 0) > 0 })
    }

    @Test("a descriptor for each thread is opened and closed for each, one for all once")
    func countsDescriptors() throws {
        let fixture = try fixture {
            $0.mapping = .firstTouch
            $0.threads = 2
        }
        #expect(try fixture.measure("pread").counts[.syscalls] == 2 + 64)
        // The second thread begins in the middle of the file: it seeks.
        #expect(try fixture.measure("read").counts[.syscalls] == 2 * 2 + 64 + 1)
    }

    @Test("steady work is access alone", arguments: ["read", "pread", "mmap"])
    func steadyIsAccess(engine: String) throws {
        let measured = try fixture().measure(engine, batches: 0..<3)
        var expected = PhaseTimes()
        expected.access = measured.wallNanoseconds
        #expect(measured.phases == expected)
        #expect(measured.wallNanoseconds > 0)
    }

    @Test("a steady mapping was used before it is timed, a fresh one faults in its batch")
    func steadyDoesNotFault() throws {
        let steady = try fixture { $0.mapping = .steady }
        _ = try steady.measure("mmap")
        let faults = try undisturbed(until: { $0 < 4 }) { try steady.measure("mmap").counts[.minorFaults] ?? 0 }
        #expect(faults < 4)
        let fresh = try fixture {
            $0.mapping = .firstTouch
            $0.fileSize = .mebibytes(8)
        }
        // 2048 pages: the kernel maps at most 16 of small folios at once, and 512 of the largest.
        #expect(try #require(fresh.measure("mmap").counts[.minorFaults]) >= 4)
    }

    @Test("writes through a steady mapping do not fault either: its pages were written before")
    func steadyWritesDoNotFault() throws {
        let fixture = try fixture { $0.operation = .write }
        // Write-back, which any process may ask for by sync(2), protects pages that it has written: stores to them fault again.
        let faults = try undisturbed(until: { $0 < 4 }) {
            let session = try fixture.session("mmap")
            let measured = try session.run(0..<1)
            try session.finish()
            return measured.counts[.minorFaults] ?? 0
        }
        #expect(faults < 4)
    }

    @Test("a group is as long as its table, and one batch where batches don't follow each other freely")
    func limitsGroups() throws {
        #expect(try fixture { $0.operations = 64 }.session("pread").longestGroup == 1 << 16)
        #expect(try fixture { $0.mapping = .firstTouch }.session("pread").longestGroup == 1)
        let random = try fixture {
            $0.pattern = .random
            $0.operations = 1 << 15
        }
        #expect(try random.session("mmap").longestGroup == 32)
        let durable = try fixture {
            $0.operation = .write
            $0.durability = .end
        }
        #expect(try durable.session("pwrite").longestGroup == 1)
    }
}
