import Workloads

/// A piece of a page: elements that this module names, and texts in which nothing acts as markup.
///
/// Names of elements and attributes are static strings; every other text is escaped where it enters. The output is XML and HTML alike.
package struct Markup: Hashable, Sendable {
    /// An attribute of an element.
    struct Attribute {
        let name: StaticString
        let value: String

        init(_ name: StaticString, _ value: String) { (self.name, self.value) = (name, value) }
    }

    /// As it stands in the page.
    package let html: String

    private init(html: String) { self.html = html }

    /// A text.
    init(_ text: String) { html = Self.escaped(text) }

    /// Pieces in a row.
    init(_ parts: [Markup]) { html = parts.map(\.html).joined() }

    /// An element with its contents; where there are none it closes itself, as HTML's void elements and those of SVG may.
    init(_ name: StaticString, _ attributes: [Attribute] = [], _ contents: [Markup]? = nil) {
        var start = "<\(name)"
        for attribute in attributes { start += " \(attribute.name)=\"\(Self.escaped(attribute.value))\"" }
        html = contents.map { "\(start)>\(Markup($0).html)</\(name)>" } ?? start + "/>"
    }

    /// An element of a class.
    init(_ name: StaticString, _ kind: StaticString, _ contents: [Markup]) {
        self.init(name, [Attribute("class", "\(kind)")], contents)
    }

    /// An element with a text.
    init(_ name: StaticString, _ text: String) { self.init(name, [], [Markup(text)]) }

    /// Lines that keep their ends, each escaped by itself.
    static func lines(_ text: String) -> Markup {
        Markup(
            html: text.split(separator: "\n", omittingEmptySubsequences: false).map { escaped(String($0)) }.joined(
                separator: "\n"
            )
        )
    }

    /// Text of this module that stands as it is, such as the style sheet.
    static func verbatim(_ text: StaticString) -> Markup { Markup(html: "\(text)") }

    /// The border at which texts from files, names and the kernel become markup.
    private static func escaped(_ text: String) -> String {
        let text = PrintableText.line(text)
        guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3c || $0 == 0x3e || $0 == 0x22 || $0 == 0x27 }) else {
            return text
        }
        return text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}
