package import Results

extension CaseFinding {
    /// The case as the JSON document takes it: its trials, and what was found out about it.
    package func entry(with result: CaseResult) -> ResultJSON.Entry {
        ResultJSON.Entry(
            result,
            comparisons: comparisons.map(Comparison.init),
            summaries: summaries,
            chiefCost: chiefCost,
            warnings: warnings.map(\.description)
        )
    }
}
