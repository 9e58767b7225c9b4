/// How long a precondition is held.
enum PreconditionScope {
    /// From before the first engine of a round to after the last.
    case round
    /// For one engine at a time; engines that take turns have it once for all.
    case engine
}
