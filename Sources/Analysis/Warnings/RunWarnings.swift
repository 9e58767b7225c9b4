package import Results

/// What has to be known beside all figures of a run.
package enum RunWarnings {
    /// Steal of more percent of the CPU time than this is warned of.
    package static let mostStealPercent = 2.0

    /// The warnings of a run as a whole; those of its cases are in ``CaseFinding/warnings``.
    package static func all(header: ResultHeader, footer: ResultFooter) -> [Warning] {
        var warnings: [Warning] = []
        if header.tool.build == "debug" { warnings.append(.debugBuild) }
        if header.settings.beside == true { warnings.append(.beside) }
        if let spreads = header.calibration?.spreads, spreads.isBusy { warnings.append(.busyCosts(spreads)) }
        if let steal = footer.stealPercent, steal > mostStealPercent { warnings.append(.steal(percent: steal)) }
        warnings += found(header.environment.findings ?? [], footer.findings ?? [])
        if let count = footer.thermalThrottles, count > 0 { warnings.append(.heat(count: count)) }
        if footer.ended != "done" { warnings.append(.cutShort(by: footer.ended)) }
        return warnings
    }

    /// What was found at the start and at the end of a run: once where it was there both times, as it was at the start.
    private static func found(_ start: [RunFinding], _ end: [RunFinding]) -> [Warning] {
        let first = start.map { finding in
            Warning.found(finding, when: end.contains { $0.topic == finding.topic } ? .throughout : .start)
        }
        return first + end.filter { late in !start.contains { $0.topic == late.topic } }.map { .found($0, when: .end) }
    }
}
