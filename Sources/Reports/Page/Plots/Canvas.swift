import Analysis
import Workloads

/// A drawing of fixed size that scales with the page: SVG, set in classes of the page's style sheet alone.
struct Canvas {
    /// The side of a text on which its place lies.
    enum Anchor: String {
        case start, middle, end
    }

    /// The width of every drawing, in units of about a pixel on a phone.
    static let width = 400.0
    /// The letters of a line that is as wide as the drawing.
    static let lineLetters = 62

    private let height: Double
    private var parts: [Markup] = []

    init(height: Double) { self.height = height }

    /// A straight line.
    mutating func line(_ start: (x: Double, y: Double), _ end: (x: Double, y: Double), _ kind: StaticString) {
        path("M\(Self.place(start.x, start.y))L\(Self.place(end.x, end.y))", "\(kind)")
    }

    /// A path, as SVG writes it.
    mutating func path(_ path: String, _ kind: String) {
        if !path.isEmpty {
            parts.append(Markup("path", [Markup.Attribute("class", kind), Markup.Attribute("d", path)]))
        }
    }

    /// A rectangle.
    mutating func box(x: Double, y: Double, width: Double, height: Double, _ kind: String) {
        let values = [x, y, max(0, width), height].map(Self.number)
        let names: [StaticString] = ["x", "y", "width", "height"]
        parts.append(
            Markup("rect", [Markup.Attribute("class", kind)] + zip(names, values).map { Markup.Attribute($0, $1) })
        )
    }

    /// A text; one that is too long is cut, since it stands in full in the table.
    mutating func text(
        _ text: String,
        x: Double,
        y: Double,
        _ anchor: Anchor = .start,
        kind: StaticString = "t",
        most: Int = Self.lineLetters
    ) {
        let text = PrintableText.escaped(text)
        let short = text.count > most ? text.prefix(most - 1) + "\u{2026}" : text[...]
        let place: [Markup.Attribute] = [Markup.Attribute("x", Self.number(x)), Markup.Attribute("y", Self.number(y))]
        let side: [Markup.Attribute] = anchor == .start ? [] : [Markup.Attribute("text-anchor", anchor.rawValue)]
        parts.append(Markup("text", [Markup.Attribute("class", "\(kind)")] + place + side, [Markup(String(short))]))
    }

    /// The drawing.
    ///
    /// - Parameter label: what it shows, for those who can't see it.
    func markup(_ label: String) -> Markup {
        let box = "0 0 \(Self.number(Self.width)) \(Self.number(height))"
        return Markup(
            "svg",
            [Markup.Attribute("viewBox", box), Markup.Attribute("role", "img"), Markup.Attribute("aria-label", label)],
            parts
        )
    }

    /// A coordinate with a decimal.
    static func number(_ value: Double) -> String {
        let text = FigureText.fixed(value, decimals: 1)
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// A place, as paths have it.
    static func place(_ x: Double, _ y: Double) -> String { "\(number(x)) \(number(y))" }
}
