import Foundation
import Platform
import Results
import TestSupport
import Testing
import Workloads

@testable import Engines

/// What the language could add to an operation of one engine and not of another: memory that is zeroed, counted references, calls that
/// are not inlined.
@Suite struct SwiftCostTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources/Engines")

    /// The structures that conform to one of these protocols, by name and text.
    private func structures(of protocols: [String]) throws -> [(name: String, text: String)] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: Self.folder.path()).filter {
            $0.hasSuffix(".swift")
        }
        return try names.flatMap { name in
            let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
            return try protocols.flatMap { kind in
                let start = #"(?m)^( *)(?:@safe )?(?:private )?struct ([A-Za-z]+)(?:<[^>]*>)?: \#(kind)\b[^{]*\{\n"#
                let pattern = try Regex(start, as: (Substring, Substring, Substring).self)
                return text.matches(of: pattern).map { match in
                    // A structure ends where a brace is as far in as its beginning.
                    let body = text[match.range.upperBound...]
                    let end = body.range(of: "\n\(match.output.1)}\n")?.lowerBound ?? body.endIndex
                    return (String(match.output.2), String(body[..<end]))
                }
            }
        }
    }

    @Test func `what makes or uses a block is a structure of raw addresses, inlined into the loop`() throws {
        let found = try structures(of: ["BlockEngine", "PositionalCalls", "Consumer", "OffsetSequence"])
        let known: Set = ["MmapEngine", "PositionalEngine", "ReadEngine", "PreadCalls", "Copy", "Sum", "TableOffsets"]
        #expect(known.isSubset(of: found.map(\.name)), "\(found.map(\.name))")
        for (name, text) in found {
            let code = text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
            for line in code {
                // Classes are what owns; a reference that is passed on costs counting.
                let adds = line.contains(
                    /\bData\b|\[UInt8\]|\bArray\b|\bany [A-Z]|@escaping|\bclass\b|\bContiguousArray\b/
                )
                #expect(!adds, "\(name): \(line)")
                #expect(!line.contains(/\b(?:let|var) [a-z][A-Za-z]*: \(.*\) *->/), "a closure in \(name): \(line)")
            }
            // The block's own method; a conformance that goes through a batch by itself has the loop in it.
            for method in ["func bytes(at", "func put(", "func consume(", "func read(_ block"] {
                for (place, line) in code.enumerated() where line.contains(method) {
                    let isInlined = place > 0 && code[place - 1].contains("@inline(__always)")
                    let isNeverCalled = text.contains("readsAhead: Bool { true }") || text.contains("Never called")
                    #expect(isInlined || isNeverCalled, "\(name): \(line)")
                }
            }
        }
    }

    @Test(arguments: ["read", "pread", "mmap"])
    func `a block that is read or mapped costs no fault, and so no fresh memory`(engine: String) throws {
        let fixture = try Fixture {
            $0.fileSize = .mebibytes(8)
            $0.blockSize = .mebibytes(1)
            $0.mapping = .steady
            $0.consumption = .copy
            $0.operations = 32
        }
        // A block of fresh memory an operation would be 256 faults.
        let faults = try undisturbed(until: { $0 < 32 }) {
            try fixture.measure(engine, batches: 0..<2).counts[.minorFaults] ?? 0
        }
        #expect(faults < 32)
    }
}
