import Results
import TestSupport
import Testing
import Workloads

@testable import Harness

/// What a run looks for on its machine, by its cases.
@Suite struct RunChecksTests {
    private static func benchCase(_ change: (inout CaseDraft) -> Void = { _ in }) throws -> Case {
        var draft = CaseDraft()
        draft.fileSize = .mebibytes(4)
        change(&draft)
        return try draft.makeCase()
    }

    private static func sick(_ change: (inout Environment) -> Void) -> Environment {
        var environment = Patient.healthy.environment
        change(&environment)
        return environment
    }

    @Test func `a quiet machine has nothing that a run has to know`() throws {
        let checks = RunChecks([try Self.benchCase(), try Self.benchCase { $0.cache = .cold }])
        #expect(checks.atStart(Patient.healthy.environment).isEmpty)
        #expect(checks.atEnd(Patient.healthy.environment, isJoined: false).isEmpty)
    }

    @Test(arguments: [
        ("governor", sick { $0.cpu.governors = ["powersave"] }, true),
        (
            "NUMA",
            sick {
                $0.numa.nodes = [.init(id: 0, cpus: [0]), .init(id: 1, cpus: [1])]
                $0.numa.balancing = 1
            }, true
        ),
        ("DAMON", sick { $0.kernel.damonStates = ["on"] }, true),
        // At the end they are the run's own.
        ("load", sick { $0.load.oneMinute = 9 }, false), ("pressure", sick { $0.pressure.ioSomePercent = 50 }, false),
    ])
    func `what doctor warns of is found before the first round, and again where it is no run's doing`(
        topic: String,
        environment: Environment,
        isLasting: Bool
    ) throws {
        let checks = RunChecks([try Self.benchCase()])
        let found = checks.atStart(environment)
        #expect(found.map(\.topic) == [topic] && found[0].effect.count > 10 && found[0].fix != nil)
        #expect(checks.atEnd(environment, isJoined: false).map(\.topic) == (isLasting ? [topic] : []))
    }

    @Test func `what no case meets is not looked for`() throws {
        let damon = Self.sick { $0.kernel.damonStates = ["on"] }
        let dirty = Self.sick { $0.memory.dirtyBytes = 1 << 30 }
        func topics(_ environment: Environment, _ change: (inout CaseDraft) -> Void) throws -> [String] {
            RunChecks([try Self.benchCase(change)]).atStart(environment).map(\.topic)
        }
        #expect(try topics(damon) { $0.cache = .cold } == [] && topics(dirty) { _ in } == [])
        #expect(try topics(dirty) { $0.cache = .cold } == ["writeback"])
        #expect(try topics(dirty) { $0.operation = .write } == ["writeback"])
        #expect(try topics(damon) { $0.backing = .anonymous } == [])
    }

    @Test func `a run that came beside this one is found at the end`() throws {
        let checks = RunChecks([try Self.benchCase()])
        #expect(checks.atEnd(Patient.healthy.environment, isJoined: true).map(\.topic) == ["runs"])
    }

    @Test func `what is found stands in the result, of the start and of the end`() throws {
        let fixture = try RunFixture(cases: RunFixture.cases("a"), checks: [2])
        let outcome = try fixture.execute()
        let document = try fixture.document()
        #expect(document.header.environment.findings != nil && document.footer.findings != nil)
        #expect(document.header.environment.findings == outcome.header.environment.findings)
        #expect(document.footer.findings == outcome.footer.findings)
    }
}
