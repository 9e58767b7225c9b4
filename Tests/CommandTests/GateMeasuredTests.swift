import Foundation
import Results
import TestSupport
import Testing

extension CommandTests.Measured {
    /// `gate` over real rounds: no figure is judged here that a busy machine could turn round.
    struct GateMeasuredTests {
        private static let suite = """
            min-trial: 1ms
            workloads:
              - name: touch
                pattern: random
                file-size: 8MiB
                consume: touch
                engines: [pread, mmap]
            """

        private func gate(_ sandbox: Sandbox, _ more: String..., environment: [String: String] = [:]) throws -> Outcome
        {
            let suite = try sandbox.file("small.yaml", Self.suite)
            return try sandbox.run(["gate", suite, "--directory", sandbox.data] + more, environment: environment)
        }

        /// A gate whose rounds nobody disturbed: one whose pages were reclaimed has a trial less, or more faults, than it takes to
        /// answer.
        private func gate(_ sandbox: Sandbox, endsIn status: Int, _ more: String...) throws -> Outcome {
            let suite = try sandbox.file("small.yaml", Self.suite)
            return try undisturbed(attempts: 3, until: { $0.status == status }) {
                try sandbox.run(["gate", suite, "--directory", sandbox.data] + more)
            }
        }

        @Test func `an expectation that holds is 0, one that does not is 1, and one too few rounds can tell is 2`()
            throws
        {
            let sandbox = try Sandbox()
            let held = try gate(sandbox, endsIn: 0, "--expect", "mmap/pread on . at most 1000", "--rounds", "16")
            #expect(held.status == 0, "\(held.output)\(held.error)")
            let broken = try gate(sandbox, endsIn: 1, "--expect", "mmap/pread on . at least 1000", "--rounds", "16")
            #expect(broken.status == 1, "\(broken.output)\(broken.error)")
            #expect(broken.output.contains("run only this again: faultline gate"))
            let open = try gate(sandbox, "--expect", "mmap/pread on . at most 1000", "--rounds", "6")
            #expect(open.status == 2, "\(open.output)\(open.error)")
            let waved = try gate(
                sandbox,
                "--expect",
                "mmap/pread on . at most 1000",
                "--rounds",
                "6",
                "--on-inconclusive",
                "warn"
            )
            #expect(waved.status == 0, "\(waved.output)\(waved.error)")
            #expect(sandbox.leftovers.isEmpty)
        }

        @Test
        func `an engine and a case that are gone fail the gate, in its table and its files, unless that is allowed`()
            throws
        {
            let sandbox = try Sandbox()
            let more = try sandbox.file(
                "more.yaml",
                Self.suite + "\n  - {name: gone, file-size: 8MiB, engines: [pread, mmap]}\n"
            )
            let (run, _) = try sandbox.measure(
                ["run", more, "--rounds", "2", "--directory", sandbox.data, "--output", sandbox.out + "/b"],
                as: "b"
            )
            #expect(run.status == 0, "\(run.error)")
            let less = try sandbox.file("less.yaml", Self.suite.replacing("[pread, mmap]", with: "[pread]"))
            func gate(_ name: String, _ more: String...) throws -> (run: Outcome, json: String, junit: String) {
                let words = [
                    "gate", less, "--baseline", sandbox.out + "/b.json", "--rounds", "6", "--directory", sandbox.data,
                    "--counter", "faults on . off", "--json", "\(sandbox.path)/\(name).json", "--junit",
                    "\(sandbox.path)/\(name).xml",
                ]
                let run = try sandbox.run(words + more)
                return (run, try sandbox.text(name + ".json"), try sandbox.text(name + ".xml"))
            }
            let red = try gate("red")
            #expect(red.run.status == 1, "\(red.run.output)\(red.run.error)")
            #expect(red.run.output.contains("only in the baseline"))
            #expect(red.run.output.contains("2 missing"))
            #expect(red.json.contains("\"engine\" : \"mmap\"") && red.json.contains("\"conclusion\" : \"fail\""))
            #expect(red.junit.contains("name=\"mmap: measured\""))
            let allowed = try gate("allowed", "--allow-missing")
            #expect(!allowed.json.contains("\"conclusion\" : \"fail\""), "\(allowed.run.output)")
            #expect(allowed.run.output.contains("(missing)"))
        }

