internal import Engines
package import Workloads

/// The cases of a self-test: four engines at four kinds of work, 33 MiB of data in all, a family in at most 20 s.
package enum SelftestSuite {
    /// The rounds of a family: one check.
    package static let rounds = 16
    /// The timed part of a trial, in milliseconds: five groups.
    package static let minTrialMilliseconds = 50

    /// The suite in which each case has its engine `sides` times. ``Case/validate(_:)`` refuses an engine that is listed twice,
    /// since that tells nothing of engines; here it tells what the method makes of no difference.
    package static func suite(sides: Int) throws(WorkloadError) -> Suite {
        var cases: [Case] = []
        for draft in try drafts() { cases.append(repeated(try draft.makeCase(), sides: sides)) }
        return Suite(
            name: "selftest",
            summary: "The same engine on both sides.",
            looks: [rounds],
            minTrialMilliseconds: minTrialMilliseconds,
            cases: cases
        )
    }

    private static func drafts() throws(WorkloadError) -> [CaseDraft] {
        let file: [(WorkloadKey, String)] = [(.fileSize, "16MiB")]
        return [
            try draft(
                "pread-random",
                "pread",
                file + [(.pattern, "random"), (.blockSize, "4KiB"), (.consume, "copy")]
            ),
            try draft("mmap-sequential", "mmap", file + [(.pattern, "sequential"), (.blockSize, "1MiB")]),
            try draft(
                "read-small-files",
                "read",
                [(.kind, "small-files"), (.pattern, "sequential"), (.fileSize, "4KiB"), (.files, "256")]
            ),
            try draft(
                "pwrite-random",
                "pwrite",
                file + [(.pattern, "random"), (.operation, "write"), (.blockSize, "4KiB")]
            ),
        ]
    }

    private static func draft(
        _ name: String,
        _ engine: String,
        _ parameters: [(key: WorkloadKey, text: String)]
    ) throws(WorkloadError) -> CaseDraft {
        var draft = CaseDraft(.builtIn)
        try draft.set(.name, to: name)
        try draft.set(.engines, to: engine)
        for (key, text) in parameters { try draft.set(key, to: text) }
        return draft
    }

    private static func repeated(_ made: Case, sides: Int) -> Case {
        var copy = made
        copy.engines = Array(repeating: made.engines, count: sides).flatMap(\.self)
        return copy
    }
}
