import Engines
import Foundation
import TestSupport
import Testing
import Workloads

@Suite("Write-back as a condition")
struct WritebackTests {
    private func make(_ texts: [WorkloadKey: String]) throws -> Case {
        var draft = CaseDraft()
        for (key, text) in texts { try draft.set(key, to: text) }
        return try draft.makeCase()
    }

    private static let mixed: [WorkloadKey: String] = [.operation: "mixed", .pattern: "random"]

    @Test func `the default stands in no id and in no record`() throws {
        let plain = try make(Self.mixed)
        let named = try make(Self.mixed.merging([.writeback: "within"]) { $1 })
        #expect(named == plain && !plain.id.contains("writeback"))
        #expect(!String(decoding: try JSONEncoder().encode(plain.record), as: UTF8.self).contains("writeback"))
    }

    @Test func `beyond stands in the id and the record, and takes the offsets of the case within`() throws {
        let plain = try make(Self.mixed)
        let beyond = try make(Self.mixed.merging([.writeback: "beyond"]) { $1 })
        #expect(beyond.id == plain.id + "/writeback=beyond")
        #expect(beyond.identityHash == plain.identityHash)
        let record = try JSONDecoder().decode(CaseRecord.self, from: JSONEncoder().encode(beyond.record))
        #expect(try Case(record, .builtIn) == beyond)
    }

    @Test(
        arguments: [
            ([.writeback: "beyond"], "writeback beyond with operation read (accepted: operation: write or mixed)"),
            (
                [.operation: "write", .writeback: "beyond", .backing: "memfd"],
                "backing memfd: memory is not written back"
            ),
            (
                [.operation: "write", .writeback: "beyond", .durability: "end"],
                "durability end: its syncs leave nothing"
            ),
            ([.operation: "write", .writeback: "beyond", .mapping: "first-touch"], "mapping first-touch"),
            ([.operation: "write", .writeback: "beyond", .pattern: "random", .rate: "1000"], "with rate"),
            ([.operation: "write", .writeback: "beyond", .engines: "write,direct"], "engine 'direct'"),
            ([.kind: "small-files", .writeback: "within"], "writeback with kind small-files (accepted: no writeback)"),
            ([.backing: "anonymous", .writeback: "within"], "writeback with kind file"),
            ([.operation: "write", .writeback: "no"], "'no' is not known here (accepted: within, beyond)"),
        ] as [([WorkloadKey: String], String)]
    )
    func `what can't go together is refused with the reason`(texts: [WorkloadKey: String], reason: String) {
        let error = #expect(throws: WorkloadError.self) { _ = try make(texts) }
        #expect(error?.description.contains(reason) == true, "\(error?.description ?? "nothing")")
    }

    @Test func `files alone are written back`() throws {
        #expect(try make(Self.mixed).dirtiesFiles)
        #expect(try !make([.pattern: "random"]).dirtiesFiles)
        #expect(try !make([.operation: "write", .backing: "memfd"]).dirtiesFiles)
        #expect(try !make([.backing: "anonymous"]).dirtiesFiles)
    }
}
