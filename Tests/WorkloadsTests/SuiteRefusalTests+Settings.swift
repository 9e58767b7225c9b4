import Workloads

extension SuiteRefusalTests {
    static let settings = [
        Refusal("rounds 0", "rounds: 0\n", "my.yaml:1: rounds: '0' is not accepted (accepted: \(count))"),
        Refusal("rounds 10001", "rounds: 10001\n", "my.yaml:1: rounds: '10001' is not accepted (accepted: \(count))"),
        Refusal("rounds +8", "rounds: +8\n", "my.yaml:1: rounds: '+8' is not accepted (accepted: \(count))"),
        Refusal("rounds many", "rounds: many\n", "my.yaml:1: rounds: 'many' is not accepted (accepted: \(count))"),
        Refusal(
            "rounds as list",
            "rounds: [8]\n",
            "my.yaml:1: rounds: a list where one value should be (accepted: \(count))"
        ),
        Refusal("rounds without value", "rounds:\n", "my.yaml:1: rounds: no value (accepted: \(count))"),
        Refusal(
            "rounds and looks",
            "looks: [9]\nrounds: 8\n",
            "my.yaml:1: looks: given beside rounds (accepted: one of the two)"
        ),
        Refusal(
            "one look",
            "looks: 16\n",
            "my.yaml:1: looks: the text '16' where a list should be (accepted: \(looks))"
        ),
        Refusal("no looks", "looks: []\n", "my.yaml:1: looks: an empty list (accepted: \(looks))"),
        Refusal("looks down", "looks: [16,\n  8]\n", "my.yaml:2: looks: 8 after 16 (accepted: \(looks))"),
        Refusal("looks twice", "looks: [16, 16]\n", "my.yaml:1: looks: 16 after 16 (accepted: \(looks))"),
        Refusal("look 0", "looks: [0]\n", "my.yaml:1: looks: '0' is not accepted (accepted: \(looks))"),
        Refusal(
            "a nested look",
            "looks: [[8]]\n",
            "my.yaml:1: looks: a list where one value should be (accepted: \(looks))"
        ),
        Refusal(
            "budget without unit",
            "time-budget: 60\n",
            "my.yaml:1: time-budget: '60' is not a time (accepted: \(time))"
        ),
        Refusal(
            "budget too long",
            "time-budget: 721h\n",
            "my.yaml:1: time-budget: 721h is out of range (accepted: 1s to 720h)"
        ),
        Refusal(
            "budget too short",
            "time-budget: 0s\n",
            "my.yaml:1: time-budget: 0ms is out of range (accepted: 1s to 720h)"
        ),
        Refusal(
            "latency of nothing",
            "latency: every:0\n",
            "my.yaml:1: latency: 'every:0' is not known here (accepted: \(latency))"
        ),
        Refusal(
            "counters yes",
            "counters: yes\n",
            "my.yaml:1: counters: 'yes' is not accepted (accepted: off, warm, all)"
        ),
        Refusal("latency yes", "latency: yes\n", "my.yaml:1: latency: 'yes' is not known here (accepted: \(latency))"),
        Refusal("latency without value", "latency:\n", "my.yaml:1: latency: no value (accepted: \(latency))"),
        Refusal(
            "trial too short",
            "min-trial: 0ms\n",
            "my.yaml:1: min-trial: 0ms is out of range (accepted: 1ms to 1m)"
        ),
        Refusal(
            "trial too long",
            "min-trial: 61s\n",
            "my.yaml:1: min-trial: 61s is out of range (accepted: 1ms to 1m)"
        ),
        Refusal(
            "trial too fine",
            "min-trial: 1.5ms\n",
            "my.yaml:1: min-trial: '1.5ms' is finer than a millisecond (accepted: whole milliseconds)"
        ),
    ]
}
