/// The first line in which two texts differ, in a few lines of its own.
struct Difference: CustomStringConvertible {
    let description: String

    /// The most characters of a line that are shown.
    private static let width = 240

    /// - Parameter name: the file that holds the expected bytes.
    init(_ found: [UInt8], _ expected: [UInt8], _ name: String) {
        let (foundLines, expectedLines) = (Self.lines(found), Self.lines(expected))
        let shared = min(foundLines.count, expectedLines.count)
        let place = (0..<shared).first { foundLines[$0] != expectedLines[$0] } ?? shared
        let pair = [foundLines, expectedLines].map { place < $0.count ? Array($0[place]) : nil }
        let column = pair.compactMap(\.self).count < 2 ? 0 : zip(pair[0] ?? [], pair[1] ?? []).prefix { $0 == $1 }.count
        let heading = expectedLines.prefix(place).last { $0.starts(with: "$ ".utf8) || $0.starts(with: "== ".utf8) }
        description = """
            \(name) differs at line \(place + 1), column \(column + 1)\
            \(heading.map { ", below \(String(decoding: $0, as: UTF8.self))" } ?? "")
              pinned: \(Self.excerpt(pair[1], around: column))
              now:    \(Self.excerpt(pair[0], around: column))
            (FAULTLINE_RECORD_PINS=1 writes golden files again: for changes that an issue asks for)
            """
    }

    private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    }

    private static func excerpt(_ line: [UInt8]?, around column: Int) -> String {
        guard let line else { return "(no such line)" }
        let start = max(0, min(column - width / 3, line.count - width))
        let end = min(line.count, start + width)
        let text = String(decoding: line[start..<end], as: UTF8.self).replacing("\r", with: "\\r")
        return (start > 0 ? "..." : "") + text + (end < line.count ? "..." : "")
    }
}
