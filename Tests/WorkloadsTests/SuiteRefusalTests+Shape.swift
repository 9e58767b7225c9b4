import Workloads

extension SuiteRefusalTests {
    static let keys = "summary, rounds, looks, time-budget, min-trial, latency, counters, workloads"
    static let workloadKeys =
        "name, kind, operation, read-percentage, pattern, block-size, file-size, files, message-size, "
        + "cpus, threads, sharing, spinners, cache, fill, backing, "
        + "huge-pages, numa, mapping, consume, durability, writeback, rate, arrivals, operations, engines"
    static let count = "a whole number from 1 to 10000"
    static let looks = "an ascending list of whole numbers from 1 to 10000, such as [16, 32, 48]"
    static let latency = "off, all, or every:N with N from 1 to 1000000"
    static let name = "1 to 64 of the letters a-z and A-Z, digits, '-', '_' and '.'"
    static let time = "a number with ms, s, m or h, such as 100ms, 1.5s or 15m"

    static let shape = [
        Refusal("nothing", "", "my.yaml:1: the suite is empty (accepted: the keys \(keys))"),
        Refusal("a comment", "# none\n", "my.yaml:1: the suite is empty (accepted: the keys \(keys))"),
        Refusal(
            "a word",
            "\nquick\n",
            "my.yaml:2: the text 'quick' where a suite should be (accepted: the keys \(keys))"
        ),
        Refusal("a list", "- quick\n", "my.yaml:1: a list where a suite should be (accepted: the keys \(keys))"),
        Refusal(
            "an unknown key",
            "summary: s\nround: 16\n",
            "my.yaml:2: round: unknown key of a suite, perhaps 'rounds' (accepted: \(keys))"
        ),
        Refusal("an odd key", "speed: 16\n", "my.yaml:1: speed: unknown key of a suite (accepted: \(keys))"),
        Refusal("a list as key", "? [a]\n: b\n", "my.yaml:1: a list where a key should be (accepted: \(keys))"),
        Refusal(
            "a key twice",
            "rounds: 8\nsummary: s\nrounds: 9\n",
            "my.yaml:3: rounds: given twice, first on line 1 (accepted: each key once)"
        ),
        Refusal(
            "a workload's key twice",
            "workloads:\n  - cache: warm\n    name: w\n    cache: cold\n",
            "my.yaml:4: cache: given twice, first on line 2 (accepted: each key once)"
        ),
        Refusal(
            "a key twice in one line",
            "{rounds: 8, rounds: 9}\n",
            "my.yaml:1: rounds: given twice, first on line 1 (accepted: each key once)"
        ),
        Refusal(
            "a key twice, once with a tag",
            "rounds: 8\n!!int rounds: 9\n",
            "my.yaml:2: rounds: given twice (accepted: each key once)"
        ),
        Refusal(
            "no workloads",
            "rounds: 9\n",
            "my.yaml:1: workloads: the suite has none (accepted: a list of workloads)"
        ),
        Refusal(
            "empty workloads",
            "workloads: []\n",
            "my.yaml:1: workloads: an empty list (accepted: a list of workloads)"
        ),
        Refusal(
            "workloads without value",
            "rounds: 9\nworkloads:\n",
            "my.yaml:2: workloads: nothing where a list should be (accepted: a list of workloads)"
        ),
        Refusal(
            "workloads as mapping",
            "workloads:\n  name: w\n",
            "my.yaml:1: workloads: a mapping where a list should be (accepted: a list of workloads)"
        ),
        Refusal(
            "a workload that is a word",
            "workloads:\n  - w\n",
            "my.yaml:2: the text 'w' where a workload should be (accepted: the keys \(workloadKeys))"
        ),
        Refusal(
            "summary as list",
            "summary: [a]\n",
            "my.yaml:1: summary: a list where one value should be (accepted: one sentence)"
        ),
    ]
}
