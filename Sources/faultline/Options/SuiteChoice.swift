import ArgumentParser
import Engines
import Platform
import Suites
import Workloads

/// Finds the suite that a user means: a shipped one by name, or a file.
enum SuiteChoice {
    /// The suite of this name or path.
    static func suite(_ text: String) throws -> Suite {
        if let shipped = ShippedSuites.text(named: text) {
            return try SuiteReader.read(text: shipped, file: text + ".yaml", name: text, engines: .builtIn)
        }
        guard text.contains("/") || text.hasSuffix(".yaml") || text.hasSuffix(".yml") || ProcFile.exists(text) else {
            throw WorkloadError(
                "unknown suite '\(text)'" + Spelling.hint(for: text, in: ShippedSuites.names),
                accepted: ShippedSuites.names.joined(separator: ", ") + ", or the path of a YAML file"
            )
        }
        return try SuiteReader.read(path: text, engines: .builtIn)
    }
}
