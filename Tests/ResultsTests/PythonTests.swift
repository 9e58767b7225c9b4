import Foundation
import Results
import Testing
import Workloads

private let python = ["/usr/bin", "/usr/local/bin"].map { "\($0)/python3" }.first(
    where: FileManager.default.isExecutableFile
)

/// Python's own readers as a second opinion on what is written.
@Suite(.enabled("python3 is not installed") { python != nil })
struct PythonTests {
    private func run(_ program: String, on bytes: [UInt8]) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "faultline-\(UUID().uuidString)")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(filePath: try #require(python))
        process.arguments = ["-c", program, file.path()]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    @Test func `JSON is read, without NaN and without a key that occurs twice`() throws {
        let result = try Sample.result(try Sample.benchCase(), rounds: 17)
        let program = """
            import json, sys
            def bad(x): raise ValueError(x)
            def pairs(x):
                assert len(dict(x)) == len(x)
                return dict(x)
            d = json.load(open(sys.argv[1], encoding="utf-8"), parse_constant=bad, object_pairs_hook=pairs)
            print(d["seed"], sum(len(c) for c in d["cases"][0]["engines"][1]["trials"].values()))
            """
        #expect(try run(program, on: try Sample.json([result])) == "18446744073709551615 \(17 * TrialColumn.all.count)")
    }

    @Test func `CSV is read with one row a trial`() throws {
        let result = try Sample.result(try Sample.benchCase(), rounds: 17)
        var sink = MemorySink()
        var header = Sample.header([])
        header.suite = "a,b"
        var csv = ResultCSV(header, result: "a;b")
        try csv.append(result, to: &sink)
        try csv.finish(to: &sink)
        let program = """
            import csv, sys
            rows = list(csv.DictReader(open(sys.argv[1], newline="", encoding="utf-8"), strict=True))
            print(len(rows), len(rows[0]), sorted({r["reason"] for r in rows}) , {r["suite"] for r in rows})
            """
        let reasons = #"['', 'resident, but not énough', 'signal 7, "SIGBUS"\\r\\nat 4KiB']"#
        let expected = "34 \(ResultCSV.columns.count) \(reasons) {'a,b'}"
        #expect(try run(program, on: sink.bytes) == expected)
    }
}
