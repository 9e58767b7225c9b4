/// How long a precondition is held.
package enum PreconditionScope: Sendable {
    /// From before the data of a run is made to after its last round; held by the harness.
    case run
    /// From before the first engine of a round to after the last.
    case round
    /// For one engine at a time; engines that take turns have it once for all.
    case engine
}
