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

extension Case {
    /// What the threads share.
    package var sharing: Sharing { concurrency?.sharing ?? .shared }
    /// Processes that keep other CPUs busy while the case runs.
    package var spinners: Int { concurrency?.spinners ?? 0 }
    /// The CPUs that the case keeps busy.
    package var busyCPUs: Int { threads + spinners }

    /// The same work by one thread, with other CPUs busy or not: what the scaling of a case with threads is held against.
    ///
    /// A second busy CPU may slow the first all by itself (a shared core, a shared host): without that control a loss by the machine
    /// would be taken for one by the engine.
    package func alone(besideSpinners count: Int) -> Case {
        var copy = self
        copy.threads = 1
        copy.concurrency = Concurrency(sharing: sharing, spinners: count)
        return copy
    }

    /// Finds out whether what is asked of the threads goes together with the work.
    func validateConcurrency() throws(WorkloadError) {
        guard let concurrency else { return }
        guard concurrency.sharing == .shared || kind == .file else {
            throw WorkloadError(
                "sharing \(concurrency.sharing.rawValue) with kind small-files: each file is opened by one thread anyway",
                accepted: "no sharing"
            )
        }
        guard concurrency.sharing == .shared || backing != .anonymous else {
            throw WorkloadError(
                "sharing \(concurrency.sharing.rawValue) with backing anonymous",
                accepted: "sharing: shared"
            )
        }
        guard (0...1023).contains(concurrency.spinners) else {
            throw WorkloadError("spinners \(concurrency.spinners)", accepted: WorkloadKey.spinners.accepted)
        }
        guard concurrency.spinners == 0 || threads == 1 else {
            throw WorkloadError(
                "spinners \(concurrency.spinners) with threads \(threads): they are the control of a single thread",
                accepted: "threads: 1"
            )
        }
    }
}
