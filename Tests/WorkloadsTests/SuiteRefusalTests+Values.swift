import Workloads

extension SuiteRefusalTests {
    /// A key of a workload on line 3 with a bad value, and what is said after `my.yaml:3: `.
    static let values = [
        ("patern: random", "patern: unknown key of a workload, perhaps 'pattern' (accepted: \(workloadKeys))"),
        ("<<: {cache: warm}", "<<: unknown key of a workload (accepted: \(workloadKeys))"),
        ("kind: files", "kind: 'files' is not known here (accepted: file, small-files, exchange)"),
        ("operation: Read", "operation: 'Read' is not known here (accepted: read, write, mixed)"),
        ("read-percentage: 100", "read-percentage: '100' is not accepted (accepted: a whole number from 1 to 99)"),
        (
            "pattern: zipf:0",
            "pattern: 'zipf:0' is not known here (accepted: sequential, random, zipf or zipf:EXPONENT with an exponent above 0 "
                + "and at most 5)"
        ),
        ("block-size: 3KiB", "block-size: '3KiB' is not a block size (accepted: a power of two from 64B to 16MiB)"),
        ("block-size: 32B", "block-size: '32B' is not a block size (accepted: a power of two from 64B to 16MiB)"),
        (
            "file-size: 1GB",
            "file-size: '1GB' is not a size (accepted: a whole number with B, KiB, MiB, GiB or TiB, such as 4KiB)"
        ),
        ("files: 0", "files: '0' is not accepted (accepted: a whole number from 1 to 1000000)"),
        ("threads: 1025", "threads: '1025' is not accepted (accepted: a whole number from 1 to 1024)"),
        ("cache: hot", "cache: 'hot' is not known here (accepted: warm, cold)"),
        ("cache:", "cache: no value (accepted: warm, cold)"),
        ("cache: {is: warm}", "cache: a mapping where one value should be (accepted: warm, cold)"),
        ("cache: []", "cache: an empty list (accepted: warm, cold)"),
        ("cache: [[warm]]", "cache: a list where one value should be (accepted: warm, cold)"),
        (
            "fill: read:1KiB",
            "fill: 'read:1KiB' is not known here (accepted: read:SIZE, random:SIZE or populate, with a size from 4KiB to 16MiB)"
        ),
        ("mapping: fresh", "mapping: 'fresh' is not known here (accepted: first-touch, steady)"),
        ("consume: all", "consume: 'all' is not known here (accepted: touch, sum, copy)"),
        (
            "durability: every:0",
            "durability: 'every:0' is not known here (accepted: none, end or every:N with N at least 1)"
        ),
        ("rate: 0", "rate: '0' is not accepted (accepted: a whole number from 100 to 1000000000)"),
        ("rate: 99", "rate: '99' is not accepted (accepted: a whole number from 100 to 1000000000)"),
        ("rate: 1e6", "rate: '1e6' is not accepted (accepted: a whole number from 100 to 1000000000)"),
        ("rate: fast", "rate: 'fast' is not accepted (accepted: a whole number from 100 to 1000000000)"),
        ("arrivals: bursts", "arrivals: 'bursts' is not known here (accepted: poisson, uniform)"),
        ("operations: -1", "operations: '-1' is not accepted (accepted: a whole number from 1)"),
        (
            "operations: 9223372036854775808",
            "operations: '9223372036854775808' is not accepted (accepted: a whole number from 1)"
        ),
        ("engines: pread", "engines: the text 'pread' where a list should be (accepted: a list such as [pread, mmap])"),
        ("engines: []", "engines: an empty list (accepted: a list such as [pread, mmap])"),
        (
            "engines: [paper]",
            "engines: unknown engine 'paper' (accepted: read, pread, write, pwrite, mmap, mmap-window, direct, preadv2, uncached, stdio, io_uring, pipe, shared-memory)"
        ),
        (
            "engines: [mmap:advice=some]",
            "engines: engine 'mmap': 'some' is not a value of 'advice' (accepted: normal, sequential, random)"
        ),
        (
            "engines: [mmap:speed=1]",
            "engines: engine 'mmap' has no option 'speed=1' (accepted: advice=normal|sequential|random, "
                + "populate=none|map|read|write|willneed, "
                + "share=shared|private, after=none|cold|pageout)"
        ),
        (
            "engines: [mmap:advice=random:advice=normal]",
            "engines: engine 'mmap:advice=random:advice=normal' gives 'advice' twice (accepted: each key once)"
        ),
    ].map { Refusal($0.0, "workloads:\n  - name: w\n    \($0.0)\n", "my.yaml:3: \($0.1)") }

    static let names = ["a/b", "a=b", "a b", "", "ä", String(repeating: "n", count: 65)].map { text in
        Refusal(
            "the name '\(text)'",
            "workloads:\n  - cache: warm\n    name: '\(text)'\n",
            "my.yaml:3: name: " + (text.isEmpty ? "no value" : "'\(text)' is not a name") + " (accepted: \(name))"
        )
    }
}
