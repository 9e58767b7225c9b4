import Foundation
import Testing

extension CommandTests.Measured {
    /// Every engine, option and kind of case through one run each, on small files.
    struct EngineTests {
        /// Runs a suite and returns its result; all of its trials have to be valid.
        private func measure(
            _ workloads: String,
            in sandbox: Sandbox,
            rounds: String = "1",
            until isUndisturbed: (ResultFile) -> Bool = { _ in true }
        ) throws -> ResultFile {
            let suite = try sandbox.file("cases.yaml", "min-trial: 1ms\nworkloads:\n" + workloads)
            let (run, result) = try sandbox.measure(
                [
                    "run", suite, "--rounds", rounds, "--directory", sandbox.data, "--output", sandbox.out + "/r",
                ],
                until: isUndisturbed
            )
            #expect(run.status == 0, "\(run.error)")
            #expect(result.isValid, "\(result.reasons)")
            #expect(sandbox.leftovers.isEmpty)
            return result
        }

        private static let advices = ["normal", "sequential", "random"]
        private static let mmaps =
            ["none", "map", "read", "willneed"].flatMap { populate in
                advices.map { "mmap:advice=\($0):populate=\(populate)" }
            } + ["mmap"]

        private static func engines(_ names: String...) -> String {
            let calls = names.flatMap { name in [name] + advices.map { "\(name):advice=\($0)" } }
            return (calls + mmaps).map { "\"\($0)\"" }.joined(separator: ", ")
        }

        @Test func `every engine with every option reads the same bytes, steady and fresh`() throws {
            let sandbox = try Sandbox()
            let result = try measure(
                """
                  - name: reads
                    file-size: 8MiB
                    block-size: 64KiB
                    mapping: [steady, first-touch]
                    engines: [\(Self.engines("read", "pread"))]
                  - name: cold
                    file-size: 8MiB
                    block-size: 64KiB
                    cache: cold
                    engines: [\(Self.engines("read", "pread"))]
                """,
                in: sandbox,
                // A few pages of the program or of the file system's own data may have to come from the device meanwhile.
                until: { $0.engines(of: "reads").allSatisfy { $0.numbers("device_read_bytes") == [0] } }
            )
            #expect(result.engines.count == 3 * 21)
            for benchCase in ["reads", "cold"] {
                #expect(Set(result.engines(of: benchCase).map { $0.texts("digest") }).count <= 2)
            }
            for engine in result.engines {
                let isCold = engine.workload == "cold"
                #expect(engine.numbers("resident_before_bytes") == [isCold ? 0 : 8_388_608], "\(engine.name)")
                #expect((engine.numbers("device_read_bytes")[0] ?? -1 > 0) == isCold, "\(engine.name)")
                #expect(engine.numbers("dirtied_bytes") == [nil])
                #expect(engine.numbers("device_write_bytes") == [nil])
            }
        }

        @Test func `every engine with every option writes what the file then holds`() throws {
            let sandbox = try Sandbox()
            let result = try measure(
                """
                  - name: writes
                    operation: write
                    file-size: 8MiB
                    block-size: 64KiB
                    mapping: [steady, first-touch]
                    engines: [\(Self.engines("write", "pwrite"))]
                  - name: end
                    operation: write
                    file-size: 8MiB
                    mapping: first-touch
                    durability: end
                    engines: [write, mmap]
                  - name: every
                    operation: write
                    pattern: random
                    file-size: 8MiB
                    durability: every:50
                    operations: 100
                    engines: [pwrite, mmap]
                  - name: mixed
                    operation: mixed
                    read-percentage: 50
                    pattern: random
                    file-size: 8MiB
                    engines: [pread, mmap]
                """,
                in: sandbox
            )
            #expect(result.engines(of: "writes").count == 2 * 21)
            for engine in result.engines {
                let isDurable = ["end", "every"].contains(engine.workload)
                #expect(engine.texts("digest")[0] != nil)
                #expect(engine.numbers("dirtied_bytes")[0] != nil, "\(engine.name)")
                #expect(!isDurable || (engine.numbers("device_write_bytes")[0] ?? 0) > 0, "\(engine.workload)")
                #expect((engine.numbers("sync_ns")[0] ?? 0 > 0) == isDurable, "\(engine.workload)")
            }
            let mixed = result.engines(of: "mixed")
            #expect(mixed[0].texts("digest") == mixed[1].texts("digest"))
        }

