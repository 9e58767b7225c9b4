import Results
import Workloads

/// What the trials of a case that writes have shown of write-back.
package enum WritebackFinding: Hashable, Sendable {
    /// Each valid trial was verified to be without.
    case without
    /// Each second of each valid trial had it.
    case under

    /// Nil where nothing is known: the case reads, its syncs write, or the trials are of a version that did not look.
    init?(_ benchCase: Case, trials: [[Trial]]) {
        guard benchCase.dirtiesFiles, benchCase.work.definition.durability == .none else { return nil }
        let valid = trials.joined().filter { $0.status == .valid }
        guard !valid.isEmpty, valid.allSatisfy({ $0[.writtenPages] != nil }) else { return nil }
        self = benchCase.conditions.writeback == .within ? .without : .under
    }
}
