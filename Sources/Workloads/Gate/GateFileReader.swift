import Yams

/// Reads gate files: YAML in, ``GateRules`` out.
///
/// Every error is a ``WorkloadError`` whose place is `file:line`, and which names the key and what is accepted.
package enum GateFileReader {
    /// Reads the gate file at a path; at most ``SuiteLimits/file`` of it.
    ///
    /// - Parameter counters: the names of those that can be gated.
    package static func read(
        path: String,
        engines registry: EngineRegistry,
        counters: [String]
    ) throws(WorkloadError) -> GateRules {
        let bytes = try YamlFile.bytes(path: path, accepted: accepted)
        guard bytes.count <= SuiteLimits.file.bytes else {
            throw WorkloadError(
                "the file is larger than a gate file may be",
                accepted: "at most \(SuiteLimits.file)",
                place: "\(path):1"
            )
        }
        return try read(text: YamlFile.text(bytes, file: path), file: path, engines: registry, counters: counters)
    }

    /// Reads rules from a text; `file` is how it is called in errors.
    package static func read(
        text: String,
        file: String,
        engines registry: EngineRegistry,
        counters: [String]
    ) throws(WorkloadError) -> GateRules {
        let source = YamlFile.source(text, file: file)
        let keys = try YamlMapping<GateFileKey>(try root(of: source), owner: "a gate file", source: source)
        var rules = GateRules()
        if let text = try keys.text(.maxRegression, accepted: GateFileKey.maxRegression.accepted(counters)) {
            rules.maxRegression = try at(text, .maxRegression, source) { (text) throws(WorkloadError) in
                try GatePercentage.share(parsing: text)
            }
        }
        if let text = try keys.text(.onInconclusive, accepted: GateFileKey.onInconclusive.accepted(counters)) {
            rules.onInconclusive = try at(text, .onInconclusive, source) { (text) throws(WorkloadError) in
                try GateInconclusive(parsing: text)
            }
        }
        if let text = try keys.text(.baselineTimes, accepted: GateFileKey.baselineTimes.accepted(counters)) {
            rules.baselineTimes = try at(text, .baselineTimes, source) { (text) throws(WorkloadError) in
                try GateBaselineTimes(parsing: text)
            }
        }
        rules.expectations = try list(.expectations, keys, counters) { (text, place) throws(WorkloadError) in
            try GateExpectation(parsing: text, place: place, engines: registry)
        }
        rules.thresholds = try list(.thresholds, keys, counters) { (text, place) throws(WorkloadError) in
            try GateThreshold(parsing: text, place: place, engines: registry)
        }
        rules.tolerances = try list(.counters, keys, counters) { (text, place) throws(WorkloadError) in
            try GateTolerance(parsing: text, counters: counters, place: place)
        }
        return rules
    }

    private static let accepted = "a gate file in YAML"

    private static func root(of source: YamlSource) throws(WorkloadError) -> Node {
        do throws(WorkloadError) {
            return try source.compose()
        } catch {
            let isEmpty = error.problem == "the suite is empty"
            throw WorkloadError(
                isEmpty ? "the gate file is empty" : error.problem,
                accepted: isEmpty ? GateFileKey.allCases.map(\.rawValue).joined(separator: ", ") : accepted,
                place: error.place
            )
        }
    }

    private static func at<Value>(
        _ text: YamlText,
        _ key: GateFileKey,
        _ source: YamlSource,
        _ parse: (String) throws(WorkloadError) -> Value
    ) throws(WorkloadError) -> Value {
        do throws(WorkloadError) {
            return try parse(text.text)
        } catch {
            throw error.about(key.rawValue).at(source.place(text.line))
        }
    }

    private static func list<Rule>(
        _ key: GateFileKey,
        _ keys: YamlMapping<GateFileKey>,
        _ counters: [String],
        _ parse: (String, String) throws(WorkloadError) -> Rule
    ) throws(WorkloadError) -> [Rule] {
        guard let texts = try keys.list(key, accepted: key.accepted(counters)) else { return [] }
        var rules: [Rule] = []
        for text in texts {
            do throws(WorkloadError) {
                rules.append(try parse(text.text, keys.source.place(text.line)))
            } catch {
                throw error.about(key.rawValue)
            }
        }
        return rules
    }
}
