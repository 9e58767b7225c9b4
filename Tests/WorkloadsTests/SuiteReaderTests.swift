import TestSupport
import Testing
import Workloads

@Suite("Reading suites")
struct SuiteReaderTests {
    @Test("Every key of a suite arrives")
    func keys() throws {
        let read = try suite(
            """
            # a comment
            summary: One sentence.
            looks: [16, 32, 48]
            time-budget: 1.5h
            min-trial: 250ms
            workloads:
              - name: w
                engines: [pread, "mmap:advice=random"]
            """
        )
        #expect(read.name == "my")
        #expect(read.summary == "One sentence.")
        #expect(read.looks == [16, 32, 48])
        #expect(read.timeBudgetSeconds == 5400)
        #expect(read.minTrialMilliseconds == 250)
        #expect(read.cases.map(\.workload) == ["w"])
        #expect(read.cases.first?.engines.map(\.description) == ["pread", "mmap:advice=random"])
    }

    @Test("What a suite does not say is filled in")
    func defaults() throws {
        let read = try suite(workload: "operation: read")
        #expect(read.summary == "")
        #expect(read.looks == [16])
        #expect(read.timeBudgetSeconds == nil)
        #expect(read.minTrialMilliseconds == 100)
    }

    @Test("rounds is one look; fewer than 8 are accepted", arguments: [1, 7, 16, 10_000])
    func rounds(count: Int) throws {
        #expect(try suite("rounds: \(count)\nworkloads: [{name: w}]").looks == [count])
    }

    @Test("Lists expand in the order of the keys, the first key slowest, whatever the order in the file")
    func expansion() throws {
        let read = try suite(workload: "block-size: [64KiB, 4KiB]", "pattern: [random, zipf:1.2]", "consume: copy")
        #expect(
            read.cases.map { "\($0.pattern) \($0.blockSize)" }
                == ["random 64KiB", "random 4KiB", "zipf:1.2 64KiB", "zipf:1.2 4KiB"]
        )
    }

    @Test("Every key but name and engines expands", arguments: WorkloadKey.allCases.filter(\.expands))
    func expands(key: WorkloadKey) throws {
        let (lines, values): ([String], [String]) =
            switch key {
            case .kind: ([], ["file", "small-files", "exchange"])
            case .operation: ([], ["read", "write"])
            case .readPercentage: (["operation: mixed"], ["10", "90"])
            case .pattern: ([], ["sequential", "random"])
            case .blockSize: ([], ["4KiB", "8KiB"])
            case .fileSize: ([], ["4MiB", "8MiB"])
            case .files: (["kind: small-files"], ["10", "20"])
            case .messageSize: (["kind: exchange"], ["64B", "1MiB"])
            case .cpus: (["kind: exchange"], ["same", "two"])
            case .threads: ([], ["1", "2"])
            // What is not asked for does not stand in the id.
            case .sharing: (["threads: 2"], ["own", "processes"])
            case .spinners: ([], ["1", "2"])
            case .cache: ([], ["warm", "cold"])
            case .fill: ([], ["read:1MiB", "populate"])
            case .backing: ([], ["memfd"])
            case .hugePages: (["backing: memfd"], ["hugetlb-2MiB", "thp"])
            case .numa: ([], ["local", "node=1"])
            case .mapping: ([], ["first-touch", "steady"])
            case .consume: ([], ["touch", "sum"])
            case .durability: (["operation: write"], ["none", "end"])
            case .writeback: (["operation: write"], ["beyond"])
            case .rate: ([], ["1000", "20000"])
            case .arrivals: (["rate: 1000"], ["poisson", "uniform"])
            case .operations: (["pattern: random", "cache: cold"], ["10", "20"])
            case .name, .engines: ([], [])
            }
        let text = "workloads:\n- name: w\n" + lines.map { "  \($0)\n" }.joined()
        let read = try suite(text + "  \(key.rawValue): [\(values.joined(separator: ", "))]\n")
        let cases = read.cases.filter {
            (key != .hugePages || $0.hugePages != .off) && (key != .threads || $0.spinners == 0)
        }
        #expect(cases.map { made in made.parameters.first { $0.key == key.rawValue }?.value } == values)
    }

    @Test("A few anchors and aliases are taken, as in any YAML")
    func aliases() throws {
        let read = try suite(
            """
            workloads:
              - {name: a, engines: &both [mmap, pread]}
              - {name: b, engines: *both}
            """
        )
        #expect(read.cases.map { $0.engines.map(\.name) } == [["mmap", "pread"], ["mmap", "pread"]])
    }

    @Test("A byte order mark and Windows line ends are taken")
    func lineEnds() throws {
        #expect(try suite("\u{feff}rounds: 9\r\nworkloads:\r\n- name: w\r\n").looks == [9])
    }

    @Test("10000 cases are taken")
    func largest() throws {
        // Without one thread: against that, each other number would have a control beside it.
        let values = (2...101).map(String.init).joined(separator: ", ")
        let read = try suite(
            "workloads: [{name: w, operation: mixed, pattern: random, durability: end, "
                + "operations: [\(values)], threads: [\(values)]}]"
        )
        #expect(read.cases.count == 10_000)
        #expect(Set(read.cases.map(\.id)).count == 10_000)
    }

    @Test(
        "The suite is named after its file",
        arguments: [
            ("my.yaml", "my"), ("a/b/my.yml", "my"), ("my", "my"), (".yaml", ".yaml"), ("/a.b/c.d.yaml", "c.d"),
            ("my.json", "my.json"),
        ]
    )
    func names(path: String, name: String) { #expect(SuiteReader.name(ofFile: path) == name) }
}