        @Test func `small files, threads, patterns, uses and files that end inside a block all give valid trials`()
            throws
        {
            let sandbox = try Sandbox()
            let result = try measure(
                """
                  - name: small
                    kind: small-files
                    file-size: [1B, 5000B]
                    files: 32
                    pattern: [sequential, random]
                    cache: [warm, cold]
                    engines: [read, pread, mmap, "mmap:populate=map"]
                  - name: uses
                    pattern: [random, "zipf:1.2"]
                    file-size: 8MiB
                    consume: [touch, sum, copy]
                    engines: [pread, mmap]
                  - name: threads
                    file-size: 8MiB
                    threads: 2
                    pattern: [sequential, random]
                    mapping: [steady, first-touch]
                    engines: [pread, mmap]
                  - name: threads-write
                    operation: write
                    file-size: 8MiB
                    threads: 2
                    engines: [pwrite, mmap]
                  - name: uneven
                    file-size: 1000003B
                    block-size: 4KiB
                    pattern: [sequential, random]
                    cache: [warm, cold]
                    engines: [pread, mmap]
                  - name: uneven-write
                    operation: write
                    file-size: 1000003B
                    block-size: 4KiB
                    engines: [write, pwrite, mmap]
                """,
                in: sandbox
            )
            #expect(result.engines.count == 8 * 4 + 6 * 2 + 4 * 2 + 2 + 4 * 2 + 3)
            // The engines of a case read the same.
            for (_, engines) in Dictionary(grouping: result.engines, by: \.caseID)
            where !engines[0].workload.contains("write") {
                #expect(Set(engines.map { $0.texts("digest") }).count == 1, "\(engines[0].caseID)")
            }
            #expect(result.engines(of: "threads").allSatisfy { $0.numbers("threads") == [2] })
            #expect(result.engines(of: "uneven").allSatisfy { $0.numbers("operations")[0] ?? 0 > 0 })
        }

        @Test
        func
            `counters are what the engines do: calls for pread, none for touches of a mapping, groups where they alternate`()
            throws
        {
            let sandbox = try Sandbox()
            let result = try measure(
                """
                  - name: steady
                    pattern: random
                    file-size: 8MiB
                    consume: touch
                  - name: fresh
                    file-size: 8MiB
                    mapping: first-touch
                    block-size: 4KiB
                  - name: cold
                    file-size: 8MiB
                    cache: cold
                    pattern: random
                """,
                in: sandbox,
                rounds: "2",
                // Pages that are taken from a steady mapping fault again.
                until: { $0.engines(of: "steady")[1].numbers("minor_faults").allSatisfy { $0 ?? 99 < 10 } }
            )
            let (pread, mmap) = (result.engines(of: "steady")[0], result.engines(of: "steady")[1])
            #expect(pread.numbers("syscalls") == pread.numbers("operations"))
            #expect(mmap.numbers("syscalls") == [0, 0])
            #expect(mmap.numbers("minor_faults").allSatisfy { $0 ?? 99 < 10 })
            for engine in result.engines {
                let alternates = engine.workload == "steady"
                #expect(engine.numbers("groups").allSatisfy { alternates ? $0 ?? 0 >= 3 : $0 == nil })
                #expect(engine.numbers("p95_ns_per_op").allSatisfy { alternates ? $0 ?? 0 > 0 : $0 == nil })
                #expect(
                    engine.numbers("open_ns").allSatisfy { alternates ? $0 == nil : $0 ?? 0 > 0 },
                    "\(engine.caseID)"
                )
            }
            let fresh = result.engines(of: "fresh")[1]
            #expect(
                fresh.numbers("map_ns").allSatisfy { $0 ?? 0 > 0 }
                    && fresh.numbers("unmap_ns").allSatisfy { $0 ?? 0 > 0 }
            )
            #expect(fresh.numbers("minor_faults").allSatisfy { $0 ?? 0 > 0 })
            let cold = result.engines(of: "cold")
            // 2048 pages / 256, each of which the device had to deliver.
            #expect(cold[0].caseID.hasSuffix("/operations=8"))
            #expect(cold.allSatisfy { $0.numbers("operations") == [8, 8] && $0.numbers("batches") == [1, 1] })
            #expect(cold.allSatisfy { $0.numbers("device_read_bytes").allSatisfy { $0 ?? 0 >= 8 * 4096 } })
        }
    }
}
