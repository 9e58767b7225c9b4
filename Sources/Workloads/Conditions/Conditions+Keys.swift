extension Conditions {
    /// The parameters.
    package static let keys: [Key<Conditions>] = [
        Key(
            .threads,
            .count(1...1024, accepted: "a whole number from 1 to 1024"),
            \.threads,
            "the number of threads over the one file or set of files",
            standard: "1",
            fallback: { _, _ in 1 }
        ),
        Key(
            .sharing,
            .choice,
            \.sharing,
            "what the threads share: one mapping or descriptor, none (each its own), or not even a process",
            standard: Sharing.shared.rawValue,
            fallback: { _, _ in .shared },
            isShown: { conditions, _ in conditions.sharing != .shared }
        ),
        Key(
            .spinners,
            .count(0...1023, accepted: "a whole number from 0 to 1023"),
            \.spinners,
            "processes that keep other CPUs busy meanwhile: the control of a single thread",
            standard: "0; threads [1, N] add a case of one thread with N - 1 of them",
            fallback: { _, _ in 0 },
            isShown: { conditions, _ in conditions.spinners > 0 }
        ),
        Key(
            .cache,
            .choice,
            "the state of the page cache before each trial",
            standard: CacheState.warm.rawValue,
            assign: { (state: CacheState, conditions) in conditions.cache = CacheCondition(state) },
            text: { conditions, _ in conditions.cache.state.rawValue }
        ),
        Key(
            .hugePages,
            .choice,
            \.hugePages,
            "the page size asked for; a case with hugetlb pages gets a twin with base pages beside it",
            standard: HugePages.off.rawValue,
            fallback: { _, _ in .off },
            isShown: { conditions, _ in conditions.hugePages != .off }
        ),
        Key(
            .backing,
            .choice,
            \.backing,
            "what the engines open and map: a file, a file without a name in memory, or no file at all",
            standard: "file; memfd for hugetlb pages",
            // No file has pages of the pool.
            fallback: { conditions, _ in conditions.hugePages.poolPageSize == nil ? .file : .memfd },
            isShown: { conditions, _ in conditions.backing != .file }
        ),
        Key(
            .numa,
            .text,
            \.numa,
            "the nodes of the CPUs and of the memory",
            standard: "\(NUMAPlacement.off)",
            fallback: { _, _ in .off },
            isShown: { conditions, _ in conditions.numa != .off }
        ),
        Key(
            .fill,
            .text,
            "how a warm file is brought into the page cache",
            standard: "\(CacheCondition.standardFill)",
            assign: { (fill: FillMethod, conditions) throws(WorkloadError) in
                if let error = conditions.refusalOfFill { throw error }
                conditions.cache = .warm(fill)
            },
            text: { conditions, _ in conditions.refusalOfFill == nil ? "\(conditions.cache.fill)" : nil }
        ),
        Key(
            .writeback,
            .choice,
            \.writeback,
            "whether the kernel writes back meanwhile what a case dirties: not, or all the time",
            standard: Writeback.within.rawValue,
            fallback: { _, _ in .within },
            isShown: { conditions, _ in conditions.writeback != .within }
        ),
        Key(
            .rate,
            .count(Pace.rates, accepted: Pace.acceptedRates),
            "an open loop: operations a second of all threads, each due at its own time",
            standard: "none: a closed loop, each operation begins when the one before it has ended",
            assign: { (rate, conditions) in conditions.pace = Pace(rate: rate, arrivals: .poisson) },
            text: { conditions, _ in conditions.pace.map { "\($0.rate)" } }
        ),
        Key(
            .arrivals,
            .choice,
            "how the operations of an open loop arrive",
            // As from many users that know nothing of each other.
            standard: Arrivals.poisson.rawValue,
            assign: { (arrivals: Arrivals, conditions) throws(WorkloadError) in
                guard let pace = conditions.pace else {
                    throw WorkloadError("arrivals without a rate", accepted: "a rate: a closed loop has no arrivals")
                }
                conditions.pace = Pace(rate: pace.rate, arrivals: arrivals)
            },
            text: { conditions, _ in conditions.pace?.arrivals.rawValue }
        ),
    ]

    /// Why nothing is filled; nil where a file is brought into the page cache.
    private var refusalOfFill: WorkloadError? {
        if cache == .cold {
            return WorkloadError("fill with cache cold", accepted: "no fill: nothing is brought into the cache")
        }
        guard backing != .file else { return nil }
        return WorkloadError(
            "fill with backing \(backing.rawValue)",
            accepted: backing == .memfd
                ? "no fill: it is filled once, through a mapping" : "no fill: there is no page cache"
        )
    }

    /// The parameters that ids mention.
    var parameters: [(WorkloadKey, String)] {
        Self.keys.compactMap { key in key.text(self, self).map { (key.name, $0) } }
    }
}
