package import Results

/// A condition of a case: brought about before its engines are measured, verified after each trial, and put back at the end.
///
/// A ``PreconditionStack`` keeps the order. What those of a round or an engine change belongs to the worker or to the data of the
/// run: a signal that ends the worker puts back what is the process's own. What those of a run change outlives a process: the
/// harness ends no run without putting them back, for a signal neither.
package protocol Precondition: AnyObject {
    /// How long it is held.
    var scope: PreconditionScope { get }

    /// Why the condition can't be had here at all; nil if it can. Nothing is prepared where any is refused.
    func refusal() -> String?

    /// Brings the condition about. Returns how far it fell short, for which each trial is invalid; nil if it did not.
    func prepare() throws -> String?

    /// Returns why the condition did not hold to the end of a trial; nil if it did, or if the evidence does not tell.
    ///
    /// What was obtained is taken down in the trial.
    func verify(_ trial: inout Trial, by evidence: TrialEvidence) throws -> String?

    /// Puts back what ``prepare()`` changed, also where that threw halfway.
    func restore() throws
}

extension Precondition {
    /// None.
    package func refusal() -> String? { nil }
    /// Nothing is to be done.
    package func prepare() throws -> String? { nil }
    /// Once brought about it holds.
    package func verify(_ trial: inout Trial, by evidence: TrialEvidence) throws -> String? { nil }
    /// Nothing was changed.
    package func restore() throws {}
}
