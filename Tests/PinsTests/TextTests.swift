import Testing

extension Pins {
    /// What commands print, through the real binary. `doctor` and the measuring commands print what the machine is like, so that only
    /// their help, their plans and their refusals are here.
    struct TextTests {
        /// What of a plan the machine would refuse is its own matter.
        @Test func `plans print what they printed`() throws {
            let refused = /(?m)^error: faultline: (would be refused|nothing could be measured): .*\n/
            let text = try Commands("dry-run").text().replacing(refused, with: "")
            try Pin.expect(text.replacing("exit code 4", with: "exit code 0"), "command-dry-run.txt")
        }

        @Test(arguments: ["help", "refusals", "compare", "explain", "gate"])
        func `commands print what they printed`(group: String) throws {
            try Pin.expect(try Commands(group).text(), "command-\(group).txt")
        }

        /// Whether an engine can be used is the machine's matter, and the build's.
        @Test func `lists print what they printed`() throws {
            let text = try Commands("list").text()
            // In colour, too: each part may begin and end with an escape sequence.
            let engine =
                /(?m)^(?<name>(\u{1b}\[1m)?[a-z0-9_-]+(\u{1b}\[0m)?)  (\u{1b}\[3[0-9]m)?(available(\u{1b}\[0m)?|not here: .*)$/
            try Pin.expect(text.replacing(engine) { "\($0.name)  (available or not)" }, "command-list.txt")
        }

        /// One in five: each is a process, and what is made of the keys is pinned for all by the reader of suites.
        private func some(_ name: String) throws -> [String] {
            let lines = try Pin.lines(name).filter { !$0.hasPrefix("name=") }
            return stride(from: 0, to: lines.count, by: 5).map { lines[$0] }
        }

        @Test func `a workload has the plan that it had as a case given by options`() throws {
            let scratch = try Scratch()
            var text = ""
            for keys in try some("workloads.txt") {
                let outcome = try Program.run(["run", "--dry-run"] + PinnedCases.options(keys), in: scratch)
                #expect([0, 4].contains(outcome.status), "\(keys): \(outcome.error)")
                text += "== \(keys)\n" + outcome.output
            }
            try Pin.expect(text, "command-workloads.txt")
        }

        @Test func `a workload that is refused is refused as a case given by options`() throws {
            let scratch = try Scratch()
            var text = ""
            for keys in try some("refusals.txt") {
                let outcome = try Program.run(["run", "--dry-run"] + PinnedCases.options(keys), in: scratch)
                text += "== \(keys)\n" + outcome.output + outcome.error
                #expect(outcome.status == 64, "\(keys)")
            }
            try Pin.expect(text, "command-workloads-refused.txt")
        }
    }
}
