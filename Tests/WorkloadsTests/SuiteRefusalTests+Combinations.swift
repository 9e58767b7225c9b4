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
            "my.yaml:2: workload 'w': engine 'read' is sequential only; for pattern random use pread (accepted: pread, mmap, mmap-window, direct, preadv2, uncached, stdio, io_uring)"
        ),
        Refusal(
            "windows smaller than a block",
            "workloads:\n  - name: w\n    engines: [read, \"mmap-window:window=64KiB\"]\n",
            "my.yaml:2: workload 'w': engine 'mmap-window:window=64KiB' with block-size 1MiB: a block does not fit into a window of "
                + "64KiB (accepted: window=1MiB or more)"
        ),
        Refusal(
            "O_DIRECT of less than a sector",
            "workloads:\n  - name: w\n    pattern: random\n    block-size: 64B\n    engines: [direct]\n",
            "my.yaml:2: workload 'w': engine 'direct' with block-size 64B: O_DIRECT moves whole sectors (accepted: 512B or more)"
        ),
        Refusal(
            "O_DIRECT that writes a part of a sector",
            "workloads:\n  - name: w\n    operation: write\n    file-size: 4097B\n    engines: [direct]\n",
            "my.yaml:2: workload 'w': engine 'direct' with operation write and file-size 4097B: O_DIRECT writes whole sectors "
                + "(accepted: a multiple of 512B)"
        ),
        Refusal(
            "more requests than operations",
            "workloads:\n  - name: w\n    operations: 8\n    engines: [\"io_uring:depth=16\"]\n",
            "my.yaml:2: workload 'w': engine 'io_uring:depth=16' with 8 operations in a batch: that many requests are never in flight "
                + "(accepted: depth=8 or less, or more operations)"
        ),
        Refusal(
            "writes in flight",
            "workloads:\n  - name: w\n    operation: write\n    engines: [\"io_uring:depth=2\"]\n",
            "my.yaml:2: workload 'w': engine 'io_uring:depth=2' with operation write: writes are made one at a time, so that a sync "
                + "covers what came before it (accepted: depth=1, or operation: read)"
        ),
        Refusal(
            "advice on a page cache that is gone past",
            "workloads:\n  - name: w\n    engines: [\"io_uring:advice=random:direct=on\"]\n",
            "my.yaml:2: workload 'w': engine 'io_uring:advice=random:direct=on': advice is for the page cache, which direct=on goes "
                + "past (accepted: advice=normal)"
        ),
        Refusal(
            "buffers beyond reason",
            "workloads:\n  - name: w\n    block-size: 16MiB\n    file-size: 4GiB\n    operations: 256\n    engines: [\"io_uring:depth=128\"]\n",
            "my.yaml:2: workload 'w': engine 'io_uring:depth=128' with block-size 16MiB: its requests need 2GiB of buffers in each "
                + "thread (accepted: at most 1GiB)"
        ),
        Refusal(
            "a device behind memory",
            "workloads:\n  - name: w\n    backing: memfd\n    engines: [preadv2]\n",
            "my.yaml:2: workload 'w': engine 'preadv2' with backing memfd: there is no device behind memory (accepted: backing: file)"
        ),
        Refusal(
            "writes to a private mapping",
            "workloads:\n  - name: w\n    operation: write\n    engines: [\"mmap:share=private\"]\n",
            "my.yaml:2: workload 'w': engine 'mmap:share=private' with operation write: what is written to a private mapping does not "
                + "reach the file (accepted: operation: read, or share=shared)"
        ),
        Refusal(
            "a warm cache that is emptied",
            "workloads:\n  - name: w\n    engines: [\"mmap:after=pageout\"]\n",
            "my.yaml:2: workload 'w': engine 'mmap:after=pageout' with cache warm: it empties the cache with every batch (accepted: "
                + "cache: cold, or after=none or cold)"
        ),
        Refusal(
            "pages given back that wait to be written",
            "workloads:\n  - name: w\n    operation: mixed\n    pattern: random\n    engines: [\"mmap:after=cold\"]\n",
            "my.yaml:2: workload 'w': engine 'mmap:after=cold' with operation mixed: pages that wait to be written are not given back "
                + "(accepted: operation: read, or after=none)"
        ),
        Refusal(
            "an option that small files have no use for",
            "workloads:\n  - name: w\n    kind: small-files\n    engines: [\"mmap:share=private\"]\n",
            "my.yaml:2: workload 'w': engine 'mmap:share=private': option share with kind small-files (accepted: no option share)"
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
        .files: "1", .messageSize: "64B", .cpus: "two", .threads: "1",
        .sharing: "shared", .spinners: "0", .cache: "warm", .fill: "populate", .backing: "file", .hugePages: "off",
        .numa: "off",
        .mapping: "steady", .consume: "sum",
        .durability: "none", .writeback: "within", .rate: "1000", .arrivals: "poisson", .operations: "1",
    ]

    static func list(_ count: Int) -> String { (1...count).map(String.init).joined(separator: ", ") }
    static func repeated(_ text: String, _ count: Int) -> String {
        Array(repeating: text, count: count).joined(separator: ", ")
    }
}
