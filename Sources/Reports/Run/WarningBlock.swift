import Analysis
import Workloads

/// Every warning once, with the cases it holds for.
struct WarningBlock {
    private var messages: [String] = []
    private var places: [String: [String]] = [:]

    /// - Parameters:
    ///   - names: what the cases are called.
    ///   - isForAnswer: true for those alone that stand beside an answer, in as few words as there are.
    init(run: [Warning], cases: [CaseFinding], names: CaseNames, isForAnswer: Bool = false) {
        let isShown = { (warning: Warning) in !isForAnswer || warning.isForAnswer }
        for warning in run where isShown(warning) { add(warning.description, of: nil) }
        // Bytes that differ say that a case says nothing; then what makes trials say nothing, each cause once; then the rest.
        var causes = InvalidCauses()
        var rest: [(text: String, name: String?)] = []
        for finding in cases {
            let name = names.name(of: finding.benchCase)
            for warning in finding.warnings where isShown(warning) && !causes.take(warning, of: name) {
                if case .digestMismatch = warning {
                    add(warning.description, of: name)
                } else if isForAnswer, let short = warning.shortWords {
                    rest.append((short, nil))
                } else {
                    rest.append((warning.description, name))
                }
            }
        }
        for cause in causes.all { for name in cause.cases { add(cause.words, of: name) } }
        for (text, name) in rest { add(text, of: name) }
    }

    /// Each as a sentence behind the cases that it holds for; without any where it holds for the run.
    var texts: [String] { messages.map { Self.place(places[$0] ?? []) + $0 } }

    /// A line for each; nil where there are none.
    var section: Report.Section? {
        guard !messages.isEmpty else { return nil }
        return Report.Section(texts.map { .note(ReportNote(.warning, $0, tone: .doubtful)) })
    }

    /// Warnings that read the same are one.
    private mutating func add(_ text: String, of name: String?) {
        if places[text] == nil { messages.append(text) }
        var names = places[text] ?? []
        if let name, !names.contains(name) { names.append(name) }
        places[text] = names
    }

    private static func place(_ names: [String]) -> String {
        names.isEmpty ? "" : names.count <= 2 ? names.joined(separator: ", ") + ": " : "\(names.count) cases: "
    }
}
