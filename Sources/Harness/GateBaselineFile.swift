public import Analysis
internal import Platform
internal import Results

/// Reads the result file that a gate holds a run against.
public enum GateBaselineFile {
    /// The most bytes that are read: beyond any result, short of what would fill a machine's memory.
    static let mostBytes = 512 << 20

    /// Reads a result file.
    ///
    /// - Throws: ``HarnessError`` with code 65, in one line with the file's name.
    public static func read(_ path: String) throws -> GateBaseline {
        do {
            let file = try FileHandle(path)
            let size = try file.facts().size
            let start = try file.bytes(in: 0..<min(size, ResultDocument.startBytes))
            try ResultDocument.checkStart(start, isWhole: start.count == size)
            guard size <= mostBytes else {
                throw ResultError("\(size >> 20) MiB: larger than any result (\(mostBytes >> 20) MiB)")
            }
            return GateBaseline(try ResultDocument(parsing: try file.bytes(in: 0..<size)), name: path)
        } catch let error as ResultError {
            throw HarnessError(.input, "--baseline: \(error.within(path))")
        } catch let error as SystemError {
            throw HarnessError(.input, "--baseline: \(path) can't be read: \(error.reason)")
        }
    }
}
