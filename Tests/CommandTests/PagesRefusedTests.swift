import Foundation
import Glibc
import Testing

/// Huge pages and nodes that can't be had: the reason is told, the run goes on, and nothing stays reserved.
extension CommandTests.Measured.PagesTests {
    @Test(
        .enabled(
            if: canReserve && ControlGroup.isAvailable,
            "needs root, and control groups of version 2 with hugetlb"
        )
    )
    func `a limit of the control group is told, with the pages that it allows`() throws {
        let sandbox = try Sandbox()
        let lock = PoolLock()
        defer { withExtendedLifetime(lock) {} }
        let before = Self.pool
        let group = try ControlGroup(limits: ["hugetlb.2MB.max": "4194304"])
        let run = try sandbox.shell(
            "echo $$ > \(group.path)/cgroup.procs && exec $F run --directory $D --output $O/r --rounds 1 --min-trial 1ms "
                + "--file-size 32MiB --huge-pages hugetlb-2MiB --reserve-huge-pages"
        )
        #expect(run.status == 0, "\(run.error)")
        #expect(Self.pool == before)
        let result = try sandbox.result("r")
        let refused = result.engines.filter { $0.texts("status") == ["refused"] }
        #expect(refused.count == 2 && result.engines.count == 4)
        #expect(
            refused.first?.texts("reason") == [
                "16 pages of 2MiB are needed, and the cgroup of this process may use 2: raise its hugetlb limit"
            ]
        )
    }

    @Test func `where the pages of a buffer are missing, a case whose data is there already is refused too`() throws {
        let lock = PoolLock()
        defer { withExtendedLifetime(lock) {} }
        let sandbox = try Sandbox()
        let suite = try sandbox.file(
            "s.yaml",
            """
            min-trial: 1ms
            workloads:
              - {name: plain, file-size: 16MiB, block-size: 16MiB, operations: 1, engines: [read]}
              - {name: many, file-size: 16MiB, block-size: 16MiB, operations: 1, engines: ["read:buffer=hugetlb-2MiB"]}
            """
        )
        // Whatever the pool has is taken for as long as this goes on.
        let held = HeldPages(kibibytes: 2048)
        defer { withExtendedLifetime(held) {} }
        let (run, result) = try sandbox.measure([
            "run", suite, "--rounds", "1", "--directory", sandbox.data, "--output", sandbox.out + "/r",
        ])
        #expect(run.status == 0, "\(run.error)")
        #expect(result.engines(of: "plain").map(\.isValid) == [true])
        let many = result.engines(of: "many")[0]
        #expect(many.texts("status") == ["refused"])
        let reason = many.texts("reason")[0] ?? ""
        #expect(
            reason.contains("8 pages of 2MiB are needed") || reason.contains("has no pages of 2MiB"),
            "\(reason)"
        )
    }

    @Test func `where pages are missing the case is refused with the command, and its twin is measured`() throws {
        let lock = PoolLock()
        defer { withExtendedLifetime(lock) {} }
        let held = HeldPages(kibibytes: 1 << 20)
        defer { withExtendedLifetime(held) {} }
        let sandbox = try Sandbox()
        let run = try sandbox.run(
            sandbox.arguments("r", "--file-size", "1GiB", "--huge-pages", "hugetlb-1GiB", "--consume", "touch")
        )
        #expect(run.status == 0, "\(run.error)")
        let result = try sandbox.result("r")
        let large = result.engines.filter { $0.texts("status") == ["refused"] }
        #expect(large.count == 2 && result.engines.count == 4)
        let reason = large.first?.texts("reason").first.flatMap(\.self) ?? ""
        let isTold =
            reason.contains("sudo tee /sys/kernel/mm/hugepages/hugepages-1048576kB/nr_hugepages")
            || reason.contains("has no pages of 1GiB")
        #expect(isTold, "\(reason)")
    }

    @Test(.enabled(if: canReserve, cannot))
    func `more pages than the machine has are refused, and nothing is left reserved`() throws {
        let sandbox = try Sandbox()
        let lock = PoolLock()
        defer { withExtendedLifetime(lock) {} }
        let before = Self.pool
        let run = try sandbox.run(
            sandbox.arguments("r", "--file-size", "8TiB", "--huge-pages", "hugetlb-2MiB", "--reserve-huge-pages")
        )
        #expect(run.status == 64, "\(run.error)")
        #expect(run.error.split(separator: "\n").count == 1, "\(run.error)")
        #expect(Self.pool == before && sandbox.leftovers.isEmpty && sandbox.results.isEmpty)
    }

    @Test func `nodes that this machine does not have are refused, and the run goes on`() throws {
        let sandbox = try Sandbox()
        let suite = try sandbox.file(
            "s.yaml",
            """
            min-trial: 1ms
            workloads:
              - {name: file, file-size: 8MiB, numa: [local, node=977]}
              - {name: memory, file-size: 8MiB, backing: memfd, numa: [local, node=977]}
            """
        )
        let (run, result) = try sandbox.measure([
            "run", suite, "--rounds", "1", "--directory", sandbox.data, "--output", sandbox.out + "/r",
        ])
        let refused = result.engines.filter { $0.texts("status") == ["refused"] }
        let reasons = Set(refused.flatMap { $0.texts("reason") })
        if run.output.contains("built without NUMA") {
            #expect(run.status == 4 && reasons.count == 2 && refused.count == 8)
            return
        }
        #expect(run.status == 0, "\(run.error)")
        #expect(
            reasons.count == 1
                && reasons.first??.hasPrefix("numa node=977: there is no node 977 (nodes here: 0") == true
        )
        let local = result.engines.filter { $0.texts("status") == ["valid"] }
        #expect(local.count == 4)
        for engine in local {
            // Every page of 8 MiB, on the one node that the CPU has.
            let node = engine.texts("nodes_asked")[0] ?? "none"
            #expect(engine.texts("nodes_obtained") == ["\(node):2048"])
        }
    }
}
