import Foundation
import Testing

extension CommandTests {
    /// Results that name an engine which this version does not know, as those of a later version or of another build do.
    @Suite struct UnknownEngine {
        private static let stranger = "teleport:speed=9"

        /// The reference result with another name for one of its engines.
        private static func edited(_ engine: String) throws -> String {
            let text = try Documentation.text("results/reference/quick.json")
            try #require(text.contains("\"\(engine)\""))
            return text.replacing("\"\(engine)\"", with: "\"\(stranger)\"")
        }

        /// A row of a table as its words, with the engine's name first.
        private static func rows(of engine: String, in text: String) -> [[Substring]] {
            text.split(separator: "\n").map { $0.split(separator: " ") }.filter { $0.first == engine[...] }
        }

        /// A baseline that reads by calls, and an engine that maps.
        @Test(arguments: ["pread", "mmap"]) func `its figures are shown as they are, and no cost is named`(
            engine: String
        ) throws {
            let box = try Sandbox()
            let file = try box.file("later.json", try Self.edited(engine))
            let known = try box.run([
                "show", "\(Documentation.root)/results/reference/quick.json", "random-read", "--details",
            ])
            let shown = try box.run(["show", file, "random-read", "--details"])
            #expect(shown.status == 0 && shown.error == "", "\(shown.error)")
            let (before, after) = (
                Self.rows(of: engine, in: known.output), Self.rows(of: Self.stranger, in: shown.output)
            )
            #expect(!before.isEmpty)
            #expect(after.map { $0.dropFirst() } == before.map { $0.dropFirst() }, "\(shown.output)")
            #expect(known.output.contains("chief cost") && !shown.output.contains("chief cost"), "\(shown.output)")
        }

        @Test(arguments: ["pread", "mmap"])
        func `it is compared with itself, and is missing beside a result without it`(engine: String) throws {
            let box = try Sandbox()
            let file = try box.file("later.json", try Self.edited(engine))
            let same = try box.run(["compare", file, file])
            #expect(same.status == 0 && same.error == "", "\(same.error)")
            #expect(!Self.rows(of: Self.stranger, in: same.output).isEmpty, "\(same.output)")
            let mixed = try box.run(["compare", "\(Documentation.root)/results/reference/quick.json", file])
            #expect(mixed.status == 0 && mixed.error == "", "\(mixed.error)")
            #expect(mixed.output.contains(Self.stranger), "\(mixed.output)")
        }

        @Test(arguments: ["pread", "mmap"]) func `it is not explained, and that is said; the others are`(engine: String)
            throws
        {
            let box = try Sandbox()
            let file = try box.file("later.json", try Self.edited(engine))
            let outcome = try box.run(["explain", file, "random-read", "--format", "json"])
            #expect(outcome.status == 0 && outcome.error == "", "\(outcome.error)")
            let root = try JSONDecoder().decode(JSON.self, from: Data(outcome.output.utf8))
            let explained = root["cases"].list.flatMap { $0["engines"].list.compactMap { $0["engine"].text } }
            #expect(!explained.isEmpty && !explained.contains(Self.stranger))
            let notes = root["cases"].list.flatMap { $0["notes"].list.compactMap(\.text) }
            #expect(notes.contains { $0.hasPrefix("\(Self.stranger): ") && $0.contains("does not know") }, "\(notes)")
        }

        /// A journal of 0.1.0 that a crash left.
        @Test func `a journal that names one is recovered, and both files have it`() throws {
            let box = try Sandbox()
            let text = try Documentation.text("Tests/PinsTests/Fixtures/Results/killed.partial.jsonl")
            try #require(text.contains("\"pread\""))
            let edited = text.replacing("\"pread\"", with: "\"\(Self.stranger)\"")
            let file = try box.file("out/later.partial.jsonl", edited)
            let recovered = try box.run(["recover", file, "--details"])
            #expect(recovered.status == 0, "\(recovered.error)")
            #expect(!Self.rows(of: Self.stranger, in: recovered.output).isEmpty, "\(recovered.output)")
            let engines = try box.result("later").engines.filter { $0.name == Self.stranger }
            #expect(!engines.isEmpty && engines.allSatisfy(\.isValid))
            let csv = try CSV(box.text("out/later.csv"))
            #expect(csv.rows.contains { csv.value($0, "engine") == Self.stranger })
        }

        @Test func `an option that is unknown makes an engine unknown, and no result unreadable`() throws {
            let box = try Sandbox()
            let text = try Documentation.text("results/reference/quick.json")
                .replacing("\"mmap\"", with: "\"mmap:advice=clairvoyant\"")
            let outcome = try box.run(["show", try box.file("later.json", text)])
            #expect(outcome.status == 0 && outcome.output.contains("mmap:advice=clairvoyant"), "\(outcome.error)")
        }
    }
}
