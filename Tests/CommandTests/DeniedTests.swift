import Foundation
import TestSupport
import Testing

extension CommandTests.Measured {
    /// The whole program under filters in which calls fail: its exit codes, and what it says.
    @Suite(.enabled(if: Denied.isAvailable, "\(Denied.need)"))
    struct DeniedTests {
        /// Runs the binary under a filter.
        private func run(_ sandbox: Sandbox, _ error: String, _ calls: String, _ arguments: [String]) throws -> Outcome
        {
            let words = Denied.words(error, calls) + [try #require(Binary.path)] + arguments
            return try Started("/usr/bin/env", words, environment: [:], in: sandbox.path).wait()
        }

        @Test(arguments: ["EPERM", "ENOSYS", "EOPNOTSUPP"])
        func `without cachestat all is measured, and doctor says what stands in`(error: String) throws {
            let sandbox = try Sandbox()
            let outcome = try run(sandbox, error, "cachestat", sandbox.arguments("r", "--pattern", "random"))
            #expect(outcome.status == 0, "\(outcome.error)")
            #expect(try sandbox.result("r").engines.allSatisfy { $0.texts("status") != ["refused"] })
            let doctor = try run(sandbox, error, "cachestat", ["doctor", "--directory", sandbox.data])
            #expect(doctor.status == 0)
            #expect(doctor.output.contains("mincore(2) stands in"))
            #expect(!doctor.output.contains("--directory \(sandbox.data)"))
        }

        @Test func `a file system without shared mappings refuses mmap by name, and the rest is measured`() throws {
            let sandbox = try Sandbox()
            let outcome = try run(
                sandbox,
                "ENODEV",
                "mmap-shared",
                sandbox.arguments("r", "--engines", "pread,mmap,mmap:share=private")
            )
            #expect(outcome.status == 0, "\(outcome.error)")
            let result = try sandbox.result("r")
            #expect(result.engines.filter { $0.texts("status") == ["refused"] }.map(\.name) == ["mmap"])
            #expect(result.reasons.allSatisfy { $0.contains("file system") })
            #expect(outcome.output.contains("mmap: 1 of 1 trials refused: mmap"))
            let doctor = try run(sandbox, "ENODEV", "mmap-shared", ["doctor", "--directory", sandbox.data])
            #expect(doctor.status == 0 && doctor.output.contains("engines that map files are refused"))
        }

        @Test(arguments: [
            (["sched_setaffinity"], [], "sched_setaffinity"),
            (["cachestat", "mincore"], [], "cachestat and its stand-in mincore"),
            (["memfd_create"], ["--backing", "memfd"], "memfd_create"),
        ])
        func `where no engine can be measured the run ends with 4, and the files have the reason`(
            calls: [String],
            options: [String],
            name: String
        ) throws {
            let sandbox = try Sandbox()
            let arguments = sandbox.arguments("r") + options
            let outcome = try run(sandbox, "EPERM", calls.joined(separator: ","), arguments)
            #expect(outcome.status == 4, "\(outcome.error)")
            let result = try sandbox.result("r")
            #expect(result.engines.allSatisfy { $0.texts("status") == ["refused"] })
            #expect(result.reasons.count == 2 && result.reasons.allSatisfy { $0.contains(name) }, "\(result.reasons)")
            #expect(result.reasons.allSatisfy { $0.contains("seccomp") })
        }

        #if NUMA
            @Test func `placement kept away is refused by run and doctor, and is not taken for wrong`() throws {
                let sandbox = try Sandbox()
                let calls = "set_mempolicy,get_mempolicy,mbind,move_pages"
                let outcome = try run(sandbox, "EPERM", calls, sandbox.arguments("r", "--numa", "node=0"))
                #expect(outcome.status == 4, "\(outcome.error)")
                let reasons = try sandbox.result("r").reasons
                #expect(
                    reasons.count == 2 && reasons.allSatisfy { $0.contains("seccomp") && $0.contains("CAP_SYS_NICE") }
                )
                let doctor = try run(sandbox, "EPERM", calls, ["doctor", "--directory", sandbox.data])
                let line = doctor.output.split(separator: "\n").first { $0.contains(" NUMA ") }
                #expect(line?.hasPrefix("note") == true && line?.contains("CAP_SYS_NICE") == true)
                let placement = try run(
                    sandbox,
                    "EPERM",
                    calls,
                    ["doctor", "--placement", "--directory", sandbox.data]
                )
                #expect(placement.status == 4)
                #expect(placement.output.contains("0 of 0 not as the kernel documents it"))
                let one = try run(
                    sandbox,
                    "EPERM",
                    "set_mempolicy",
                    ["doctor", "--placement", "--directory", sandbox.data]
                )
                #expect(one.status == 0 && !one.output.contains("failed"))
            }
        #endif
    }
}
