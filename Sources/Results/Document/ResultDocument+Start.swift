extension ResultDocument {
    /// So many bytes from the start of a file are enough for ``checkStart(_:isWhole:)``: room for a tool that writes its
    /// other facts before the schema.
    package static let startBytes = 64 << 10

    /// Refuses a file by its first bytes, before a large one is read: it has to start as an object whose schema is known.
    ///
    /// - Parameters:
    ///   - bytes: the first bytes, ``startBytes`` of them or the whole file.
    ///   - isWhole: true where that is the whole file, and any other defect is left to ``init(parsing:)``.
    /// - Throws: ``ResultError`` for an empty file, one that is no object, one without a schema at its start, or one with
    ///   a schema that is not known here.
    package static func checkStart(_ bytes: [UInt8], isWhole: Bool) throws(ResultError) {
        guard !bytes.isEmpty else { throw ResultError("empty: not a result") }
        var parser = JSONParser(bytes)
        guard parser.peek() == UInt8(ascii: "{") else {
            throw parser.failure("not a Faultline result: expected '{', found \(parser.found())")
        }
        var schema: String?
        var broken: ResultError?
        do throws(ResultError) {
            try parser.object { (key, parser) throws(ResultError) in
                guard schema == nil else { throw parser.failure("enough") }
                if key == "schema" { schema = try parser.string() } else { _ = try parser.skip() }
            }
        } catch {
            broken = error
        }
        if let schema { return try ResultSchema.check(schema) }
        guard !isWhole else {
            if let broken { throw broken }
            throw ResultError("\"schema\" is missing: not a Faultline result")
        }
        throw ResultError("no \"schema\" in the first \(bytes.count) bytes: not a Faultline result")
    }
}