        @Test func `counters of an earlier run pass, and fail where the baseline had fewer`() throws {
            let sandbox = try Sandbox()
            let suite = try sandbox.file("small.yaml", Self.suite)
            let (run, _) = try sandbox.measure(
                ["run", suite, "--rounds", "2", "--directory", sandbox.data, "--output", sandbox.out + "/b"],
                as: "b"
            )
            #expect(run.status == 0, "\(run.error)")
            let same = try gate(sandbox, endsIn: 0, "--baseline", sandbox.out + "/b.json", "--rounds", "6")
            #expect(same.status == 0, "\(same.output)\(same.error)")
            #expect(same.output.contains("decide nothing"))
            // A baseline in which pread made no system call.
            let text = try sandbox.text("out/b.json")
            let calls = try #require(text.firstMatch(of: /"syscalls": \[(\d+),(\d+)\]/))
            let fewer = text.replacing(calls.output.0, with: "\"syscalls\": [0,0]")
            let file = try sandbox.file("fewer.json", fewer)
            let risen = try gate(sandbox, "--baseline", file, "--rounds", "6")
            #expect(risen.status == 1, "\(risen.output)\(risen.error)")
            #expect(risen.output.contains("FAIL"))
            let other = try gate(sandbox, "--baseline", try other(than: text, sandbox), "--rounds", "6")
            #expect(other.status == 4)
        }

        /// The same result under another workload's name.
        private func other(than text: String, _ sandbox: Sandbox) throws -> String {
            try sandbox.file(
                "other.json",
                text.replacing("touch/kind", with: "tap/kind").replacing(
                    "\"workload\": \"touch\"",
                    with: "\"workload\": \"tap\""
                )
            )
        }

        @Test func `another machine's times are not comparable, and end with 3 where they decide`() throws {
            let sandbox = try Sandbox()
            let suite = try sandbox.file("small.yaml", Self.suite)
            _ = try sandbox.measure(
                ["run", suite, "--rounds", "6", "--directory", sandbox.data, "--output", sandbox.out + "/b"],
                as: "b"
            )
            let text = try sandbox.text("out/b.json")
            let release = try #require(text.firstMatch(of: /"release": "[^"]*"/))
            let file = try sandbox.file("moved.json", text.replacing(release.output, with: "\"release\": \"1.2.3\""))
            let advised = try gate(sandbox, endsIn: 0, "--baseline", file, "--rounds", "6")
            #expect(advised.status == 0, "\(advised.output)\(advised.error)")
            let blocked = try gate(sandbox, "--baseline", file, "--rounds", "6", "--baseline-times", "block")
            #expect(blocked.status == 3, "\(blocked.output)\(blocked.error)")
            #expect(blocked.output.contains("kernel release 1.2.3 -> "))
        }

        @Test func `a build that is another one's copy is measured beside it, and every output is made`() throws {
            let sandbox = try Sandbox()
            let copy = sandbox.path + "/copy"
            try FileManager.default.copyItem(atPath: try #require(Binary.path), toPath: copy)
            let run = try gate(
                sandbox,
                "--base-binary",
                copy,
                "--rounds",
                "6",
                "--github",
                "--junit",
                sandbox.out + "/gate.xml",
                "--json",
                sandbox.out + "/gate.json",
                environment: ["GITHUB_STEP_SUMMARY": sandbox.out + "/summary.md"]
            )
            // Six rounds can't tell: no interval exists at this level.
            #expect(run.status == 2, "\(run.output)\(run.error)")
            #expect(run.output.contains("::error title=faultline gate%3A inconclusive::"))
            #expect(try sandbox.text("out/summary.md").hasPrefix("### faultline gate: inconclusive"))
            let json = try JSONValue(parsing: Array(sandbox.text("out/gate.json").utf8))
            #expect(json["exit_code"] == .integer(2))
            #expect(json["answers"]?.elements?.count == 2)
            let xml = try Sandbox.call(
                "python3",
                "-c",
                "import sys,xml.dom.minidom as m; m.parse(sys.argv[1])",
                sandbox.out + "/gate.xml"
            )
            #expect(xml.status == 0, "\(xml.error)")
            #expect(sandbox.leftovers.isEmpty)
        }

        @Test func `a build that breaks every round is no pass`() throws {
            let sandbox = try Sandbox()
            let broken = try sandbox.file("broken", "#!/bin/sh\necho '{\"hello\":{\"version\":2}}' >&4\nexit 1\n")
            _ = try Sandbox.call("chmod", "+x", broken)
            let run = try gate(sandbox, "--base-binary", broken, "--rounds", "6")
            #expect(run.status == 3, "\(run.output)\(run.error)")
            #expect(run.output.contains("the other build: failed"))
        }

        @Test(.mounts)
        func `where nothing can be measured nothing passes`() throws {
            let sandbox = try Sandbox()
            let memory = try sandbox.mount(size: "512m")
            let cold = try sandbox.file(
                "cold.yaml",
                "workloads:\n  - name: c\n    cache: cold\n    file-size: 8MiB\n    engines: [read, mmap]\n"
            )
            let run = try sandbox.run([
                "gate", cold, "--directory", memory, "--rounds", "6", "--expect", "mmap/read on . at most 9",
            ])
            #expect(run.status == 4, "\(run.output)\(run.error)")
        }
    }
}
