import Workloads

extension SuiteRefusalTests {
    static let combinations = [
        Refusal(
            "no name",
            "workloads:\n  - cache: warm\n",
            "my.yaml:2: name: the workload has none (accepted: \(name))"
        ),
        Refusal(
            "a list as name",
            "workloads:\n  - name: [a, b]\n",
            "my.yaml:2: name: a list where one value should be (accepted: \(name))"
        ),
        Refusal(
            "an impossible workload",
            "workloads:\n  - name: w\n    cache: cold\n    mapping: steady\n",
            "my.yaml:2: workload 'w': cache cold with mapping steady: using a mapping once warms the cache "
                + "(accepted: mapping: first-touch)"
        ),
        Refusal(
            "one impossible combination of several",
            "workloads:\n  - name: v\n  - name: w\n    cache: [warm, cold]\n    consume: [sum]\n    mapping: [first-touch, steady]\n",
            "my.yaml:3: workload 'w' with cache=cold, mapping=steady, consume=sum: cache cold with mapping steady: using a "
                + "mapping once warms the cache (accepted: mapping: first-touch)"
        ),
        Refusal(
            "an engine that can't do the work",
            "workloads:\n  - name: w\n    pattern: random\n    engines: [read, mmap]\n",
            "my.yaml:2: workload 'w': engine 'read' is sequential only; for pattern random use pread (accepted: pread, mmap)"
        ),
        Refusal(
            "an engine twice",
            "workloads:\n  - name: w\n    engines: [read, read]\n",
            "my.yaml:2: workload 'w': an engine is listed twice (accepted: each engine once)"
        ),
        Refusal(
            "a value twice",
            "workloads:\n  - name: w\n    kind: small-files\n    file-size: [4KiB, 4096]\n",
            "my.yaml:2: case id w/kind=small-files/operation=read/pattern=sequential/file-size=4KiB/files=1024/threads=1/cache=warm"
                + "/fill=read:1MiB/consume=sum is twice in this workload (accepted: other parameters, another name, or all "
                + "engines in one list)"
        ),
        Refusal(
            "a workload twice",
            "workloads:\n  - name: w\n    kind: small-files\n  - name: w\n    kind: small-files\n    engines: [mmap]\n",
            "my.yaml:4: case id w/kind=small-files/operation=read/pattern=sequential/file-size=4KiB/files=1024/threads=1/cache=warm"
                + "/fill=read:1MiB/consume=sum is that of line 2 too (accepted: other parameters, another name, or all engines "
                + "in one list)"
        ),
        Refusal(
            "more cases than a suite may have",
            "workloads:\n  - name: v\n  - name: w\n    threads: [\(list(100))]\n    operations: [\(list(100))]\n",
            "my.yaml:3: workload 'w': expands to 10000 cases, and the suite has room for 9999 (accepted: at most 10000 in a suite)"
        ),
        Refusal(
            "more cases than can be counted",
            "workloads:\n- {name: w, "
                + WorkloadKey.allCases.filter { ![.name, .engines].contains($0) }
                .map { "\($0.rawValue): &x\($0.rawValue) [\(repeated(good[$0] ?? "", 100))]" }.joined(separator: ", ")
                + "}\n",
            "my.yaml:2: workload 'w': expands to 9223372036854775807 cases, and the suite has room for 10000 "
                + "(accepted: at most 10000 in a suite)"
        ),
    ]

    static let good: [WorkloadKey: String] = [
        .kind: "file", .operation: "read", .readPercentage: "5", .pattern: "random", .blockSize: "4KiB",
        .fileSize: "1MiB",
        .files: "1", .threads: "1", .cache: "warm", .fill: "populate", .backing: "file", .hugePages: "off",
        .numa: "off",
        .mapping: "steady", .consume: "sum",
        .durability: "none", .operations: "1",
    ]

    static func list(_ count: Int) -> String { (1...count).map(String.init).joined(separator: ", ") }
    static func repeated(_ text: String, _ count: Int) -> String {
        Array(repeating: text, count: count).joined(separator: ", ")
    }
}
