import Foundation
import Synchronization
import Testing

/// Holds what the program wrote as JSON against the schemas of the project, by jsonschema: one Python for all tests.
///
/// Where jsonschema is missing nothing is checked; a test with a trait says so.
final class JSONDocuments: Sendable {
    /// The files of the schemas.
    static let schemas = "\(Documentation.root)/Sources/faultline/Schema"

    private static let shared = try? JSONDocuments()
    private let pipes: Mutex<(input: FileHandle, output: FileHandle)>

    private init() throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        let program = "\(Documentation.root)/Tests/Support/validate-json.py"
        process.arguments = [try #require(Programs.jsonschema), program, Self.schemas]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        pipes = Mutex((input.fileHandleForWriting, output.fileHandleForReading))
    }

    /// What is wrong with a document; empty where nothing is, nil where that can't be found out.
    static func problems(in path: String) -> String? {
        guard let shared else { return nil }
        return shared.pipes.withLock { pipes in
            guard (try? pipes.input.write(contentsOf: Data("\(path)\n".utf8))) != nil else { return nil }
            var line = Data()
            while line.last != UInt8(ascii: "\n") {
                let part = pipes.output.availableData
                guard !part.isEmpty else { return nil }
                line += part
            }
            return String(decoding: line.dropLast(), as: UTF8.self)
        }
    }

    /// Records an issue for each document in these folders that its schema does not allow.
    static func check(in folders: [String]) {
        for path in folders.flatMap(written) {
            let problems = problems(in: path)
            if problems != "" { Issue.record("\(path): \(problems ?? "could not be validated")") }
        }
    }

    /// The documents that the program wrote: results, which have their CSV beside them, and answers of gates. Tests make others, damaged
    /// and by hand.
    private static func written(in folder: String) -> [String] {
        guard Programs.jsonschema != nil else { return [] }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".json") }.compactMap { name in
            let path = "\(folder)/\(name)"
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
            let isResult = text.hasPrefix("{\n  \"schema\": \"faultline.result/1\"")
            let isGate = text.contains("\n  \"schema\" : \"faultline.gate/1\"")
            return isGate || (isResult && names.contains("\(name.dropLast(5)).csv")) ? path : nil
        }
    }
}
