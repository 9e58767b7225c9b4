/// Reads a journal that comes in pieces of any length, and holds no more of it than one line.
///
/// The range of each line in the file comes with it, so that a caller can read the rounds of one case again later
/// instead of keeping all of them.
package struct JournalReader: Sendable {
    /// How a journal ended.
    package enum Ending: Hashable, Sendable {
        /// With its footer.
        case complete
        /// Without: the run was killed. So many bytes of a last line that was not written to its end were passed over.
        case unfinished(tornBytes: Int)
    }

    /// The longest line that is read: a round takes some hundred bytes for each engine.
    package static let mostLineBytes = 16 << 20

    /// The header, once its line has been read.
    package private(set) var header: ResultHeader?
    /// The footer, once its line has been read.
    package private(set) var footer: ResultFooter?
    /// The lines read so far.
    package private(set) var lines = 0
    private var columns = JournalColumns.current
    private var carry: [UInt8] = []
    private var offset = 0
    private var rounds: Set<Place> = []

    private struct Place: Hashable {
        let caseIndex: Int
        let round: Int
    }

    /// A reader at the start of a journal.
    package init() {}

    /// Takes the next piece of the file, and calls `found` with each line that it completes and the line's range in the file.
    ///
    /// - Throws: ``ResultError`` for a line that can't be read, or what `found` throws.
    package mutating func read(_ piece: [UInt8], found: (JournalEntry, Range<Int>) throws -> Void) throws {
        var start = 0
        while let end = piece[start...].firstIndex(of: UInt8(ascii: "\n")) {
            if carry.isEmpty {
                try line(piece, in: start..<end, found: found)
            } else {
                let whole = carry + piece[start..<end]
                carry = []
                try line(whole, in: whole.indices, found: found)
            }
            start = end + 1
        }
        carry += piece[start...]
        guard carry.count <= Self.mostLineBytes else {
            throw ResultError("longer than \(Self.mostLineBytes) bytes: not a journal", at: "line \(lines + 1)")
        }
        if header == nil { try checkSignature(carry[...]) }
    }

    /// Ends the file: a last line that can't be read and has no line end was torn by a crash, and is passed over.
    package mutating func finish(found: (JournalEntry, Range<Int>) throws -> Void) throws -> Ending {
        let torn = carry
        carry = []
        var tornBytes = 0
        if !torn.isEmpty {
            guard header != nil else { throw ResultError("ends within the header: nothing was measured", at: "line 1") }
            let start = offset
            if let entry = try? parse(torn, in: torn.indices) {
                lines += 1
                offset += torn.count
                try accept(entry)
                try found(entry, start..<offset)
            } else {
                tornBytes = torn.count
            }
        }
        guard header != nil else { throw ResultError("empty: not a journal") }
        return footer == nil ? .unfinished(tornBytes: tornBytes) : .complete
    }

    private mutating func line(
        _ bytes: [UInt8],
        in range: Range<Int>,
        found: (JournalEntry, Range<Int>) throws -> Void
    ) throws {
        if header == nil { try checkSignature(bytes[range]) }
        let entry = try parse(bytes, in: range)
        lines += 1
        try accept(entry)
        let start = offset
        offset += range.count + 1
        try found(entry, start..<start + range.count)
    }

    private func parse(_ bytes: [UInt8], in range: Range<Int>) throws(ResultError) -> JournalEntry {
        guard let header else {
            let first = try JournalEntry.header(parsing: bytes, in: range)
            return .header(first.header, first.columns)
        }
        guard footer == nil else { throw ResultError("a line after the footer", at: "line \(lines + 1)") }
        return try JournalEntry(parsing: bytes, in: range, of: header, columns: columns, line: lines + 1)
    }

    private mutating func accept(_ entry: JournalEntry) throws(ResultError) {
        switch entry {
        case .header(let header, let columns):
            self.header = header
            self.columns = columns
        case .footer(let footer): self.footer = footer
        case .round(let round):
            guard rounds.insert(Place(caseIndex: round.caseIndex, round: round.round)).inserted else {
                throw ResultError("round \(round.round) of case \(round.caseIndex) occurs twice", at: "line \(lines)")
            }
        }
    }

    private func checkSignature(_ start: ArraySlice<UInt8>) throws(ResultError) {
        guard zip(start, JournalLine.signature.utf8).allSatisfy(==) else {
            throw ResultError("not a Faultline journal", at: "line 1")
        }
    }
}
