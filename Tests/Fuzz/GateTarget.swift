import TestSupport
import Workloads

/// A gate file: read, and its rules matched against ids.
enum GateTarget: FuzzTarget {
    private static let ids = [
        "random-read/kind=file/operation=read/pattern=random/block-size=4KiB/file-size=256MiB/threads=1/cache=warm",
        "small-files/kind=small-files/files=1024", "",
    ]

    static func parse(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let rules = try? GateFileReader.read(text: text, file: "gate.yaml") else { return }
        for rule in rules.expectations {
            check(!rule.description.isEmpty, "a rule without words")
            let filter = try? CaseFilter(rule.cases.pattern)
            check(filter != nil, "an expression that was read is none")
            for id in ids { _ = filter?.matches(id) }
        }
        check(rules.tolerances.allSatisfy { !$0.description.isEmpty }, "a tolerance without words")
    }
}
