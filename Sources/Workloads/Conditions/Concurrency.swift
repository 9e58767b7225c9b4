/// How the threads of a case share what they work on, and who works beside them. A case with one file or mapping for all of its
/// threads, and nobody beside it, has none, and its id does not mention it.
package struct Concurrency: Hashable, Sendable, Codable {
    /// What the threads share.
    package let sharing: Sharing
    /// Processes that do nothing but keep other CPUs busy.
    package let spinners: Int

    /// A request; nil where nothing is asked for.
    package init?(sharing: Sharing, spinners: Int) {
        guard sharing != .shared || spinners != 0 else { return nil }
        self.sharing = sharing
        self.spinners = spinners
    }
}

/// What the threads of a case share.
package enum Sharing: String, CaseIterable, Hashable, Sendable, Codable, ParameterChoice {
    /// One mapping, or one descriptor (engines that read at the descriptor's own position have one for each thread).
    case shared
    /// Each thread has a descriptor and a mapping of its own, in one address space.
    case own
    /// Each thread is a process with a descriptor and a mapping of its own.
    case processes
}
