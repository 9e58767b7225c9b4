import Platform
import Results
import TestSupport
import Testing
import Workloads

@testable import Engines

extension AccountingTests {
    @Test("durability issues the syncs it says and no other, the last one at the end")
    func countsSyncs() throws {
        let expected: [(Durability, Int, Int)] = [
            (.none, 10, 0), (.end, 10, 1), (.every(4), 10, 3), (.every(5), 10, 2), (.every(1), 6, 6),
            (.every(100), 10, 1),
        ]
        for (durability, operations, syncs) in expected {
            for engine in ["pwrite", "mmap"] {
                let fixture = try fixture {
                    $0.operation = .write
                    $0.pattern = .random
                    $0.durability = durability
                    $0.operations = operations
                }
                let session = try fixture.session(engine)
                let measured = try session.run(0..<1)
                let transfers = engine == "mmap" ? 0 : operations
                #expect(measured.counts[.syscalls] == transfers + syncs, "\(engine) \(durability)")
                #expect((measured.phases.sync != nil) == (durability != .none))
                #expect(measured.phases.total == measured.wallNanoseconds)
                let residency = try PageCache.residency(of: FileHandle(fixture.data.path(ofFile: 0)))
                if durability != .none, let dirty = residency.dirty {
                    #expect(dirty == 0, "\(engine) \(durability)")
                    #expect(measured.phases.sync ?? 0 > 0)
                }
                try session.finish()
            }
        }
    }

    @Test("every thread syncs what it has written")
    func everyThreadSyncs() throws {
        let fixture = try fixture {
            $0.operation = .write
            $0.threads = 2
            $0.durability = .every(10)
        }
        // Each thread writes its 32 blocks: after 10, 20, 30 and at the end.
        #expect(try fixture.measure("pwrite").counts[.syscalls] == 2 * (32 + 4))
    }
}
