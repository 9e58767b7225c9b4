/// The keys that are no parameter of a work or of the conditions.
extension CaseDraft {
    static let nameWords: KeyText = {
        let accepted = "1 to 64 of the letters a-z and A-Z, digits, '-', '_' and '.'"
        return KeyText(
            summary: "the workload's name, the start of its case ids",
            standard: "pattern and operation, such as random-read; small-files",
            accepted: accepted,
            check: { (text) throws(WorkloadError) in
                // It is the start of case ids, where `/` and `=` have a meaning.
                let allowed = text.utf8.allSatisfy { byte in
                    switch UInt8(byte) {
                    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
                    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                        true
                    default: false
                    }
                }
                guard allowed, (1...64).contains(text.utf8.count) else {
                    throw WorkloadError("'\(text)' is not a name", accepted: accepted)
                }
            }
        )
    }()

    static let kindWords = KeyText(
        summary: "the kind of work: " + kindSummaries.joined(separator: ", or "),
        standard: WorkKind.file.rawValue,
        accepted: WorkKind.accepted,
        check: { (text) throws(WorkloadError) in _ = try WorkKind(parsing: text) }
    )

    /// What the kinds are, those that share a word once.
    private static var kindSummaries: [String] {
        Work.definitions.map { $0.kindSummary }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    static let engineWords = KeyText(
        summary: "the engines to compare; the first is the baseline",
        standard: "by the work",
        accepted: "NAME[:KEY=VALUE]..., see faultline list engines",
        check: { _ in }
    )
}
