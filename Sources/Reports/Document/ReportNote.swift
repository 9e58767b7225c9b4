/// A sentence of a report.
package struct ReportNote: Hashable, Sendable {
    /// What a note is for; renderers set each kind in a way of its own.
    package enum Kind: Hashable, Sendable {
        /// About what stands above it in the section.
        case remark
        /// Text by itself.
        case paragraph
        /// An entry of a list.
        case item
        /// What a reader has to know before trusting a figure.
        case warning
        /// Text behind a label; those of a section stand below one another.
        case labelled(String, isIndented: Bool)
        /// Names of files: a line that is never broken.
        case files
    }

    /// What it is for.
    package var kind: Kind
    /// The sentence.
    package var text: String
    /// How it is meant.
    package var tone: ReportTone

    /// Makes a note.
    package init(_ kind: Kind, _ text: String, tone: ReportTone = .plain) {
        self.kind = kind
        self.text = text
        self.tone = tone
    }
}

extension Report.Block {
    /// A quiet remark on what stands above it.
    static func remark(_ text: String) -> Self { .note(ReportNote(.remark, text, tone: .quiet)) }
}
