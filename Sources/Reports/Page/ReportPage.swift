import Analysis
package import Results
import Workloads

/// Results as one page that needs nothing else: the answer first, then what it stands on.
///
/// A page has no script and no address: what it loads is nothing, and its policy allows nothing. It is HTML that an XML parser reads.
package struct ReportPage {
    let sources: [ExportSource]

    /// A page of one result, or of several side by side.
    package init(_ sources: [ExportSource]) { self.sources = sources }

    /// Writes the page, with one case at a time in memory.
    ///
    /// - Throws: what reading the results or the sink throws.
    package func write(to sink: inout some ByteSink & ~Copyable) throws {
        try sink.write(
            "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\(head.html)\n<body>\n<main>\n"
        )
        if sources.count > 1 {
            try sink.write(Markup("h1", title).html + Markup("p", "quiet", [Markup(Self.advice)]).html + "\n")
            if let part = PairsPart(sources, names: letters).part { try sink.write(part.markup.html + "\n") }
        }
        for number in sources.indices { try write(number, to: &sink) }
        for part in [MethodPart.part, TermsPart.part] { try sink.write(part.markup.html + "\n") }
        try sink.write("</main>\n</body>\n</html>\n")
    }

    /// Of what is not measured in one run nothing is decided.
    private static let advice =
        "Verdicts are those of each result by itself. Between results nothing is tested here: faultline compare does that."

    private var title: String {
        guard sources.count > 1, let first = sources.first else {
            return sources.first.map { "\($0.header.suite), \($0.header.started)" } ?? ""
        }
        return "\(sources.count) results, from \(first.name)"
    }

    private var head: Markup {
        let policy: [Markup.Attribute] = [
            Markup.Attribute("http-equiv", "Content-Security-Policy"), Markup.Attribute("content", PageStyle.policy),
        ]
        let width: [Markup.Attribute] = [
            Markup.Attribute("name", "viewport"), Markup.Attribute("content", "width=device-width, initial-scale=1"),
        ]
        return Markup(
            "head",
            [],
            [
                Markup("meta", [Markup.Attribute("charset", "utf-8")]), Markup("meta", policy), Markup("meta", width),
                Markup("title", "Faultline: \(title)"), Markup("style", [], [Markup.verbatim(PageStyle.css)]),
            ]
        )
    }

    /// What a result is called in drawings; nil where there is one.
    private var letters: [String?] {
        sources.count > 1 ? sources.indices.map { Self.letter($0) } : [nil]
    }

    private static func letter(_ number: Int) -> String {
        number < 26 ? String(UnicodeScalar(UInt8(ascii: "A") + UInt8(number))) : "\(number + 1)"
    }

    private func write(_ number: Int, to sink: inout some ByteSink & ~Copyable) throws {
        let source = sources[number]
        let letter = letters[number]
        let names = CaseNames(source.findings.map(\.benchCase))
        try sink.write(answer(source, letter) + "\n")
        let pairs = letter == nil ? PairsPart([source], names: [nil]).part : nil
        for part in [pairs, Self.warnings(source, of: [])].compactMap(\.self) {
            try sink.write(part.markup.html + "\n")
        }
        try sink.write(contents(source, names, letter).html + "\n")
        for place in source.findings.indices {
            let part = try CasePart(source, at: place, names: names, anchor: Self.anchor(place, letter)).part()
            try sink.write(part.markup.html + "\n")
        }
        let across = [SweepPlot.part(source.findings), ScalingPlot.part(source.findings)].compactMap(\.self)
        for part in across + [MachinePart(source).part, ReproducePart(source).part] {
            try sink.write(part.markup.html + "\n")
        }
    }

    /// The sentence, how far to trust it, and the groups of cases.
    private func answer(_ source: ExportSource, _ letter: String?) -> String {
        let report = AnswerReport(
            header: source.header,
            footer: source.footer,
            findings: source.findings,
            figures: "with the cases below"
        )
        let title =
            letter.map { Markup("h2", "\($0): \(source.name). \(report.question)") } ?? Markup("h1", report.question)
        let sentence = ReportHTML.markup([report.sentence]).map(\.html).joined()
        let opening = report.opening.map { block -> Report.Block in
            guard case .note(var note) = block, case .labelled = note.kind else { return block }
            note.kind = .paragraph
            note.tone = .quiet
            return .note(note)
        }
        let rest = ReportHTML.markup(opening + report.remarks + [.table(report.table)])
        return title.html + "<div class=\"answer\">\(sentence)</div>" + Markup(rest).html
    }

    private static func anchor(_ place: Int, _ letter: String?) -> String { "case-\(letter ?? "")\(place + 1)" }

    /// Links to the cases.
    private func contents(_ source: ExportSource, _ names: CaseNames, _ letter: String?) -> Markup {
        let title = letter.map { "\($0): the cases" } ?? "The cases"
        let links = source.findings.enumerated().map { place, finding in
            let link: [Markup.Attribute] = [Markup.Attribute("href", "#\(Self.anchor(place, letter))")]
            return Markup("li", [], [Markup("a", link, [Markup(names.words(of: finding.benchCase))])])
        }
        return Markup([Markup("h2", title), Markup("ul", [], links)])
    }
}
