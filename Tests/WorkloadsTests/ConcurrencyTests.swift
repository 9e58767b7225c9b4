import Engines
import Foundation
import Testing
import Workloads
import TestSupport

@Suite("What is asked of the threads")
struct ConcurrencyTests {
    private func cases(_ lines: String...) throws -> [Case] {
        let text = "workloads:\n  - name: w\n    pattern: random\n" + lines.map { "    \($0)\n" }.joined()
        return try SuiteReader.read(text: text, file: "s.yaml", name: "s").cases
    }

    @Test func `a case that asks for nothing has the id and the JSON that it always had`() throws {
        let made = try cases("threads: 2")[0]
        #expect(made.concurrency == nil && !made.id.contains("sharing") && !made.id.contains("spinners"))
        #expect(!String(decoding: try JSONEncoder().encode(made.record), as: UTF8.self).contains("concurrency"))
    }

    @Test func `what is asked for stands in the id, behind the threads`() throws {
        let own = try cases("threads: 2", "sharing: own")[0]
        #expect(own.id.contains("/threads=2/sharing=own/cache=warm/"))
        #expect(
            try Case(JSONDecoder().decode(CaseRecord.self, from: JSONEncoder().encode(own.record)), .builtIn) == own
        )
        #expect(try cases("spinners: 3")[0].id.contains("/threads=1/spinners=3/cache=warm/"))
    }

    @Test func `threads against one thread have a control beside them, each once`() throws {
        let made = try cases("threads: [1, 2, 4]", "sharing: [shared, processes]")
        #expect(
            made.map { "\($0.threads) \($0.sharing.rawValue) \($0.spinners)" } == [
                "1 shared 0", "1 processes 0", "2 shared 0", "1 shared 1", "2 processes 0", "1 processes 1",
                "4 shared 0", "1 shared 3", "4 processes 0", "1 processes 3",
            ]
        )
        #expect(try cases("threads: [2, 4]").map(\.spinners) == [0, 0])
    }

    @Test(arguments: [
        (["sharing": "own", "kind": "small-files", "file-size": "4KiB"], "sharing own with kind small-files"),
        (["sharing": "own", "backing": "anonymous"], "sharing own with backing anonymous"),
        (["spinners": "1", "threads": "2"], "spinners 1 with threads 2"),
        (["spinners": "1024"], "'1024' is not accepted (accepted: a whole number from 0 to 1023)"),
        (["sharing": "none"], "'none' is not known here (accepted: shared, own, processes)"),
    ])
    func `what can't go together is refused with the reason`(options: [String: String], reason: String) {
        let error = #expect(throws: WorkloadError.self) {
            var draft = CaseDraft()
            for (key, text) in options { try draft.set(#require(WorkloadKey(rawValue: key)), to: text) }
            _ = try draft.makeCase()
        }
        #expect(error?.description.contains(reason) == true, "\(error?.description ?? "nothing")")
    }
}
