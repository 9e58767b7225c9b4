/// The one rule on which results are read: those of this schema's number, whatever came after it by adding.
enum ResultSchema {
    /// Makes sure that a schema such as `faultline.result/1` or a later `faultline.result/1.2` can be read.
    static func check(_ schema: String) throws(ResultError) {
        let known = ResultHeader.schema
        guard schema != known, !schema.hasPrefix(known + ".") else { return }
        let name = known.prefix { $0 != "/" }
        guard schema.hasPrefix(name + "/") else {
            throw ResultError("schema '\(schema)' is not a Faultline result (\(known))")
        }
        throw ResultError("schema '\(schema)' is not one that this faultline reads (\(known)); a newer faultline may")
    }

    /// Finds the schema in a header's own bytes and checks it before the rest is read.
    static func check(header: [UInt8], in range: Range<Int>, firstLine: Int) throws(ResultError) {
        var parser = JSONParser(header, in: range, firstLine: firstLine)
        var schema: String?
        try parser.object { (key, parser) throws(ResultError) in
            if key == "schema" { schema = try parser.string() } else { _ = try parser.skip() }
        }
        guard let schema else { throw ResultError("\"schema\" is missing", at: "header") }
        try check(schema)
    }
}
