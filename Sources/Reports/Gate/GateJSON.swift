import Analysis
import FoundationEssentials
import Results
import Workloads

/// A gate as JSON: the schema `faultline.gate/1`. What does not apply is left out.
package struct GateJSON {
    private let report: GateReport

    /// The JSON of a report.
    package init(_ report: GateReport) { self.report = report }

    /// The document, with sorted keys and a line end.
    package func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        let document = Document(
            conclusion: report.conclusion,
            exitCode: report.conclusion.exitCode,
            suite: report.suite,
            seed: report.seed,
            against: report.against,
            againstItself: report.isAgainstItself,
            rounds: report.rounds,
            looksTaken: report.judge.looksTaken,
            ended: report.footer.ended,
            elapsedSeconds: report.footer.elapsedSeconds,
            onInconclusive: report.judge.plan.rules.onInconclusive,
            answers: report.judge.answers.map(Answer.init),
            missing: report.judge.plan.absences.map(Missing.init)
        )
        return PrintableText.escaped(json: String(decoding: try encoder.encode(document), as: UTF8.self)) + "\n"
    }

    private struct Document: Encodable {
        let schema = "faultline.gate/1"
        let conclusion: GateConclusion
        let exitCode: Int32
        let suite: String
        let seed: UInt64
        let against: [String]
        let againstItself: Bool
        let rounds: Int
        let looksTaken: Int
        let ended: String
        let elapsedSeconds: Double
        let onInconclusive: GateInconclusive
        let answers: [Answer]
        let missing: [Missing]
    }

    private struct Missing: Encodable {
        let `case`: String
        let engine: String?
        let allowed: Bool

        init(_ absence: GateAbsence) {
            `case` = absence.caseID
            engine = absence.engine
            allowed = absence.isAllowed
        }
    }

    private struct Answer: Encodable {
        let `case`: String
        let subject: String
        let kind: String
        let question: String
        let rule: String
        let blocking: Bool
        let verdict: GateAnswer.Verdict
        let ratio: Double?
        let lower: Double?
        let upper: Double?
        let level: Double?
        let detectable: Double?
        let rounds: Int
        let look: Int?
        let before: Double?
        let now: Double?
        let note: String?
        let evidence: [String]

        init(_ answer: GateAnswer) {
            `case` = answer.question.caseID
            subject = answer.question.subject
            kind = answer.question.kindName
            question = answer.question.text
            rule = answer.question.rule
            blocking = answer.question.isBlocking
            verdict = answer.verdict
            ratio = answer.ratio
            lower = answer.lower
            upper = answer.upper
            level = answer.level
            detectable = answer.detectable
            rounds = answer.rounds
            look = answer.look
            before = answer.before
            now = answer.now
            note = answer.note
            evidence = answer.evidence
        }
    }
}

extension GateQuestion {
    /// The kind in a word, as JSON has it.
    var kindName: String {
        switch kind {
        case .expectation: "expectation"
        case .time: "time"
        case .counter: "counter"
        case .storedTime: "stored-time"
        }
    }
}
