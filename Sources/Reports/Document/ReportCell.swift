package import Results

/// A cell of a report's table: a figure with its type, so that each renderer can set it in its own way.
package struct ReportCell: Hashable, Sendable {
    /// What it holds.
    package enum Value: Hashable, Sendable {
        /// Nothing applies here.
        case empty
        /// A figure that is not known.
        case missing
        /// A name or a word.
        case text(String)
        /// A time.
        case time(nanoseconds: Double)
        /// A ratio, with the ends of its interval where it has one.
        case ratio(Double, lower: Double?, upper: Double?)
        /// A verdict, and its words.
        case verdict(Verdict, String)
        /// A number of things.
        case count(Int)
        /// A number of things out of all of them.
        case part(Int, of: Int)
        /// A number of bytes.
        case bytes(Double)
        /// Bytes a second.
        case byteRate(Double)
        /// Things a second.
        case rate(Double, of: String)
    }

    /// What it holds.
    package var value: Value
    /// A word that has to stand before the figure, such as the percentile that it is.
    package var label: String?
    /// True for a figure to which a sentence of the report applies; it gets ``mark``.
    package var isMarked: Bool
    /// How it is meant.
    package var tone: ReportTone

    /// Stands after a marked figure, and before the sentence that explains it.
    package static let mark = "*"

    /// Makes a cell.
    package init(_ value: Value, label: String? = nil, isMarked: Bool = false, tone: ReportTone = .plain) {
        self.value = value
        self.label = label
        self.isMarked = isMarked
        self.tone = tone
    }

    /// A cell with a text.
    static func text(_ text: String, tone: ReportTone = .plain) -> Self { Self(.text(text), tone: tone) }
}
