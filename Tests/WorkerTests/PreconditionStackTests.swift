import Platform
import Results
import TestSupport
import Testing
import Workloads

@testable import Worker

@Suite struct PreconditionStackTests {
    private let record = ScriptedPrecondition.Record()
    private let all: [ScriptedPrecondition]
    private let stack: PreconditionStack

    init() {
        let record = record
        all = ["a", "b", "c"].map { ScriptedPrecondition($0, .engine, record) }
        stack = PreconditionStack(all)
    }

    @Test func `they are prepared in order and put back in reverse`() throws {
        try stack.holding(.engine) { record.calls.append("measure") }
        #expect(
            record.calls == ["prepare a", "prepare b", "prepare c", "measure", "restore c", "restore b", "restore a"]
        )
    }

    @Test func `where the third can't be prepared, all three are put back in reverse and nothing is measured`() {
        all[2].failing = ["prepare"]
        #expect(throws: ScriptedPrecondition.Failure(text: "prepare c")) {
            try stack.holding(.engine) { record.calls.append("measure") }
        }
        #expect(record.calls == ["prepare a", "prepare b", "prepare c", "restore c", "restore b", "restore a"])
    }

    @Test func `where the second can't be prepared, the third is not asked at all`() {
        all[1].failing = ["prepare"]
        #expect(throws: ScriptedPrecondition.Failure(text: "prepare b")) { try stack.prepare(.engine) }
        #expect(record.calls == ["prepare a", "prepare b", "restore b", "restore a"])
    }

    @Test func `an error while measuring puts all back and is the one that is thrown`() {
        all[0].failing = ["restore"]
        all[2].failing = ["restore"]
        let error = ScriptedPrecondition.Failure(text: "measure")
        #expect(throws: error) { try stack.holding(.engine) { throw error } }
        #expect(record.calls.suffix(3) == ["restore c", "restore b", "restore a"])
    }

    @Test func `one that can't be put back keeps none from being put back, and its error is thrown`() {
        all[0].failing = ["restore"]
        all[1].failing = ["restore"]
        #expect(throws: ScriptedPrecondition.Failure(text: "restore b")) { try stack.holding(.engine) {} }
        #expect(record.calls.suffix(3) == ["restore c", "restore b", "restore a"])
    }

    @Test func `those of the round are held around those of each engine`() throws {
        let stack = PreconditionStack([
            ScriptedPrecondition("engine", .engine, record), ScriptedPrecondition("round", .round, record),
        ])
        try stack.holding(.round) { for _ in 0..<2 { try stack.holding(.engine) {} } }
        #expect(
            record.calls == [
                "prepare round", "prepare engine", "restore engine", "prepare engine", "restore engine",
                "restore round",
            ]
        )
    }

    @Test func `the first refusal is the reason, and nothing is prepared for it`() {
        #expect(stack.refusal() == nil)
        all[2].refused = "no c"
        all[1].refused = "no b"
        #expect(stack.refusal() == "no b")
        #expect(record.calls.isEmpty)
    }

    @Test func `a trial has the reason of the first that fell short or did not hold`() throws {
        let engine = try CaseDraft().makeCase().engines[0]
        func reason(by evidence: [TrialEvidence]) throws -> String? {
            var trial = Trial(round: 0, position: 0, status: .valid)
            try stack.holding(.engine) { for part in evidence { try stack.verify(&trial, by: part) } }
            #expect((trial.reason == nil) == (trial.status == .valid))
            return trial.reason
        }
        #expect(try reason(by: [.pages(nil), .counts(engine)]) == nil)
        all[0].short = "short of a"
        #expect(try reason(by: [.pages(nil), .counts(engine)]) == "short of a")
        // Nothing has been checked when pages are looked up: only what they show counts.
        #expect(try reason(by: [.pages(nil)]) == nil)
        all[1].broken = "b broke"
        #expect(try reason(by: [.pages(nil), .counts(engine)]) == "b broke")
        #expect(try reason(by: [.counts(engine)]) == "short of a")
    }

    @Test func `those that were put back have no say in a later trial`() throws {
        all[0].short = "short of a"
        try stack.holding(.engine) {}
        var trial = Trial(round: 0, position: 0, status: .valid)
        try stack.verify(&trial, by: .counts(CaseDraft().makeCase().engines[0]))
        #expect(trial.status == .valid)
    }
}
