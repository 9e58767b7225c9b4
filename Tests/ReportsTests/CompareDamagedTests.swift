import Analysis
import Reports
import Results
import Testing
import TestSupport

/// What a damaged file may hold and still be read: every figure of it goes through comparison and all reports.
@Suite struct CompareDamagedTests {
    private static let digits = Array("0123456789".utf8)

    /// The document with up to three numbers replaced by extreme ones.
    private func damaged(_ bytes: [UInt8], _ generator: inout SystemlessGenerator) -> [UInt8] {
        let extremes = [
            "0", "1", "9223372036854775807", "1e308", "1e-308", "4.9e-324", "null", "18446744073709551615",
            "4294967296",
        ]
        var copy = bytes
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            let start = Int.random(in: 0..<copy.count, using: &generator)
            guard let first = copy[start...].firstIndex(where: Self.digits.contains) else { continue }
            let end = copy[first...].firstIndex { !(Self.digits + [UInt8(ascii: ".")]).contains($0) } ?? copy.count
            copy.replaceSubrange(first..<end, with: extremes.randomElement(using: &generator)?.utf8.map { $0 } ?? [])
        }
        return copy
    }

    private func document() throws -> [UInt8] {
        let result = Sample.result(try Sample.benchCase("random-read", ["pread", "mmap"]), [1220, 512]) {
            engine,
            trial in
            trial[.syscalls] = engine
        }
        var sink = MemorySink()
        let footer = ResultFooter(finished: "", ended: "done", elapsedSeconds: 1)
        try ResultJSON.write(header: Sample.header([result.benchCase]), footer: footer, to: &sink) { _ in
            ResultJSON.Entry(result)
        }
        return sink.bytes
    }

    @Test func `a thousand documents with extreme numbers are refused or reported, and nothing crashes`() throws {
        let bytes = try document()
        let base = try ResultDocument(parsing: bytes)
        var generator = SystemlessGenerator(state: 23)
        var (refused, reported) = (0, 0)
        for trial in 0..<1000 {
            let metric = Figure.compared[trial % Figure.compared.count]
            guard let other = try? ResultDocument(parsing: damaged(bytes, &generator)) else {
                refused += 1
                continue
            }
            let sources = [base, other].map { CompareSource(name: "x", document: $0, metric: metric) }
            let options = CompareOptions(allowsMismatch: trial.isMultiple(of: 2), order: .change)
            for sources in [sources, sources.reversed()] {
                let finding = try #require(Comparing.compare(sources, options: options))
                _ = try CompareJSON.text(finding)
                #expect(!CompareCSV.text(finding).contains("inf") && !CompareMarkdown.text(finding).isEmpty)
                #expect(!CompareReport(finding).lines.contains("nan"))
            }
            reported += 1
        }
        #expect(refused > 100 && reported > 100, "\(refused) \(reported)")
    }
}

/// SplitMix64, so that the documents are the same in every run.
struct SystemlessGenerator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
