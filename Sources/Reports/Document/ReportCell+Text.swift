import Analysis

extension ReportCell {
    /// The cell as every renderer of text has it, without tone and width.
    var text: String {
        (label.map { "\($0) " } ?? "") + value.text + (isMarked ? Self.mark : "")
    }
}

extension ReportCell.Value {
    fileprivate var text: String {
        switch self {
        case .empty: ""
        case .missing: FigureText.missing
        case .text(let text), .verdict(_, let text): text
        case .time(let nanoseconds): FigureText.time(nanoseconds: nanoseconds)
        case .ratio(let ratio, let lower?, let upper?):
            "\(FigureText.ratio(ratio)) [\(FigureText.ratio(lower)), \(FigureText.ratio(upper))]"
        case .ratio(let ratio, _, _): FigureText.ratio(ratio)
        case .count(let count): "\(count)"
        case .part(let count, let whole): "\(count)/\(whole)"
        case .bytes(let bytes): FigureText.bytes(bytes)
        case .byteRate(let rate): FigureText.rate(bytesPerSecond: rate)
        case .rate(let rate, let things): FigureText.rate(perSecond: rate, of: things)
        }
    }
}
