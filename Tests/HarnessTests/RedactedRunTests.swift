import Foundation
import Results
import TestSupport
import Testing
import Worker
import Workloads

@testable import Harness

/// What a trial could not see or be names files and machines in its reasons: shared results have neither.
@Suite struct RedactedRunTests {
    private static let secrets = ["/srv/secret", "build-7"]
    private let redaction = Redaction(names: ["build-7"])

    /// A run of which every trial has something that it could not see, and every second one a reason.
    private func run(redacted: Bool) throws -> RunFixture {
        let fixture = try RunFixture(cases: RunFixture.cases("a"), checks: [2])
        fixture.plan.redaction = redacted ? redaction : nil
        fixture.runner.answer = { order in
            WorkerAnswer(
                lines: order.order.map { engine in
                    let report = ScriptedRunner.trial(order, engine: engine, nanoseconds: 100)
                    guard case .trial(engine: _, let valid) = report else { return report }
                    var trial = valid
                    trial.unobserved = "page sizes: mmap /srv/secret/0/0000000: Permission denied on build-7"
                    if order.round == 1 {
                        trial.status = .failed
                        trial.reason = "open /srv/secret/0/0000000: No such file or directory"
                    }
                    return .trial(engine: engine, trial)
                } + [.done]
            )
        }
        return fixture
    }

    private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    private func expectNoSecrets(in text: String, _ name: String) {
        #expect(text.contains("page sizes: mmap <path>"), "\(name)")
        for secret in Self.secrets { #expect(!text.contains(secret), "\(name): \(secret)") }
    }

    @Test func `a redacted run has no path and name in any file, nor in its journal`() throws {
        let fixture = try run(redacted: true)
        var journal = ""
        let answer = fixture.runner.answer
        fixture.runner.answer = { order in
            journal = (try? self.text(fixture.output.journal)) ?? journal
            return answer(order)
        }
        _ = try fixture.execute()
        expectNoSecrets(in: journal, "journal")
        for file in [fixture.output.json, fixture.output.csv] { expectNoSecrets(in: try text(file), file) }
        let trial = try fixture.document().cases[0].tables[0][0]
        #expect(trial.unobserved == "page sizes: mmap <path>: Permission denied on <name>")
        #expect(try text(fixture.output.csv).contains("open <path>: No such file or directory"))
    }

    @Test func `what is recovered from a journal that kept them has none either`() throws {
        let fixture = try run(redacted: false)
        var journal = ""
        _ = try RecordedRun(
            fixture.plan,
            output: fixture.output,
            runners: [fixture.runner],
            notify: { _ in journal = (try? self.text(fixture.output.journal)) ?? journal }
        ).execute()
        #expect(Self.secrets.allSatisfy(journal.contains))
        let copy = fixture.folder + "/copy.partial.jsonl"
        try journal.write(toFile: copy, atomically: false, encoding: .utf8)
        var files = try ResultFiles(journal: copy, redaction: redaction)
        let target = OutputTarget(name: fixture.folder + "/shared")
        try files.write(to: target)
        for file in [target.json, target.csv] { expectNoSecrets(in: try text(file), file) }
    }
}
