import Foundation
import Glibc
import Results
import Testing

extension CommandTests.Measured {
    /// Huge pages and nodes, asked for and obtained, by the real binary. Tests that change the kernel's pool are in one suite that
    /// runs one test at a time.
    struct PagesTests {
        /// A large page, in bytes, as JSON has it.
        private static let large = 2_097_152.0
        private static let poolFile = "/sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages"

        static var pool: Int? {
            (try? String(contentsOfFile: poolFile, encoding: .utf8)).flatMap {
                Int($0.trimmingCharacters(in: .whitespacesAndNewlines))
            }
        }

        static var canReserve: Bool { geteuid() == 0 && pool != nil }
        static let cannot: Comment = "only root may reserve huge pages of 2 MiB, on a kernel that has them"

        @Test(.enabled(if: canReserve, cannot))
        func `a mapping of 32 MiB of 2 MiB pages has 16 faults, and the twin's are explained by its pages`() throws {
            let sandbox = try Sandbox()
            let lock = PoolLock()
            defer { withExtendedLifetime(lock) {} }
            let before = Self.pool
            let (run, result) = try sandbox.measure(
                sandbox.arguments(
                    "r",
                    rounds: "2",
                    "--file-size",
                    "32MiB",
                    "--huge-pages",
                    "hugetlb-2MiB",
                    "--mapping",
                    "first-touch",
                    "--reserve-huge-pages"
                ),
                // A page of the program's own that was taken away is one fault more.
                until: { $0.engines.contains { $0.numbers("faults_per_mib") == [0.5, 0.5] } }
            )
            #expect(run.status == 0, "\(run.error)")
            #expect(Self.pool == before, "the pool is put back")
            #expect(
                run.output.contains("huge pages hugetlb-2MiB")
                    && run.output.contains("huge-pages=hugetlb-2MiB / base pages of tmpfs")
            )
            #expect(result.isValid, "\(result.reasons)")
            let large = result.engines.filter { $0.numbers("page_size_asked")[0] != nil }
            let small = result.engines.filter { $0.numbers("page_size_asked")[0] == nil }
            #expect(large.map(\.name) == ["read", "mmap"] && small.map(\.name) == ["read", "mmap"])
            for engine in large {
                #expect(engine.numbers("page_size_obtained") == [Self.large, Self.large])
                #expect(engine.numbers("shared_hugetlb_bytes") == [16 * Self.large, 16 * Self.large])
                #expect(engine.numbers("resident_after_bytes") == [16 * Self.large, 16 * Self.large])
            }
            for (faults, batches) in zip(large[1].numbers("minor_faults"), large[1].numbers("batches")) {
                #expect(faults == 16 * (batches ?? 0))
            }
            #expect(large[1].numbers("faults_per_mib") == [0.5, 0.5])
            // 8192 pages of 4 KiB, of which one fault maps up to 16 (fault_around_bytes).
            for (faults, batches) in zip(small[1].numbers("minor_faults"), small[1].numbers("batches")) {
                #expect((512...8192).contains(Int((faults ?? 0) / (batches ?? 1))))
            }
            #expect(small[1].numbers("page_size_obtained") == [4096, 4096])
            // What a fault costs was measured on the first data, whose pages are those of the pool.
            let faults = result.root["calibration"]["faults"].list
            #expect(faults.map { $0["source"].text } == ["one-page"])
            #expect(faults.map { $0["pages_per_fault"].number } == [512])
        }

