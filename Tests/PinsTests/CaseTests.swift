import Testing

extension Pins {
    /// Ids, engines and batches of cases, and what is refused.
    struct CaseTests {
        @Test func `the cases of every shipped suite stay what they are`() throws {
            #expect(PinnedCases.shippedNames == ["quick", "standard", "full", "hugepages", "numa", "threads"])
            for name in PinnedCases.shippedNames {
                try Pin.expect(try PinnedCases.shipped(name), "suite-\(name).txt")
            }
        }

        @Test func `workloads with one value for each key make the cases that they made`() throws {
            var text = ""
            for keys in try Pin.lines("workloads.txt") {
                text += "== \(keys)\n" + PinnedCases.suite(PinnedCases.workload(keys))
            }
            try Pin.expect(text, "workloads.txt")
        }

        @Test func `lists expand to the cases, twins and controls that they did`() throws {
            let file = String(decoding: try Pin.fixture("Suites/lists.yaml"), as: UTF8.self)
            try Pin.expect(PinnedCases.suite(file), "suite-lists.txt")
        }

        @Test func `combinations that make no sense are refused in the same words`() throws {
            var text = ""
            for keys in try Pin.lines("refusals.txt") {
                let answer = PinnedCases.suite(PinnedCases.workload(keys))
                #expect(answer.hasPrefix("refused: "), "\(keys)")
                text += "== \(keys)\n" + answer
            }
            try Pin.expect(text, "refusals.txt")
        }

        @Test func `any two keys together make the case that they made, or are refused in the same words`() throws {
            var text = ""
            var reasons: [String: Int] = [:]
            for (keys, answer) in try KeyPairs().answers() {
                guard answer.hasPrefix("refused: ") else {
                    text += "\(keys) -> \(answer)\n"
                    continue
                }
                let number = reasons[answer] ?? reasons.count + 1
                if reasons.updateValue(number, forKey: answer) == nil { text += "#\(number) \(answer)\n" }
                text += "\(keys) -> #\(number)\n"
            }
            try Pin.expect(text, "pairs.txt")
        }
    }
}
