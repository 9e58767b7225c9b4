import Results
import Testing
import Workloads

@Suite struct ResultCSVTests {
    /// Reads CSV as RFC 4180 has it, strictly: CRLF, quotes doubled inside quotes, none outside.
    private func parse(_ bytes: [UInt8]) throws -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            var field: [UInt8] = []
            if rest.first == UInt8(ascii: "\"") {
                rest = rest.dropFirst()
                while true {
                    let next = rest.popFirst()
                    let byte = try #require(next)
                    if byte == UInt8(ascii: "\"") {
                        guard rest.first == UInt8(ascii: "\"") else { break }
                        rest = rest.dropFirst()
                    }
                    field.append(byte)
                }
            } else {
                field = Array(rest.prefix { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "\r") })
                rest = rest.dropFirst(field.count)
                try #require(!field.contains(UInt8(ascii: "\"")) && !field.contains(UInt8(ascii: "\n")))
            }
            row.append(String(decoding: field, as: UTF8.self))
            if rest.first == UInt8(ascii: ",") {
                rest = rest.dropFirst()
            } else {
                try #require(rest.prefix(2).elementsEqual("\r\n".utf8))
                rest = rest.dropFirst(2)
                rows.append(row)
                row = []
            }
        }
        return rows
    }

    private func csv(
        _ results: [CaseResult],
        suite: String = "quick",
        columns: [TrialColumn] = TrialColumn.all
    ) throws -> [UInt8] {
        var sink = MemorySink()
        var header = Sample.header(results.map(\.benchCase))
        header.suite = suite
        header.revision = "a, \"b\""
        var csv = ResultCSV(header, result: "mine", columns: columns)
        for result in results { try csv.append(result, to: &sink) }
        try csv.finish(to: &sink)
        return sink.bytes
    }

    @Test func `one row a trial, with every field of the trial`() throws {
        let result = try Sample.result(try Sample.benchCase(), rounds: 9)
        let rows = try parse(try csv([result], suite: "mine, \"all\""))
        #expect(rows.count == 1 + 18)
        #expect(rows[0].prefix(8) == ["suite", "case", "workload", "engine", "round", "position", "status", "reason"])
        #expect(rows[0] == ResultCSV.columns)
        for (place, row) in rows.dropFirst().enumerated() {
            #expect(row.count == rows[0].count)
            let trial = result.tables[place / 9][place % 9]
            #expect(
                row.suffix(4) == [
                    "mine", Sample.header([]).environment.fingerprint, Sample.header([]).started, "a, \"b\"",
                ]
            )
            #expect(
                Array(row[0..<4]) == [
                    "mine, \"all\"", result.benchCase.id, "random-read",
                    result.benchCase.engines[place / 9].description,
                ]
            )
            for (column, field) in zip(TrialColumn.all, row.dropFirst(4)) {
                switch column.cell(of: trial) {
                case .none: #expect(field.isEmpty)
                case .integer(let value): #expect(Int(field) == value)
                case .real(let value): #expect(Double(field) == value)
                case .text(let text): #expect(field == text.replacing("\r\n", with: "\\r\\n"))
                case .digest(let value):
                    #expect(
                        field.hasPrefix("0x") && field.count == 18 && UInt64(field.dropFirst(2), radix: 16) == value
                    )
                }
            }
        }
    }

    @Test func `every parameter of a case is a column, sizes as numbers of bytes`() throws {
        let result = try Sample.result(try Sample.benchCase(), rounds: 1)
        let rows = try parse(try csv([result]))
        let values = Dictionary(uniqueKeysWithValues: zip(rows[0], rows[1]))
        for key in WorkloadKey.allCases where key.expands {
            let words = key.rawValue.split(separator: "-").joined(separator: "_")
            let names = [words, words + "_bytes", words + "_asked", "batch_" + words]
            let name = try #require(names.last { values[$0] != nil }, "\(key)")
            let text = result.benchCase.parameters.first { $0.key == key.rawValue }?.value
            switch key {
            case .operations: #expect(values[name] == "\(result.benchCase.work.definition.operations)")
            case .blockSize, .fileSize, .messageSize:
                #expect(values[name] == (try text.map { "\(try ByteSize(parsing: $0).bytes)" } ?? ""))
            default: #expect(values[name] == text ?? "", "\(name)")
            }
        }
    }

    @Test func `the columns of 0-1-0 make the table of 0-1-0`() throws {
        let first = TrialColumn.all.prefix { $0.name != "cpus" } + TrialColumn.all.filter { $0.name == "digest" }
        let result = try Sample.result(try Sample.benchCase(), rounds: 1)
        let rows = try parse(try csv([result], columns: Array(first)))
        #expect(rows[0].last == "digest" && rows[1].count == rows[0].count)
    }

    @Test(arguments: ["a,b", "a\"b", "\"", ",", " lead", "\u{e9},\u{1F600}", "'", "a;b"])
    func `a reason of any kind comes back`(reason: String) throws {
        try expect(reason, as: reason)
    }

    @Test(arguments: [
        ("a\nb", "a\\nb"), ("a\r\nb", "a\\r\\nb"), ("a\u{1B}b", "a\\u{1B}b"), ("=a", "'=a"), ("-1", "'-1"),
        ("@a,b", "'@a,b"),
    ])
    func `a reason that would act as more than text comes back escaped`(reason: String, field: String) throws {
        try expect(reason, as: field)
    }

    private func expect(_ reason: String, as field: String) throws {
        var result = CaseResult(try Sample.benchCase())
        result.tables[0].append(Trial(round: 0, position: 0, status: .failed, reason: reason))
        let rows = try parse(try csv([result]))
        #expect(rows.count == 2)
        #expect(rows[1][7] == field)
    }

    @Test func `without trials the table is its header`() throws {
        let bytes = try csv([])
        #expect(String(decoding: bytes, as: UTF8.self) == ResultCSV.columns.joined(separator: ",") + "\r\n")
    }

    @Test func `the columns that were promised are there`() {
        let promised =
            "suite case workload engine round position status reason threads operations batches bytes metric_ns_per_op wall_ns user_ns "
            + "system_ns open_ns map_ns access_ns sync_ns unmap_ns close_ns minor_faults major_faults voluntary_switches "
            + "involuntary_switches run_delay_ns syscalls device_read_bytes dirtied_bytes device_write_bytes resident_before_bytes "
            + "resident_after_bytes file_pmd_mapped_bytes digest"
        for name in promised.split(separator: " ") { #expect(ResultCSV.columns.contains(String(name)), "\(name)") }
    }
}
