import Analysis
import ArgumentParser
import Workloads

/// The cases of a stored result that a command is asked for.
enum CaseChoice {
    /// The cases with this id, or of the workload with this name; all of them without a name.
    ///
    /// - Throws: ValidationError where there is none, with what may have been meant.
    static func findings(
        named name: String?,
        among findings: [CaseFinding],
        of file: String
    ) throws -> [CaseFinding] {
        guard let name else { return findings }
        let chosen = findings.filter { $0.benchCase.id == name || $0.benchCase.workload == name }
        guard chosen.isEmpty else { return chosen }
        throw ValidationError("\(file) has no case '\(name)'\(accepted(name, findings.map(\.benchCase)))")
    }

    /// What may have been meant: of a misspelt id the ids of its workload, else the name that is near, and all names.
    private static func accepted(_ name: String, _ cases: [Case]) -> String {
        let names = cases.map(\.workload).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let workload = String(name.prefix { $0 != "/" })
        let ids = cases.filter { $0.workload == workload }.map(\.id)
        if !ids.isEmpty { return " (accepted: \(ids.joined(separator: ", ")))" }
        return "\(Spelling.hint(for: workload, in: names)) (accepted: \(names.joined(separator: ", ")))"
    }
}
