import Results

@testable import Worker

/// A precondition that writes down what is asked of it, and gives the answers it was set to.
final class ScriptedPrecondition: Precondition {
    /// What was asked, such as `prepare a`, in order; shared by several.
    final class Record { var calls: [String] = [] }

    struct Failure: Error, Equatable { let text: String }

    let scope: PreconditionScope
    private let name: String
    private let record: Record
    /// What it answers where it is not nil: a refusal, how far it fell short, what did not hold.
    var refused, short, broken: String?
    /// The calls that throw.
    var failing: Set<String> = []

    init(_ name: String, _ scope: PreconditionScope, _ record: Record) {
        self.name = name
        self.scope = scope
        self.record = record
    }

    private func call(_ what: String) throws {
        record.calls.append("\(what) \(name)")
        if failing.contains(what) { throw Failure(text: "\(what) \(name)") }
    }

    func refusal() -> String? { refused }

    func prepare() throws -> String? {
        try call("prepare")
        return short
    }

    func verify(_ trial: inout Trial, by evidence: TrialEvidence) throws -> String? {
        try call("verify")
        return broken
    }

    func restore() throws { try call("restore") }
}