        @Test(.enabled(if: canReserve, cannot))
        func `a buffer of hugetlb pages and writes through a mapping of them work, and bytes agree`() throws {
            let sandbox = try Sandbox()
            let suite = try sandbox.file(
                "s.yaml",
                """
                min-trial: 1ms
                workloads:
                  - {name: buffers, file-size: 8MiB, consume: copy, engines: [read, "read:buffer=hugetlb-2MiB", "read:buffer=thp"]}
                  - {name: store, operation: write, pattern: random, file-size: 8MiB, huge-pages: hugetlb-2MiB, engines: [mmap]}
                  - {name: call, operation: write, pattern: random, file-size: 8MiB, backing: memfd, engines: [pwrite, mmap]}
                """
            )
            let lock = PoolLock()
            defer { withExtendedLifetime(lock) {} }
            let before = Self.pool
            // The kernel gives transparent huge pages where it finds some, each time anew.
            let (run, result) = try sandbox.measure(
                [
                    "run", suite, "--rounds", "1", "--directory", sandbox.data, "--output", sandbox.out + "/r",
                    "--reserve-huge-pages",
                ],
                until: { $0.engines(of: "buffers")[2].numbers("anon_huge_bytes") == [Self.large] }
            )
            #expect(run.status == 0, "\(run.error)")
            #expect(Self.pool == before)
            #expect(result.isValid, "\(result.reasons)")
            let buffers = result.engines(of: "buffers")
            #expect(buffers.map { $0.numbers("page_size_obtained")[0] ?? 0 }.suffix(2) == [Self.large, Self.large])
            #expect(buffers[1].numbers("private_hugetlb_bytes") == [Self.large])
            #expect(buffers[2].numbers("anon_huge_bytes") == [Self.large])
            #expect(Set(buffers.map { $0.texts("digest") }).count == 1)
        }

        @Test(.enabled(if: canReserve, cannot))
        func `the first touch of fresh memory is measured in each size of pages, which it is found to have`() throws {
            let sandbox = try Sandbox()
            let suite = try sandbox.file(
                "s.yaml",
                """
                min-trial: 1ms
                workloads:
                  - name: fresh
                    backing: anonymous
                    file-size: 32MiB
                    block-size: 4KiB
                    consume: touch
                    huge-pages: [hugetlb-2MiB, thp]
                    engines: [mmap, "mmap:populate=write"]
                """
            )
            let lock = PoolLock()
            defer { withExtendedLifetime(lock) {} }
            let before = Self.pool
            // Transparent huge pages are given where there are some, and pages that are migrated meanwhile fault once more.
            let (run, result) = try sandbox.measure(
                sandbox.arguments("r", rounds: "2", suite, "--reserve-huge-pages"),
                until: {
                    $0.engines[4].numbers("anon_huge_bytes") == [16 * Self.large, 16 * Self.large]
                        && $0.engines[5].numbers("page_size_obtained") == [Self.large, Self.large]
                        && $0.engines[2].numbers("faults_per_mib").allSatisfy { (256...260).contains($0 ?? 0) }
                }
            )
            #expect(run.status == 0, "\(run.error)")
            #expect(Self.pool == before, "the pool is put back")
            #expect(run.output.contains("fresh: huge-pages=hugetlb-2MiB / huge-pages=off: mmap "))
            #expect(result.isValid, "\(result.reasons)")
            // In the order of the suite: pages of the pool, the twin of 4 KiB pages, transparent huge pages; two engines each.
            let asked = result.engines.map { $0.numbers("page_size_asked")[0] }
            #expect(asked == [Self.large, Self.large, nil, nil, Self.large, Self.large])
            let pages = [Self.large, Self.large, 4096, 4096, Self.large, Self.large]
            for (engine, size) in zip(result.engines, pages) {
                #expect(engine.numbers("page_size_obtained") == [size, size])
                #expect(Set(engine.texts("digest")).count == 1 && engine.texts("digest")[0] != nil)
            }
            #expect(result.engines[0].numbers("private_hugetlb_bytes") == [16 * Self.large, 16 * Self.large])
            #expect(result.engines[4].numbers("anon_huge_bytes") == [16 * Self.large, 16 * Self.large])
            #expect(result.engines[2].numbers("faults_per_mib").allSatisfy { (256...260).contains($0 ?? 0) })
            for engine in result.engines.prefix(2) {
                #expect(engine.numbers("faults_per_mib").allSatisfy { (0.5...4).contains($0 ?? 0) })
            }
            #expect(result.engines.allSatisfy { $0.numbers("resident_after_bytes") == [nil, nil] })
        }

