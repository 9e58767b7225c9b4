package import Results

/// The preconditions of a run or of a round: prepared in order, put back in reverse.
package final class PreconditionStack {
    /// All, in the order in which they are refused and prepared.
    package let preconditions: [any Precondition]
    /// Those in force, in the order of preparing, each with how far it fell short.
    private var held: [(precondition: any Precondition, problem: String?)] = []

    /// None is in force yet.
    package init(_ preconditions: [any Precondition]) { self.preconditions = preconditions }

    /// Why the round can't be run at all: the first refusal; nil for none.
    package func refusal() -> String? {
        for precondition in preconditions {
            if let refusal = precondition.refusal() { return refusal }
        }
        return nil
    }

    /// Prepares those of a scope in order. Where one throws, it and those before it are put back, and its error is thrown.
    package func prepare(_ scope: PreconditionScope) throws {
        for precondition in preconditions where precondition.scope == scope {
            held.append((precondition, nil))
            do {
                held[held.count - 1].problem = try precondition.prepare()
            } catch {
                // The first error tells what went wrong.
                try? restore(scope)
                throw error
            }
        }
    }

    /// Asks all that are in force whether they held during a trial, and marks it with the first problem.
    ///
    /// How far preparing fell short is said when the counts are there: wrong bytes go before it.
    package func verify(_ trial: inout Trial, by evidence: TrialEvidence) throws {
        for (precondition, problem) in held {
            var short: String?
            if case .counts = evidence { short = problem }
            guard let problem = try short ?? precondition.verify(&trial, by: evidence) else { continue }
            trial.mark(.invalid, problem)
        }
    }

    /// Puts back those of a scope in reverse order: all of them, whichever throws; then throws the first error.
    package func restore(_ scope: PreconditionScope) throws {
        var first: (any Error)?
        while let last = held.last, last.precondition.scope == scope {
            held.removeLast()
            do { try last.precondition.restore() } catch { first = first ?? error }
        }
        if let first { throw first }
    }

    /// Runs `body` with those of a scope in force. They are put back whether it throws or not; its error goes before theirs.
    package func holding<Answer>(_ scope: PreconditionScope, _ body: () throws -> Answer) throws -> Answer {
        try prepare(scope)
        let answer: Answer
        do {
            answer = try body()
        } catch {
            try? restore(scope)
            throw error
        }
        try restore(scope)
        return answer
    }
}
