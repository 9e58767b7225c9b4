import Foundation
import Testing

extension Pins {
    /// Results, CSV and journals of 0.1.0: read, analysed, and written again byte for byte.
    struct ResultTests {
        /// The results in Fixtures, each with its CSV and its journal. They were measured by the release build of 0.1.0; machine
        /// and folders have neutral names in them.
        static let names = [
            "quick", "standard", "full", "hugepages", "numa", "threads", "kinds", "latencies", "ways", "refused",
        ]

        @Test(arguments: names)
        func `a result is read, and written again byte for byte`(name: String) throws {
            let bytes = try Pin.fixture("Results/\(name).json")
            let result = try PinnedResults(json: bytes)
            Pin.expect(Self.withChiefCosts(of: bytes, try result.json()), bytes, "\(name).json")
            Pin.expect(try result.csv(), try Pin.fixture("Results/\(name).csv"), "\(name).csv")
        }

        @Test func `the reference result is read, and written again byte for byte`() throws {
            let bytes = try reference("quick.json")
            let result = try PinnedResults(json: bytes)
            Pin.expect(try result.json(), bytes, "quick.json")
            Pin.expect(try result.csv(), try reference("quick.csv"), "quick.csv")
            try Pin.expect(result.table(), "table-reference.txt")
        }

        /// The one thing that moved: 0.1.0 named waiting for a CPU as a chief cost, which is none of an engine's. A chief cost written in
        /// the place of such a one is made the old one, unless it names the waiting, too.
        private static func withChiefCosts(of fixture: [UInt8], _ written: [UInt8]) -> [UInt8] {
            let waiting = "waiting for a CPU"
            var lines = String(decoding: written, as: UTF8.self).split(
                separator: "\n",
                omittingEmptySubsequences: false
            )
            let old = String(decoding: fixture, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            for (index, line) in zip(lines.indices, old) where line.contains(waiting) {
                let isChiefCost = [line, lines[index]].allSatisfy { $0.contains("\"chief_cost\": ") }
                if isChiefCost, !lines[index].contains(waiting) { lines[index] = line }
            }
            return Array(lines.joined(separator: "\n").utf8)
        }

        private func reference(_ name: String) throws -> [UInt8] {
            let package = Pin.folder.deletingLastPathComponent().deletingLastPathComponent()
            return [UInt8](try Data(contentsOf: package.appending(path: "results/reference/\(name)")))
        }

        @Test(arguments: names)
        func `a journal is made into the same JSON, CSV and table`(name: String) throws {
            let scratch = try Scratch()
            try scratch.copy(
                Pin.folder.appending(path: "Fixtures/Results/\(name).partial.jsonl"),
                as: "r.partial.jsonl"
            )
            let outcome = try Program.run(["recover", "r.partial.jsonl", "--details"], in: scratch)
            #expect(outcome.status == 0 && outcome.error == "", "\(outcome.error)")
            #expect(try scratch.names() == ["r.csv", "r.json"])
            let fixture = try Pin.fixture("Results/\(name).json")
            Pin.expect(Self.withChiefCosts(of: fixture, try scratch.bytes("r.json")), fixture, "\(name).json")
            Pin.expect(try scratch.bytes("r.csv"), try Pin.fixture("Results/\(name).csv"), "\(name).csv")
            try Pin.expect(outcome.output, "table-\(name).txt")
        }

        /// From the seed on the command line to what engines found: the same data, offsets and digests. Writes are left out, whose
        /// digest is of as many batches as there was time for.
        @Test func `a run with the seed of a stored result finds the digests that it found`() throws {
            let scratch = try Scratch()
            try scratch.copy(Pin.folder.appending(path: "Fixtures/Suites/kinds.yaml"), as: "kinds.yaml")
            let words = "run kinds.yaml --filter ^(warm|small|mixed|apart|beside)/ --rounds 1 --min-trial 1ms --seed 7"
            let place = ["--directory", scratch.path, "--output", "r"]
            let outcome = try Program.run(words.split(separator: " ").map(String.init) + place, in: scratch)
            #expect(outcome.status == 0, "\(outcome.error)")
            let digests = try Self.digests(scratch.bytes("r.json"))
            let stored = try Self.digests(Pin.fixture("Results/kinds.json"))
            #expect(digests.count == 5)
            for (id, found) in digests { #expect(found == stored[id], "\(id)") }
        }

        /// The digests of round 0 of each engine, by the case's id.
        private static func digests(_ json: [UInt8]) throws -> [String: [String?]] {
            struct Document: Decodable {
                struct Case: Decodable {
                    let id: String
                    let engines: [Engine]
                }
                struct Engine: Decodable {
                    let trials: Trials
                }
                struct Trials: Decodable {
                    let digest: [String?]
                }
                let cases: [Case]
            }
            let document = try JSONDecoder().decode(Document.self, from: Data(json))
            let pairs = document.cases.map { ($0.id, $0.engines.map { $0.trials.digest.first ?? nil }) }
            return Dictionary(uniqueKeysWithValues: pairs)
        }

        /// The one thing that a recovery adds is its time.
        @Test(arguments: ["killed", "torn"])
        func `a journal that a crash left is made into the same files`(name: String) throws {
            let scratch = try Scratch()
            try scratch.copy(
                Pin.folder.appending(path: "Fixtures/Results/\(name).partial.jsonl"),
                as: "r.partial.jsonl"
            )
            let outcome = try Program.run(["recover", "r.partial.jsonl", "--details"], in: scratch)
            #expect(outcome.status == 0 && outcome.error == "", "\(outcome.error)")
            let json = String(decoding: try scratch.bytes("r.json"), as: UTF8.self)
            let finished = /"finished": "[^"]*"/
            #expect(json.matches(of: finished).count == 1)
            try Pin.expect(json.replacing(finished, with: #""finished": "(now)""#), "recovered-\(name).json")
            try Pin.expect(String(decoding: try scratch.bytes("r.csv"), as: UTF8.self), "recovered-\(name).csv")
            try Pin.expect(outcome.output, "table-\(name).txt")
        }
    }
}
