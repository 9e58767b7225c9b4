import Analysis
import Results
import Testing
import Workloads

@Suite struct CompareMatchingTests {
    private func result(_ pattern: Pattern, _ centers: [Double] = [1000, 500], threads: Int = 1) throws -> CaseResult {
        CompareMake.result(try Make.benchCase(pattern: pattern, threads: threads), centers)
    }

    private func compare(_ base: [CaseResult], _ other: [CaseResult], allow: Bool = false) throws -> CompareFile {
        let sources = [CompareMake.source("a", base), CompareMake.source("b", other)]
        return try #require(Comparing.compare(sources, options: CompareOptions(allowsMismatch: allow))).others[0]
    }

    private func refused(_ change: (inout ResultHeader) -> Void) throws -> CompareFile {
        let result = try result(.random)
        let sources = [CompareMake.source("a", [result]), CompareMake.source("b", [result], change: change)]
        return try #require(Comparing.compare(sources)).others[0]
    }

    @Test func `another machine is refused, with the facts that differ`() throws {
        let file = try refused {
            $0.environment.kernel.release = "6.19"; $0.environment.cpu.model = "x"
        }
        #expect(file.state == .refused && file.cases.isEmpty && file.means.isEmpty)
        #expect(file.differences.map(\.field) == ["CPU model", "kernel release"])
        #expect(
            file.differences.map(\.base) == ["unknown", "unknown"] && file.differences.map(\.other) == ["x", "6.19"]
        )
    }

    @Test func `settings that change what figures mean are refused`() throws {
        #expect(try refused { $0.settings.minTrialNanoseconds = 1_000_000 }.differences.map(\.field) == ["min trial"])
        #expect(try refused { $0.settings.groupNanoseconds = 1_000_000 }.differences.map(\.field) == ["group"])
        #expect(try refused { $0.settings.cpus = [] }.differences.map(\.field) == ["pinned CPUs"])
        #expect(try refused { $0.tool.build = "debug" }.state == .refused)
    }

    @Test func `what does not change their meaning is told and compared`() throws {
        let file = try refused {
            $0.suite = "standard"
            $0.tool.version = "0.2.0"
            $0.settings.looks = [16, 32]
            $0.environment.glibcVersion = "2.41"
        }
        #expect(file.state == .compared && file.cases.count == 1)
        #expect(file.differences.map(\.field) == ["suite", "faultline version", "looks", "glibc"])
        #expect(file.differences.allSatisfy { !$0.isBlocking })
    }

    @Test func `other parameters of a workload are refused, and shown as ratios alone where that is allowed`() throws {
        let file = try compare([try result(.random)], [try result(.random, [2000, 1500], threads: 2)])
        #expect(file.state == .refused)
        #expect(file.differences.map(\.field) == ["work: threads"])
        let allowed = try compare([try result(.random)], [try result(.random, [2000, 1500], threads: 2)], allow: true)
        #expect(allowed.state == .ratiosOnly && allowed.cases.count == 1 && allowed.onlyInBase.isEmpty)
        #expect(allowed.cases[0].otherID?.contains("threads=2") == true)
        let rows = allowed.cases[0].rows
        #expect(rows.map(\.against) == ["pread"])
        #expect(rows[0].verdict == .notComparable && rows[0].pValue == nil && rows[0].ratio != nil)
    }

    @Test func `cases of one file alone are listed, and the others compared`() throws {
        let file = try compare(
            [try result(.random), try result(.sequential)],
            [try result(.random), try result(.zipf(exponent: 1.1))]
        )
        #expect(file.state == .compared && file.cases.count == 1)
        #expect(file.onlyInBase.count == 1 && file.onlyInBase[0].contains("pattern=sequential"))
        #expect(file.onlyHere.count == 1 && file.onlyHere[0].contains("pattern=zipf"))
    }

    @Test func `engines that one file alone has are named, and no common case has no figures`() throws {
        let one = CompareMake.result(try Make.benchCase(["pread", "mmap"]), [1, 2])
        let other = CompareMake.result(try Make.benchCase(["pread", "read"]), [1, 2])
        let file = try compare([one], [other])
        #expect(file.cases[0].unmatched == ["mmap", "read"] && file.cases[0].rows.map(\.engine) == ["pread"])
        let sources = [CompareMake.source("a", [one]), CompareMake.source("b", [])]
        #expect(Comparing.compare(sources)?.hasFigures == false)
        #expect(Comparing.compare([]) == nil)
    }

    @Test func `only included cases are compared`() throws {
        let results = [try result(.random), try result(.sequential)]
        let options = CompareOptions { $0.contains("sequential") }
        let sources = [CompareMake.source("a", results), CompareMake.source("b", results)]
        let file = try #require(Comparing.compare(sources, options: options)).others[0]
        #expect(file.cases.count == 1 && file.onlyInBase.isEmpty && file.onlyHere.isEmpty)
    }

    @Test(arguments: [
        (CompareOrder.case, ["random", "sequential", "zipf"]), (.ratio, ["zipf", "random", "sequential"]),
        (.change, ["sequential", "zipf", "random"]), (.verdict, ["zipf", "sequential", "random"]),
    ])
    func `cases stand in the order asked for`(order: CompareOrder, expected: [String]) throws {
        let patterns: [Pattern] = [.random, .sequential, .zipf(exponent: 1.1)]
        let base = try patterns.map { try result($0) }
        let other = try zip(patterns, [1.0, 0.5, 1.4]).map { try result($0, [1000 * $1, 500 * $1]) }
        let sources = [CompareMake.source("a", base), CompareMake.source("b", other)]
        let file = try #require(Comparing.compare(sources, options: CompareOptions(order: order))).others[0]
        let found = file.cases.map { entry in expected.first { entry.id.contains("pattern=\($0)") } ?? "?" }
        #expect(found == expected)
    }

    @Test func `the geometric mean is over the ratios of medians, and its interval holds it`() throws {
        let patterns: [Pattern] = [.random, .sequential]
        let base = try patterns.map { try result($0) }
        let other = try zip(patterns, [2.0, 0.5]).map { try result($0, [1000 * $1, 500]) }
        let means = try compare(base, other).means
        #expect(means.map(\.engine) == [nil, "pread", "mmap", nil])
        #expect(means.map(\.isOfRatios) == [false, false, false, true])
        #expect(means.map(\.rows) == [4, 2, 2, 2])
        for mean in means {
            #expect(abs(mean.ratio - 1) < 0.01, "\(mean)")
            let (lower, upper) = (try #require(mean.lower), try #require(mean.upper))
            #expect(lower <= mean.ratio && mean.ratio <= upper && lower > 0.98 && upper < 1.02)
        }
    }
}
