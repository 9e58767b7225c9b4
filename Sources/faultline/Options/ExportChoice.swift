import ArgumentParser
import Reports
import Workloads

/// A format that `export` is asked for by its name.
struct ExportChoice {
    let format: any ExportFormat.Type

    /// - Throws: ValidationError with what was probably meant, and what is accepted.
    init(_ name: String) throws {
        guard let format = ExportFormats.named(name) else {
            let hint = Spelling.hint(for: name, in: Self.names)
            throw ValidationError("'\(name)' is no format\(hint) (accepted: \(Self.names.joined(separator: ", ")))")
        }
        self.format = format
    }

    static let names = ExportFormats.all.map { $0.name }

    /// The formats that make one file of several results, in words.
    static let several = ExportFormats.all.filter { $0.takesSeveral }.map { $0.name }.joined(separator: " and ")

    /// A line of help for each.
    static let list = ExportFormats.all.map { "  \($0.name) (.\($0.ending)): \($0.summary)" }.joined(separator: "\n")
}
