public import Results

extension CaseFinding {
    /// The case as the JSON document takes it: its trials, and what was found out about it.
    public func entry(with result: CaseResult) -> ResultJSON.Entry {
        ResultJSON.Entry(
            result,
            comparisons: comparisons,
            summaries: summaries,
            chiefCost: chiefCost,
            warnings: warnings.map(\.description)
        )
    }
}
