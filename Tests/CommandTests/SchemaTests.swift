import Foundation
import Testing

extension CommandTests {
    /// The JSON Schemas of the project. That every result and every gate answer of the other tests satisfies them is found out where their
    /// folders are removed (``JSONDocuments``).
    @Suite struct Schemas {
        @Test(.jsonschema, arguments: Export.results)
        func `results of 0-1-0 satisfy the schema`(name: String) {
            let path = "\(Documentation.root)/Tests/PinsTests/Fixtures/Results/\(name).json"
            #expect(JSONDocuments.problems(in: path) == "")
        }

        @Test(
            .jsonschema,
            arguments: [
                (#""seed": "#, #""seed": "x", "s": "#, "seed: "), ("\"ended\":", "\"end\":", "run: 'ended'"),
                ("\"round\": [0", "\"round\": [null", "trials/round/0"), ("result/1\"", "result/2\"", "schema: "),
            ]
        )
        func `a result with a wrong member does not`(member: String, other: String, complaint: String) throws {
            let box = try Sandbox()
            let text = try Documentation.text("results/reference/quick.json")
            try #require(text.contains(member))
            let path = try box.file("wrong.json", text.replacing(member, with: other, maxReplacements: 1))
            let problems = try #require(JSONDocuments.problems(in: path))
            #expect(problems.contains(complaint), "\(problems)")
        }

        @Test(.python)
        func `the schemas say what the pages say`() throws {
            let box = try Sandbox()
            let made = try box.shell("python3 \(JSONDocuments.schemas)/make-schemas.py out")
            #expect(made.status == 0, "\(made.error)")
            for name in ["result", "gate"] {
                let stored = try Documentation.text("Sources/faultline/Schema/\(name).schema.json")
                #expect(
                    try box.text("out/\(name).schema.json") == stored,
                    "call Sources/faultline/Schema/make-schemas.py"
                )
            }
        }
    }
}
