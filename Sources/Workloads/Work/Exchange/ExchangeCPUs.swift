/// The CPUs of two processes that exchange messages. It decides the verdict: on one CPU each wake-up is a switch of processes,
/// on two it is an interrupt of the other CPU.
package enum ExchangeCPUs: String, CaseIterable, Hashable, Sendable, ParameterChoice {
    /// Both on one CPU.
    case same
    /// Each on a CPU of its own.
    case two
}
