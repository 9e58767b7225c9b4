import Foundation
import Testing

extension CommandTests {
    /// What `gate` refuses, and what it says without measuring.
    struct GateTests {
        static let wrong: [(arguments: String, code: Int, text: String)] = [
            ("", 64, "nothing to hold a run against"),
            ("nosuch --expect x", 64, "--expect: 'x' is not understood"),
            ("--max-regression 5 --base-binary /bin/true", 64, "--max-regression: '5' is not a percentage"),
            ("--on-inconclusive never --base-binary /bin/true", 64, "accepted: fail, warn, pass"),
            ("--baseline-times on --base-binary /bin/true", 64, "accepted: block, advise, off"),
            ("--base-binary /nowhere", 64, "there is no file /nowhere"),
            ("--base-binary /etc/passwd", 64, "not an executable file"),
            ("--base-binary /bin/true --rounds 0", 64, "--rounds"),
            ("--base-binary /bin/true", 3, "/bin/true does not answer as a Faultline worker"),
            ("--base-binary /bin/true --filter nothing-like-it", 4, "matches none"),
            ("--rules /nowhere/gate.yaml", 65, "/nowhere/gate.yaml: can't be read"),
            ("--baseline /nowhere.json", 65, "there is no file /nowhere.json"),
            ("--baseline /", 65, "not a regular file"),
            ("--baseline /etc/passwd", 65, "/etc/passwd"),
            ("--base-binary /bin/true --junit /nowhere/x.xml", 73, "--junit: nothing can be written"),
            ("--base-binary /bin/true --json /etc/passwd", 73, "--json: /etc/passwd exists already"),
        ]

        @Test(arguments: wrong.indices)
        func `a mistake is one line with its exit code`(index: Int) throws {
            let (arguments, code, text) = Self.wrong[index]
            let sandbox = try Sandbox()
            let words = arguments.split(separator: " ").map(String.init)
            let run = try sandbox.run(["gate"] + words + ["--directory", sandbox.data])
            run.expectRefusal(code, naming: text)
            #expect(sandbox.leftovers.isEmpty)
        }

        @Test func `a rule that matches no case is 64 by an option and 65 with its line in a file`() throws {
            let sandbox = try Sandbox()
            let option = try sandbox.run(["gate", "--base-binary", "/bin/true", "--threshold", "nothing at most 5%"])
            option.expectRefusal(64, naming: "--threshold: 'nothing' matches none of the 8 cases")
            let file = try sandbox.file("gate.yaml", "max-regression: 5%\nthresholds:\n  - nothing at most 5%\n")
            let run = try sandbox.run(["gate", "--base-binary", "/bin/true", "--rules", file])
            run.expectRefusal(65, naming: "gate.yaml:3: thresholds: 'nothing' matches none")
        }

        @Test func `explain shows the rule of each case and measures nothing`() throws {
            let sandbox = try Sandbox()
            let run = try sandbox.run(
                [
                    "gate", "--explain", "--threshold", "small-files at most 8%", "--expect",
                    "mmap/pread on random-read at most 0.8",
                ]
                    + ["--base-binary", "/bin/true", "--directory", sandbox.data]
            )
            #expect(run.status == 0, "\(run.error)")
            #expect(run.output.contains("time at most +8%"))
            #expect(run.output.contains("threshold 'small-files at most 8%'"))
            #expect(run.output.contains("expectation 'mmap/pread on random-read at most 0.8'"))
            #expect(run.output.contains("max-regression 5%"))
            #expect(run.output.contains("Nothing was measured."))
        }

        @Test
        func `what only the baseline has is shown before anything is measured, and a filter means what it leaves out`()
            throws
        {
            let sandbox = try Sandbox()
            var package = URL(filePath: #filePath)
            for _ in 0..<3 { package.deleteLastPathComponent() }
            let baseline = package.appending(path: "Tests/PinsTests/Fixtures/Results/quick.json").path()
            func explained(_ more: String...) throws -> Outcome {
                let words = ["gate", "--explain", "--baseline", baseline, "--directory", sandbox.data]
                return try sandbox.run(words + more)
            }
            let suite = try sandbox.file(
                "one.yaml",
                "workloads:\n  - {name: random-read, pattern: random, file-size: 256MiB, engines: [pread]}\n"
            )
            let missing = try explained(suite)
            #expect(missing.status == 0, "\(missing.error)")
            #expect(missing.output.contains("only the baseline has this case"))
            #expect(try explained(suite, "--allow-missing").output.contains("allowed by --allow-missing"))
            #expect(try !explained("quick", "--filter", "small-files").output.contains("only the baseline"))
            try sandbox.run(["gate", "--allow-missing", "--base-binary", "/bin/true"]).expectRefusal(
                64,
                naming: "--allow-missing"
            )
        }

        @Test(arguments: [
            "", "{", "[]", "{\"schema\": \"faultline.result/9\", \"cases\": []}", "{\"schema\": 3}", "\u{0}\u{1}",
        ])
        func `a damaged baseline is 65 with the file's name`(text: String) throws {
            let sandbox = try Sandbox()
            let file = try sandbox.file("base.json", text)
            try sandbox.run(["gate", "--baseline", file]).expectRefusal(65, naming: "base.json")
        }
    }
}
