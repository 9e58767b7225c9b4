internal import Engines
package import Workloads

/// The cases of a self-test: four engines at four kinds of work, 33 MiB of data in all, a family in at most 20 s.
package enum SelftestSuite {
    /// The rounds of a family: one check.
    package static let rounds = 16
    /// The timed part of a trial, in milliseconds: five groups.
    package static let minTrialMilliseconds = 50

    /// A case in the making: one of the engines that its work has where none is named.
    private struct Template {
        /// What follows the engine in the workload's name.
        let name: String
        /// True for the engine that maps, false for the baseline.
        var isMapped = false
        let parameters: [WorkloadKey: String]

        func make() throws(WorkloadError) -> Case {
            var draft = CaseDraft(.builtIn)
            for (key, text) in parameters { try draft.set(key, to: text) }
            let engines = try draft.makeCase().engines
            guard let engine = engines.first(where: { !isMapped || $0.capabilities.contains(.maps) }) else {
                throw WorkloadError("no engine for \(name)")
            }
            draft.set([engine])
            try draft.set(.name, to: "\(engine)-\(name)")
            return try draft.makeCase()
        }
    }

    private static let templates = [
        Template(
            name: "random",
            parameters: [.fileSize: "16MiB", .pattern: "random", .blockSize: "4KiB", .consume: "copy"]
        ),
        Template(
            name: "sequential",
            isMapped: true,
            parameters: [.fileSize: "16MiB", .pattern: "sequential", .blockSize: "1MiB"]
        ),
        Template(
            name: "small-files",
            parameters: [.kind: "small-files", .pattern: "sequential", .fileSize: "4KiB", .files: "256"]
        ),
        Template(
            name: "random",
            parameters: [.fileSize: "16MiB", .pattern: "random", .operation: "write", .blockSize: "4KiB"]
        ),
    ]

    /// The suite in which each case has its engine `sides` times. ``Case/validate(_:)`` refuses an engine that is listed twice,
    /// since that tells nothing of engines; here it tells what the method makes of no difference.
    package static func suite(sides: Int) throws(WorkloadError) -> Suite {
        var cases: [Case] = []
        for template in templates { cases.append(repeated(try template.make(), sides: sides)) }
        return Suite(
            name: "selftest",
            summary: "The same engine on both sides.",
            looks: [rounds],
            minTrialMilliseconds: minTrialMilliseconds,
            cases: cases
        )
    }

    private static func repeated(_ made: Case, sides: Int) -> Case {
        var copy = made
        copy.engines = Array(repeating: made.engines, count: sides).flatMap(\.self)
        return copy
    }
}
