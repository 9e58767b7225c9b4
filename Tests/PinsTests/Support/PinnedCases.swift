import Suites
import TestSupport
import Workloads

/// All that the pins know of suites and cases: their texts in, lines out. What these types become is adapted here alone.
enum PinnedCases {
    /// The names of the suites that are shipped.
    static var shippedNames: [String] { ShippedSuites.names }

    /// The lines of a shipped suite.
    static func shipped(_ name: String) throws -> String {
        guard let text = ShippedSuites.text(named: name) else { return "no such suite\n" }
        return try lines(of: SuiteReader.read(text: text, file: "\(name).yaml", name: name))
    }

    /// The lines of a suite's text; one line for a refusal.
    static func suite(_ text: String) -> String {
        do { return lines(of: try read(text)) } catch { return "refused: \(error)\n" }
    }

    /// The suite whose one workload has these keys, as `key=value` with spaces between.
    static func workload(_ keys: String) -> String {
        let pairs = pairs(keys)
        var text = "workloads:\n  - name: \"\(pairs.first { $0.key == "name" }?.value ?? "w")\"\n"
        for (key, value) in pairs where key != "name" {
            if key == "engines" {
                let engines = value.split(separator: ",").map { "\"\($0)\"" }.joined(separator: ", ")
                text += "    engines: [\(engines)]\n"
            } else {
                text += "    \(key): \"\(value)\"\n"
            }
        }
        return text
    }

    /// The options of a single case that say the same.
    static func options(_ keys: String) -> [String] { pairs(keys).flatMap { ["--\($0.key)", $0.value] } }

    /// Cuts `key=value key=value`.
    private static func pairs(_ keys: String) -> [(key: String, value: String)] {
        keys.split(separator: " ").map { word in
            let halves = word.split(separator: "=", maxSplits: 1).map(String.init)
            return (halves[0], halves.count > 1 ? halves[1] : "")
        }
    }

    /// The first case of a workload with these keys.
    static func first(_ keys: String) throws -> Case {
        try read(workload(keys)).cases[0]
    }

    private static func read(_ text: String) throws(WorkloadError) -> Workloads.Suite {
        try SuiteReader.read(text: text, file: "my.yaml", name: "my")
    }

    private static func lines(of suite: Workloads.Suite) -> String {
        let looks = suite.looks.map(String.init).joined(separator: ",")
        let budget = suite.timeBudgetSeconds.map { "\($0) s" } ?? "none"
        let settings =
            "looks \(looks), budget \(budget), trial \(suite.minTrialMilliseconds) ms, latency \(suite.latency)\n"
        return settings + suite.cases.map(lines).joined()
    }

    private static func lines(of benchCase: Case) -> String {
        let engines = benchCase.engines.map(\.description).joined(separator: " ")
        let hash = String(benchCase.identityHash, radix: 16)
        return """
            \(benchCase.id)
              \(engines); \(benchCase.operations) operations, \(benchCase.alternates ? "alternate" : "one by one"), \
            \(benchCase.batchBytes) bytes a batch, \(benchCase.dataBytes) bytes of data, hash \(hash)

            """
    }
}
