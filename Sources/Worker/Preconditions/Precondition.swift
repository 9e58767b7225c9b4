internal import Results

/// A condition of a case: brought about before its engines are measured, verified after each trial, and put back at the end.
///
/// A ``PreconditionStack`` keeps the order. All that one changes belongs to this process or to the data of the run: a signal that
/// ends the worker puts back what is the process's own.
protocol Precondition: AnyObject {
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
    func refusal() -> String? { nil }
    /// Nothing is to be done.
    func prepare() throws -> String? { nil }
    /// Once brought about it holds.
    func verify(_ trial: inout Trial, by evidence: TrialEvidence) throws -> String? { nil }
    /// Nothing was changed.
    func restore() throws {}
}
