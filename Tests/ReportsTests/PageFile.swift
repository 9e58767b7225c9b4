import Foundation
import FoundationXML

/// A page, read by an XML parser.
final class PageFile: NSObject, XMLParserDelegate {
    /// What is wrong with it; nil for a page that is well formed.
    private(set) var error: String?
    /// The names of its elements, in order.
    private(set) var elements: [String] = []
    /// All attributes, in order.
    private(set) var attributes: [(name: String, value: String)] = []
    /// All text but that of the style sheet.
    private(set) var text = ""
    /// The style sheet.
    private(set) var style = ""
    /// Sections with drawings and too few tables for them.
    private(set) var picturesWithoutTable = 0
    private var open: [String] = []
    private var (drawings, tables) = (0, 0)

    init(_ page: String) throws {
        super.init()
        let parser = XMLParser(data: Data(page.utf8))
        parser.delegate = self
        if !parser.parse() {
            error = "line \(parser.lineNumber): \(parser.parserError.map { "\($0)" } ?? "")"
        }
    }

    func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes found: [String: String]
    ) {
        elements.append(name)
        open.append(name)
        attributes += found.map { ($0.key, $0.value) }
        if name == "section" { (drawings, tables) = (0, 0) }
        if name == "svg" { drawings += 1 }
        if name == "table" { tables += 1 }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        open.removeLast()
        if name == "section", drawings > tables { picturesWithoutTable += 1 }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        if open.last == "style" { style += string } else { text += string }
    }
}
