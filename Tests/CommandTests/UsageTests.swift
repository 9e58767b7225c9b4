import Testing

extension CommandTests {
    struct UsageTests {
        /// Arguments, and what the line has to say about them.
        static let wrong: [(arguments: String, texts: [String])] = [
            ("--frobnicate", ["--frobnicate"]),
            ("frobnicate", ["frobnicate", "accepted: run, list, doctor, recover, show"]),
            ("run --frobnicate", ["--frobnicate"]),
            ("run one two", ["two"]),
            ("run nosuch", ["unknown suite 'nosuch'", "quick, standard, full"]),
            ("run quik", ["perhaps 'quick'"]),
            ("run --engines frob", ["--engines", "unknown engine 'frob'", "read, pread, write, pwrite, mmap"]),
            ("run --engines read,", ["--engines", "accepted: read, pread"]),
            ("run --engines mmap:size=3", ["has no option 'size=3'", "populate=none|map|read|write|willneed"]),
            ("run --engines mmap:advice=never", ["'never'", "normal, sequential, random"]),
            ("run --engines mmap:advice=random:advice=random", ["twice"]),
            ("run --engines read,read", ["twice"]),
            ("run --engines mmap-window:window=3MiB", ["'3MiB'", "a power of two from 4KiB to 1TiB"]),
            ("run --engines mmap-window:window=64KiB", ["does not fit into a window", "window=1MiB or more"]),
            ("run --engines direct --block-size 64B", ["direct", "whole sectors", "512B or more"]),
            ("run --engines io_uring:depth=0", ["'0'", "'depth'", "1 to 1024"]),
            ("run --engines io_uring:depth=many", ["'many'", "1 to 1024"]),
            (
                "run --engines io_uring:depth=100 --file-size 16MiB --mapping first-touch",
                ["that many requests", "depth=16 or less"]
            ),
            ("run --engines stdio --operation write", ["engine 'stdio' does not do operation write"]),
            ("run --engines mmap:after=pageout", ["empties the cache", "cache: cold"]),
            ("run --engines write", ["engine 'write' does not do operation read"]),
            ("run --pattern random --engines read", ["sequential only", "accepted: pread, mmap"]),
            ("run --file-size 4KB", ["--file-size", "'4KB'", "KiB"]),
            ("run --file-size 0", ["file-size 0B", "1B to 16TiB"]),
            ("run --block-size 4095", ["--block-size", "power of two from 64B to 16MiB"]),
            ("run --pattern diagonal", ["--pattern", "sequential, random, zipf"]),
            ("run --operation erase", ["--operation", "read, write, mixed"]),
            ("run --kind pipe", ["--kind", "file, small-files, exchange"]),
            ("run --cache tepid", ["--cache", "warm, cold"]),
            ("run --consume eat", ["--consume", "touch, sum, copy"]),
            ("run --mapping never", ["--mapping", "first-touch, steady"]),
            ("run --fill read:1", ["--fill", "read:SIZE"]),
            ("run --operation write --durability every:0", ["--durability", "every:N"]),
            ("run --threads 0", ["--threads", "1 to 1024"]),
            ("run --operations 0", ["--operations", "from 1"]),
            ("run --files 0 --kind small-files", ["--files", "1 to 1000000"]),
            ("run --read-percentage 100 --operation mixed", ["--read-percentage", "1 to 99"]),
            ("run --read-percentage 50", ["read-percentage with operation read"]),
            ("run --cache cold --mapping steady", ["cache cold with mapping steady", "first-touch"]),
            ("run --durability end", ["durability end with operation read"]),
            ("run --kind small-files --block-size 4KiB", ["block-size with kind small-files"]),
            ("run --rate 0", ["--rate", "100 to 1000000000"]),
            ("run --rate -5", ["--rate"]),
            ("run --rate fast", ["--rate", "'fast'", "100 to 1000000000"]),
            ("run --rate 1000000000", ["rate 1000000000 of 1 thread", "at most 10000000 for each thread"]),
            ("run --rate 1000 --mapping first-touch", ["rate with mapping first-touch", "steady"]),
            ("run --rate 1000 --arrivals bursts", ["--arrivals", "poisson, uniform"]),
            ("run --arrivals uniform", ["arrivals without a rate"]),
            ("run --rate 1000 --cache cold --pattern random", ["one cold pass", "p99 needs 1000"]),
            ("run --latency-every 0", ["--latency-every", "1 to 1000000"]),
            ("run --latency-every often", ["--latency-every", "'often'", "1 to 1000000"]),
            ("run --rounds 0", ["--rounds", "from 1 to 10000"]),
            ("run --rounds 4,2", ["--rounds", "ascending"]),
            ("run --rounds four", ["--rounds"]),
            ("run --rounds", ["--rounds"]),
            ("run --seed x", ["--seed", "a whole number from 0"]),
            ("run --seed 18446744073709551616", ["--seed", "a whole number from 0"]),
            ("run --time-budget 5", ["--time-budget", "1.5s"]),
            ("run --time-budget 1ms", ["--time-budget", "1s to 720h"]),
            ("run --min-trial 2m", ["--min-trial", "1ms to"]),
            ("run --min-trial soon", ["--min-trial"]),
            ("run --worker-timeout 1ms", ["--worker-timeout", "1s to"]),
            ("run --color blue", ["--color", "auto"]),
            ("run quick --filter (", ["--filter", "not a regular expression"]),
            ("run quick --filter zzz", ["--filter", "matches none of the 8", "sequential-read/"]),
            ("run quick --block-size 4KiB", ["--block-size", "a single case", "'quick' is a suite"]),
            ("run my.yaml --engines mmap", ["--engines", "'my.yaml' is a suite"]),
            ("list frogs", ["frogs", "suites", "engines"]),
            ("list --suite nosuch", ["unknown suite 'nosuch'", "quick, standard, full"]),
            ("recover", ["<journal>"]),
            ("doctor extra", ["extra"]),
        ]

        @Test(arguments: wrong.indices)
        func `what can't be asked for is exit 64 and one line that says what is accepted`(index: Int) throws {
            let sandbox = try Sandbox()
            let wrong = Self.wrong[index]
            let outcome = try sandbox.run(wrong.arguments.split(separator: " ").map(String.init))
            outcome.expectRefusal(64, naming: wrong.texts[0])
            for text in wrong.texts { #expect(outcome.error.contains(text), "\(outcome.error)") }
            #expect(sandbox.names(in: sandbox.path) == ["data", "out"])
        }

        @Test(arguments: ["--output", "--directory"])
        func `an empty name is refused`(option: String) throws {
            let sandbox = try Sandbox()
            try sandbox.run(["run", "--file-size", "8MiB", "--rounds", "1", option, ""]).expectRefusal(
                64,
                naming: option,
                "accepted"
            )
            #expect(sandbox.names(in: sandbox.path) == ["data", "out"])
        }
    }
}
