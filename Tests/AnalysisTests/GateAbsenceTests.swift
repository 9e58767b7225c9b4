import Results
import Testing
import Workloads

@testable import Analysis

@Suite("What a baseline has and a gate does not measure")
struct GateAbsenceTests {
    private static let names = ["one", "two", "three"]

    private func benchCase(_ name: String, _ engines: [String] = ["pread", "mmap"]) throws -> Case {
        let benchCase = try Make.benchCase(engines)
        return Case(
            workload: name,
            work: benchCase.work,
            conditions: benchCase.conditions,
            engines: benchCase.engines
        )
    }

    private func found(
        _ suite: [Case],
        measuring cases: [Case]? = nil,
        filter: String = ".",
        isAllowed: Bool = false
    ) throws -> [GateAbsence] {
        let stored = try Self.names.map { CaseResult(try benchCase($0)) }
        let baseline = GateBaseline(name: "base.json", cases: stored, environment: Environment())
        let filter = try CaseFilter(filter)
        return baseline.absences(
            suite: suite,
            measuring: cases ?? suite,
            isAsked: filter.matches,
            isAllowed: isAllowed
        )
    }

    private func text(_ absences: [GateAbsence]) -> [String] {
        absences.map { "\($0.caseID.prefix { $0 != "/" }) \($0.engine ?? "-")" }
    }

    @Test func `nothing is missing where all is measured, or more`() throws {
        let more = try (Self.names + ["four"]).map { try benchCase($0, ["pread", "mmap", "read"]) }
        #expect(try found(more).isEmpty)
    }

    @Test func `cases and engines that are gone are found, in the order of the file`() throws {
        let suite = try [benchCase("three"), benchCase("two", ["read", "mmap"])]
        #expect(try text(found(suite)) == ["one -", "two pread"])
        let all = try found(suite).allSatisfy { $0.fails }
        #expect(all)
        #expect(try text(found([benchCase("one")])) == ["two -", "three -"])
    }

    @Test func `what the filter leaves out is not missing, and what it asks for is`() throws {
        let all = try Self.names.map { try benchCase($0) }
        #expect(try found(all, measuring: [all[1]], filter: "two").isEmpty)
        #expect(try found([all[1]], filter: "two").isEmpty)
        #expect(try text(found([all[1]], filter: "^t")) == ["three -"])
        #expect(try text(found([benchCase("two", ["pread"])], filter: "two")) == ["two mmap"])
    }

    @Test func `what is allowed is listed all the same`() throws {
        let absences = try found([benchCase("one")], isAllowed: true)
        #expect(text(absences) == ["two -", "three -"])
        let allowed = absences.allSatisfy { $0.isAllowed }
        #expect(allowed)
    }

    @Test func `a gate fails for what is missing, unless that is allowed or nothing was measured`() throws {
        let cases = [try benchCase("one", ["pread"])]
        let rules = try GateFixture.rules()
        func conclusion(isAllowed: Bool, validTrials: Int = 9) throws -> GateConclusion {
            var plan = try GateFixture.plan(rules, cases)
            plan.absences = try found(cases, isAllowed: isAllowed)
            let judge = GateFixture.answers(plan, [[GateFixture.sample(1)]])
            return GateConclusion(judge, validTrials: validTrials)
        }
        #expect(try conclusion(isAllowed: true) == .pass)
        #expect(try conclusion(isAllowed: false) == .fail)
        #expect(try conclusion(isAllowed: false, validTrials: 0) == .nothing)
    }
}
