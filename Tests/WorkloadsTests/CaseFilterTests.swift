import Testing
import Workloads

@Suite("Filters")
struct CaseFilterTests {
    @Test(
        "A filter matches anywhere in an id, unless anchored",
        arguments: [
            ("random", ["random-read", "random-write"]),
            ("^random-read/", ["random-read"]),
            ("cache=cold", ["cold"]),
            ("consume=(copy|touch)$", ["random-read"]),
            ("", ["random-read", "cold", "random-write"]),
        ]
    )
    func matching(pattern: String, names: [String]) throws {
        let read = try suite(
            """
            workloads:
              - {name: random-read, pattern: random, consume: copy}
              - {name: cold, cache: cold}
              - {name: random-write, pattern: random, operation: write}
            """
        )
        #expect(try CaseFilter(pattern).apply(to: read).cases.map(\.workload) == names)
    }

    @Test("A filtered suite keeps its settings")
    func settings() throws {
        let read = try suite(
            "summary: s\nlooks: [8, 9]\ntime-budget: 9s\nmin-trial: 9ms\nworkloads: [{name: w}, {name: v}]\n"
        )
        let kept = try CaseFilter("^v").apply(to: read)
        #expect(kept == read.with(cases: [read.cases[1]]))
        #expect(
            kept.looks == [8, 9] && kept.timeBudgetSeconds == 9 && kept.minTrialMilliseconds == 9 && kept.summary == "s"
        )
    }

    @Test("What is no expression is refused in one line", arguments: ["(", "[a", "*", "a{2,1}", "(?<n", "\\"])
    func invalid(pattern: String) throws {
        let refused = try #require(message { () throws(WorkloadError) in try CaseFilter(pattern) })
        #expect(refused.hasPrefix("'\(pattern)' is not a regular expression: "))
        #expect(refused.hasSuffix(" (accepted: an expression over case ids, such as random or cache=cold)"))
        #expect(!refused.contains { $0.isNewline })
    }

    @Test("A filter that matches nothing is refused")
    func nothing() throws {
        let read = try suite(workload: "kind: small-files")
        let refused = message { () throws(WorkloadError) in try CaseFilter("hot").apply(to: read) }
        #expect(
            refused
                == "'hot' matches not the one case of suite my (accepted: a part of an id, such as w/kind=small-files"
                + "/operation=read/pattern=sequential/file-size=4KiB/files=1024/threads=1/cache=warm/fill=read:1MiB/consume=sum)"
        )
    }
}
