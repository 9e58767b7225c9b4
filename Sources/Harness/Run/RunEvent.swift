/// What happens in a run, for whoever shows it.
package enum RunEvent: Sendable {
    /// Something is being made ready; in a phrase.
    case preparing(String)
    /// A round of a case begins.
    case round(RunProgress)
    /// The rounds up to a check are done; the number of cases that are still undecided.
    case check(rounds: Int, undecided: Int)
    /// The run ends early, for this reason.
    case ending(String)
}
