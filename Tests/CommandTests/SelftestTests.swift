import Foundation
import Testing

extension CommandTests {
    struct SelftestTests {
        @Test(arguments: [
            ("--aa -1", "--aa"), ("--aa 0", "no family"), ("--inject 1", "above 1"), ("--inject 0.9", "above 1"),
            ("--inject nan", "above 1"), ("--families 3", "--inject was not given"),
            ("--inject 1.1 --families 0 --aa 0", "no family"),
            ("--base-binary /nowhere", "not an executable file"),
        ])
        func `a mistake is one line and 64`(arguments: String, text: String) throws {
            let words = arguments.split(separator: " ").map(String.init)
            try Sandbox().run(["selftest"] + words).expectRefusal(64, naming: text)
        }

        @Test func `an existing Markdown file is 73`() throws {
            try Sandbox().run(["selftest", "--markdown", "/etc/passwd"]).expectRefusal(
                73,
                naming: "/etc/passwd exists already"
            )
        }

        @Test func `a build that is no worker is 3`() throws {
            let sandbox = try Sandbox()
            try sandbox.run(["selftest", "--aa", "1", "--base-binary", "/bin/true", "--directory", sandbox.data])
                .expectRefusal(3, naming: "does not answer as a Faultline worker")
        }
    }
}

extension CommandTests.Measured {
    struct SelftestMeasuredTests {
        @Test func `a family prints its table, and a slowdown of three times is found`() throws {
            let sandbox = try Sandbox()
            let run = try sandbox.run(
                [
                    "selftest", "--inject", "3", "--families", "1", "--directory", sandbox.data, "--markdown",
                    sandbox.out + "/s.md",
                ]
            )
            #expect(run.output.contains("slower by 200 %"), "\(run.output)\(run.error)")
            #expect(run.error.contains("pread-random slower"), "\(run.output)\(run.error)")
            #expect([0, 2].contains(run.status), "\(run.output)\(run.error)")
            #expect(try sandbox.text("out/s.md").hasPrefix("| truth | workload |"))
            #expect(sandbox.leftovers.isEmpty)
        }
    }
}
