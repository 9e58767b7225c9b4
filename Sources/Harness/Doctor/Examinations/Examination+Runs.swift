internal import Results

extension Examination {
    /// Other runs of Faultline: one at work, and what those have left that are gone. Nothing where there is none.
    func runs() -> [DoctorFinding] { [atWork(), leftovers()].compactMap { $0 } }

    private func atWork() -> DoctorFinding? {
        guard probes.isRunAtWork else { return nil }
        return DoctorFinding(
            .warning,
            "runs",
            found: "a run of Faultline is at work on this machine",
            effect: "two runs measure each other; a second one is refused without --beside",
            fix: "wait for its end"
        )
    }

    private func leftovers() -> DoctorFinding? {
        guard !probes.leftovers.isEmpty else { return nil }
        return DoctorFinding(
            .warning,
            "leftovers",
            found: "left by runs that are gone: \(probes.leftovers.map(\.words).joined(separator: ", "))",
            effect: "they take disk, and pages from the memory of what is measured",
            fix: "faultline clean --directory \(directory)"
        )
    }
}
