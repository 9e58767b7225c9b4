import Foundation
import Testing

extension CommandTests {
    /// Output that goes nowhere, and inputs that would be waited for.
    struct LostOutputTests {
        private static let stored: String = {
            var package = URL(filePath: #filePath)
            for _ in 0..<3 { package.deleteLastPathComponent() }
            return package.appending(path: "Tests/PinsTests/Fixtures/Results/quick.json").path()
        }()

        private static let commands = [
            "", "--version", "--help", "run --help", "list", "list suites", "list engines", "run --dry-run",
            "gate --explain", "doctor", "clean --dry-run", "show R", "explain R", "explain --format json R",
            "compare R R", "compare --format csv R R", "compare --format json R R", "compare --format markdown R R",
        ]

        @Test(arguments: [("/dev/full", "No space left on device"), ("&-", "Bad file descriptor")])
        func `output that is lost is 74 and said, whatever the command`(place: String, reason: String) throws {
            let sandbox = try Sandbox()
            let lines = Self.commands.map { words in
                "\"$F\" \(words.replacing("R", with: Self.stored)) 2>error >\(place); echo \"$? $(cat error)\""
            }
            let answers = try sandbox.shell(lines.joined(separator: "\n")).output.split(separator: "\n")
            #expect(answers.count == Self.commands.count)
            for (command, answer) in zip(Self.commands, answers) {
                #expect(answer == "74 faultline: write to standard output: \(reason)", "\(command)")
            }
        }

        @Test(arguments: ["run", "gate --expect 'mmap/pread on . at most 9'", "selftest"])
        func `what measures finds before it does that its output would be lost`(command: String) throws {
            let sandbox = try Sandbox()
            let output = command == "run" ? "--output \"$O/r\"" : ""
            for place in ["/dev/full", "&-"] {
                let run = try sandbox.shell("\"$F\" \(command) --directory \"$D\" \(output) >\(place)")
                #expect(run.status == 74, "\(run.error)")
                #expect(run.errorLines.last?.contains("send it to a file") == true, "\(run.error)")
                #expect(!run.error.contains("making"))
                #expect(sandbox.results.isEmpty && sandbox.leftovers.isEmpty)
            }
        }

        @Test func `a reader that leaves has what it wanted`() throws {
            let sandbox = try Sandbox()
            let line = "\"$F\" show \(Self.stored) | head -1 >/dev/null; echo ${PIPESTATUS[0]}"
            let head = try sandbox.shell(line)
            #expect(head.output == "0\n" && head.error == "", "\(head.error)")
        }

        @Test func `a pipe is no input, and nobody waits for its writer`() throws {
            let sandbox = try Sandbox()
            let pipe = sandbox.path + "/pipe"
            #expect(try Sandbox.call("mkfifo", pipe).status == 0)
            for words in [
                ["run", pipe + ".yaml"], ["list", "--suite", pipe + ".yaml"], ["gate", "--rules", pipe],
                ["gate", "--baseline", pipe], ["compare", pipe, pipe], ["show", pipe], ["explain", pipe],
                ["recover", pipe], ["report", pipe], ["export", pipe, "--to", "junit"],
            ] {
                if words.last == pipe + ".yaml" {
                    try? FileManager.default.createSymbolicLink(atPath: pipe + ".yaml", withDestinationPath: pipe)
                }
                try sandbox.run(words).expectRefusal(65, naming: "pipe")
            }
        }

        @Test func `a summary of steps that can't be added to is refused before anything is measured`() throws {
            let sandbox = try Sandbox()
            let pipe = sandbox.path + "/pipe"
            let link = sandbox.path + "/link"
            #expect(try Sandbox.call("mkfifo", pipe).status == 0)
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/nowhere/at/all")
            for place in [pipe, link, sandbox.data, "/dev/full", "/nowhere/x"] {
                let words = ["gate", "--github", "--base-binary", "/bin/true", "--directory", sandbox.data]
                let run = try sandbox.run(words, environment: ["GITHUB_STEP_SUMMARY": place])
                run.expectRefusal(73, naming: "GITHUB_STEP_SUMMARY", place)
            }
            #expect(!FileManager.default.fileExists(atPath: "/nowhere"))
        }

        @Test func `names that are too long, and links to nothing, are refused before anything is measured`() throws {
            let sandbox = try Sandbox()
            let long = sandbox.out + "/" + String(repeating: "n", count: 250)
            let link = sandbox.out + "/link"
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/nowhere/at/all")
            try FileManager.default.createSymbolicLink(atPath: link + ".csv", withDestinationPath: "/nowhere/at/all")
            let gate = ["gate", "--base-binary", "/bin/true"]
            for words in [
                ["run", "--output", long], ["run", "--output", link], gate + ["--json", long + "json"],
                gate + ["--junit", long + "xml"], gate + ["--json", link], ["selftest", "--markdown", long + "md"],
                ["selftest", "--markdown", link], ["selftest", "--markdown", "/nowhere/x"],
            ] {
                try sandbox.run(words + ["--directory", sandbox.data]).expectRefusal(73, naming: words[words.count - 2])
            }
            #expect(sandbox.results == ["link", "link.csv"])
            #expect(sandbox.leftovers.isEmpty)
        }
    }
}
