internal import Analysis
internal import Engines
package import Results
package import Workloads

/// Readers over the engines and the gated counters that come with Faultline.
extension EngineSpec {
    package init(parsing text: String) throws(WorkloadError) {
        self = try EngineRegistry.builtIn.spec(parsing: text)
    }
}

extension SuiteReader {
    package static func read(text: String, file: String, name: String) throws(WorkloadError) -> Suite {
        try read(text: text, file: file, name: name, engines: .builtIn)
    }

    package static func read(bytes: [UInt8], file: String, name: String) throws(WorkloadError) -> Suite {
        try read(bytes: bytes, file: file, name: name, engines: .builtIn)
    }

    package static func read(path: String) throws(WorkloadError) -> Suite {
        try read(path: path, engines: .builtIn)
    }
}

extension GateFileReader {
    package static func read(text: String, file: String) throws(WorkloadError) -> GateRules {
        try read(text: text, file: file, engines: .builtIn, counters: Figure.gated.map(\.name))
    }

    package static func read(path: String) throws(WorkloadError) -> GateRules {
        try read(path: path, engines: .builtIn, counters: Figure.gated.map(\.name))
    }
}

extension GateExpectation {
    package init(parsing text: String) throws(WorkloadError) { try self.init(parsing: text, engines: .builtIn) }
}

extension GateThreshold {
    package init(parsing text: String) throws(WorkloadError) { try self.init(parsing: text, engines: .builtIn) }
}

extension GateTolerance {
    package init(parsing text: String) throws(WorkloadError) {
        try self.init(parsing: text, counters: Figure.gated.map(\.name))
    }
}

extension ResultDocument {
    package init(parsing bytes: [UInt8]) throws(ResultError) { try self.init(parsing: bytes, engines: .builtIn) }
}

extension ResultDocumentIndex {
    /// Goes through the bytes of a file, with the engines that come with Faultline.
    package init(parsing bytes: [UInt8]) throws {
        try self.init(size: bytes.count, engines: .builtIn) { Array(bytes[$0]) }
    }
}