        @Test(.mounts)
        func `hugetlbfs is refused as the folder of files, and tmpfs with huge pages is found to have them`() throws {
            let sandbox = try Sandbox()
            let pool = try sandbox.mount("hugetlbfs", options: "size=64M")
            let memory = try sandbox.mount("tmpfs", options: "size=512M,huge=always")
            let refused = try sandbox.run(["run", "--directory", pool, "--output", sandbox.out + "/p"])
            #expect(refused.status == 64 && refused.error.contains("\(pool) is hugetlbfs, which takes no write(2)"))
            // A tmpfs takes huge pages where there are some.
            let (run, result) = try sandbox.measure(
                [
                    "run", "--directory", memory, "--output", sandbox.out + "/r", "--rounds", "1", "--min-trial",
                    "1ms", "--file-size", "8MiB", "--huge-pages", "thp",
                ],
                until: { $0.engines.allSatisfy { $0.numbers("shmem_pmd_mapped_bytes") == [4 * Self.large] } }
            )
            #expect(run.status == 0, "\(run.error)")
            for engine in result.engines {
                #expect(engine.numbers("page_size_asked") == [Self.large])
                #expect(engine.numbers("page_size_obtained") == [Self.large])
                #expect(engine.numbers("shmem_pmd_mapped_bytes") == [4 * Self.large])
            }
        }

        @Test(.enabled(if: canReserve, cannot), arguments: [(SIGINT, 130), (SIGTERM, 143)])
        func `a signal puts the pool back`(signal: Int32, code: Int) throws {
            let sandbox = try Sandbox()
            let lock = PoolLock()
            defer { withExtendedLifetime(lock) {} }
            let before = Self.pool
            let run = try sandbox.start(
                sandbox.arguments(
                    "r",
                    rounds: "1000",
                    minTrial: "50ms",
                    "--file-size",
                    "8MiB",
                    "--huge-pages",
                    "hugetlb-2MiB",
                    "--reserve-huge-pages"
                )
            )
            try run.wait("a worker at work") { !run.children.isEmpty && (Self.pool ?? 0) > (before ?? 0) }
            run.send(signal)
            let outcome = try run.wait()
            #expect(outcome.status == code, "\(outcome.error)")
            #expect(Self.pool == before && sandbox.leftovers.isEmpty)
        }

        @Test(.enabled(if: canReserve, cannot))
        func `a gate of two builds adds pages for both, and puts the pool back`()
            throws
        {
            let sandbox = try Sandbox()
            let copy = sandbox.path + "/copy"
            try FileManager.default.copyItem(atPath: try #require(Binary.path), toPath: copy)
            let suite = try sandbox.file(
                "s.yaml",
                """
                min-trial: 1ms
                latency: all
                workloads:
                  - name: fresh
                    backing: anonymous
                    file-size: 4MiB
                    huge-pages: hugetlb-2MiB
                    engines: [mmap]
                  - name: buffers
                    pattern: random
                    file-size: 4MiB
                    engines: ["pread:buffer=hugetlb-2MiB", mmap]
                """
            )
            let lock = PoolLock()
            defer { withExtendedLifetime(lock) {} }
            let before = Self.pool
            let run = try sandbox.run([
                "gate", suite, "--directory", sandbox.data, "--base-binary", copy, "--rounds", "6",
                "--reserve-huge-pages", "--json", sandbox.out + "/gate.json",
            ])
            // Six rounds can't tell: 2 says that both builds were measured.
            #expect(run.status == 2, "\(run.output)\(run.error)")
            let answers = try JSONValue(parsing: Array(sandbox.text("out/gate.json").utf8))["answers"]?.elements ?? []
            #expect(answers.count == 4 && answers.allSatisfy { $0["verdict"] == .string("inconclusive") })
            #expect(Self.pool == before && sandbox.leftovers.isEmpty)
        }
    }
}
