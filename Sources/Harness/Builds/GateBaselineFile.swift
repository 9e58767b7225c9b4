package import Analysis
internal import Platform
internal import Results

/// Reads the result file that a gate holds a run against.
package enum GateBaselineFile {
    /// Reads a result file.
    ///
    /// - Throws: ``HarnessError`` with code 65, in one line with the file's name.
    package static func read(_ path: String) throws -> GateBaseline {
        do {
            guard case .document(let document) = try StoredResult.read(path, isWhole: true) else {
                throw ResultError("a journal, not a result: faultline recover makes one of it")
            }
            return GateBaseline(document, name: path)
        } catch let error as ResultError {
            throw HarnessError(.input, "--baseline: \(error.within(path))")
        } catch let error as SystemError {
            throw HarnessError(.input, "--baseline: \(path) can't be read: \(error.reason)")
        }
    }
}
