package import Workloads

/// What the cases of a run are called: by their workload, and by what sets them apart where it has several of them.
package struct CaseNames: Sendable {
    /// For each workload the parameters in which its cases differ.
    private let differing: [String: Set<String>]

    /// The names of the cases of a run, which may not be those that are shown.
    package init(_ cases: [Case]) {
        var values: [String: [String: Set<String>]] = [:]
        for benchCase in cases {
            for (key, value) in benchCase.parameters {
                values[benchCase.workload, default: [:]][key, default: []].insert(value)
            }
        }
        var counts: [String: Int] = [:]
        for benchCase in cases { counts[benchCase.workload, default: 0] += 1 }
        // A parameter that only some of them have differs as well.
        let holders = cases.reduce(into: [String: [String: Int]]()) { holders, benchCase in
            for (key, _) in benchCase.parameters { holders[benchCase.workload, default: [:]][key, default: 0] += 1 }
        }
        differing = values.reduce(into: [:]) { result, entry in
            let (workload, keys) = entry
            result[workload] = Set(
                keys.filter { $0.value.count > 1 || holders[workload]?[$0.key] != counts[workload] }.keys
            )
        }
    }

    /// The parameters of a case in which others of its workload differ, in the order of ids.
    package func differences(of benchCase: Case) -> [(key: String, value: String)] {
        let keys = differing[benchCase.workload] ?? []
        return benchCase.parameters.filter { keys.contains($0.key) }
    }

    /// The workload, and what sets the case apart as ids have it: `small-files file-size=16KiB`.
    package func name(of benchCase: Case) -> String {
        ([benchCase.workload] + differences(of: benchCase).map { "\($0.key)=\($0.value)" }).joined(separator: " ")
    }

    /// The case in prose: its workload, the size that tells most, the state of the cache, and what else sets it apart.
    package func words(of benchCase: Case) -> String {
        let size = benchCase.work.definition.chiefSize
        let cached = type(of: benchCase.work.definition).conditions.contains(.cache)
        let said = [size.key, .cache].map(\.rawValue)
        let rest = differences(of: benchCase).filter { !said.contains($0.key) }.map(Self.phrase)
        return
            (["\(Self.workload(benchCase)) \(size.words)"]
            + (cached ? [benchCase.conditions.cache.state.rawValue] : []) + rest).joined(separator: ", ")
    }

    /// The case in as few words as tell it from the others of its workload.
    package func shortWords(of benchCase: Case) -> String {
        ([Self.workload(benchCase)] + differences(of: benchCase).map(Self.phrase)).joined(separator: " ")
    }

    private static func workload(_ benchCase: Case) -> String {
        benchCase.workload.replacing("-", with: " ").replacing("_", with: " ")
    }

    private static func phrase(_ parameter: (key: String, value: String)) -> String {
        switch parameter.key {
        case WorkloadKey.cache.rawValue: parameter.value
        case WorkloadKey.threads.rawValue: parameter.value + (parameter.value == "1" ? " thread" : " threads")
        default: "\(parameter.key.replacing("-", with: " ")) \(parameter.value)"
        }
    }
}
