import Foundation
import TestSupport
import Testing

extension CommandTests.Measured {
    struct CPUTests {
        private static let allowed = sysconf(Int32(_SC_NPROCESSORS_ONLN))

        @Test(
            .enabled(
                if: allowed >= 2 && FileManager.default.isExecutableFile(atPath: "/usr/bin/taskset"),
                "needs two CPUs and taskset"
            )
        )
        func `results of one CPU and of another are told apart, and the CPUs stand in table and result`() throws {
            let sandbox = try Sandbox()
            for cpu in [0, 1] {
                let run = try sandbox.shell(
                    "exec taskset -c \(cpu) $F run --details --directory $D --output $O/r\(cpu) --rounds 6 --min-trial 1ms --file-size 1MiB"
                )
                #expect(run.status == 0, "\(run.error)")
                #expect(run.output.contains("CPU: \(cpu)"))
                let engines = try sandbox.result("r\(cpu)").engines
                #expect(engines.allSatisfy { $0.texts("cpus").allSatisfy { $0 == "\(cpu)" } })
            }
            let compare = try sandbox.shell("exec $F compare $O/r0.json $O/r1.json")
            #expect(compare.status == 3)
            #expect((compare.output + compare.error).contains("CPUs"))
        }

        @Test(.enabled(if: allowed >= 2, "needs two CPUs"))
        func `a control uses the CPUs of its case`() throws {
            let sandbox = try Sandbox()
            let suite = try sandbox.file(
                "s.yaml",
                """
                min-trial: 1ms
                workloads:
                  - {name: t, pattern: random, file-size: 1MiB, threads: 2, engines: [pread]}
                  - {name: t, pattern: random, file-size: 1MiB, spinners: 1, engines: [pread]}
                """
            )
            let (_, result) = try sandbox.measure([
                "run", suite, "--rounds", "2", "--directory", sandbox.data, "--output", sandbox.out + "/r",
            ])
            let sets = result.engines.map { Set($0.texts("cpus").map { Set(($0 ?? "").split(separator: ",")) }) }
            #expect(sets.count == 2 && sets[0] == sets[1] && sets[0].count == 1)
            // The first is the thread's.
            #expect(Set(result.engines[1].texts("cpus").map { $0?.first }).count == 2)
        }
    }
}
