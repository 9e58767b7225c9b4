/// How an engine reaches bytes: the choice that a run is to answer.
package enum EngineAccess: Hashable, Sendable {
    /// In place, through a mapping.
    case mapped
    /// By system calls that move them.
    case calls
}
