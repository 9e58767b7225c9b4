import Foundation
import Yams

/// Reads gate files: YAML in, ``GateRules`` out.
///
/// Every error is a ``WorkloadError`` whose place is `file:line`, and which names the key and what is accepted.
public enum GateFileReader {
    /// Reads the gate file at a path; at most ``SuiteLimits/file`` of it.
    public static func read(path: String) throws(WorkloadError) -> GateRules {
        let most = SuiteLimits.file.bytes + 1
        var bytes: [UInt8] = []
        do {
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { try? handle.close() }
            while bytes.count < most, let piece = try handle.read(upToCount: most - bytes.count), !piece.isEmpty {
                bytes += piece
            }
        } catch {
            let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
            let lead = "The operation could not be completed. "  // of every such error in Foundation
            let reason = (underlying ?? error).localizedDescription.replacing(lead, with: "")
            throw WorkloadError("can't be read: \(reason)", accepted: accepted, place: path)
        }
        guard bytes.count < most else {
            throw WorkloadError(
                "the file is larger than a gate file may be",
                accepted: "at most \(SuiteLimits.file)",
                place: "\(path):1"
            )
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            let line = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
            throw WorkloadError("not UTF-8", accepted: "YAML in UTF-8", place: "\(path):\(line + 1)")
        }
        return try read(text: text, file: path)
    }

    /// Reads rules from a text; `file` is how it is called in errors.
    public static func read(text: String, file: String) throws(WorkloadError) -> GateRules {
        let marked = text.unicodeScalars.first == "\u{feff}"  // libyaml takes it for the start of a document
        let source = YamlSource(text: marked ? String(text.unicodeScalars.dropFirst()) : text, file: file)
        let keys = try YamlMapping<GateFileKey>(try root(of: source), owner: "a gate file", source: source)
        var rules = GateRules()
        if let text = try keys.text(.maxRegression, accepted: GateFileKey.maxRegression.accepted) {
            rules.maxRegression = try at(text, .maxRegression, source) { (text) throws(WorkloadError) in
                try GatePercentage.share(parsing: text)
            }
        }
        if let text = try keys.text(.onInconclusive, accepted: GateFileKey.onInconclusive.accepted) {
            rules.onInconclusive = try at(text, .onInconclusive, source) { (text) throws(WorkloadError) in
                try GateInconclusive(parsing: text)
            }
        }
        if let text = try keys.text(.baselineTimes, accepted: GateFileKey.baselineTimes.accepted) {
            rules.baselineTimes = try at(text, .baselineTimes, source) { (text) throws(WorkloadError) in
                try GateBaselineTimes(parsing: text)
            }
        }
        rules.expectations = try list(.expectations, keys) { (text, place) throws(WorkloadError) in
            try GateExpectation(parsing: text, place: place)
        }
        rules.thresholds = try list(.thresholds, keys) { (text, place) throws(WorkloadError) in
            try GateThreshold(parsing: text, place: place)
        }
        rules.tolerances = try list(.counters, keys) { (text, place) throws(WorkloadError) in
            try GateTolerance(parsing: text, place: place)
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
        _ parse: (String, String) throws(WorkloadError) -> Rule
    ) throws(WorkloadError) -> [Rule] {
        guard let texts = try keys.list(key, accepted: key.accepted) else { return [] }
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
