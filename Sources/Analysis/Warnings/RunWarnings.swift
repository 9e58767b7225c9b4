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
        if let count = footer.thermalThrottles, count > 0 { warnings.append(.heat(count: count)) }
        if footer.ended != "done" { warnings.append(.cutShort(by: footer.ended)) }
        return warnings
    }
}
