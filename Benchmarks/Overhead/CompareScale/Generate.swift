// Makes result files of many trials, and measures a command; for compare-scale.
//
//     generate make FILE TRIALS ROUNDS SEED
//     generate measure COMMAND...
//
// A file holds TRIALS trials in cases of two engines with ROUNDS rounds each, with every column that JSON documents have,
// and figures that look like those of a run. `measure` prints the seconds and the peak memory in MiB, and ends with the
// command's own code. Needs no module of Faultline, so that `swiftc -O` builds it in a second.
import Glibc

/// SplitMix64: the same files for the same seed.
struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// A time around a center, some percent off, to three decimals.
    mutating func time(_ center: Double) -> Double {
        let share = (0..<4).reduce(0.0) { sum, _ in sum + Double(next() >> 11) * 0x1p-53 - 0.5 }
        return (center * (1 + 0.04 * share) * 1000).rounded() / 1000
    }
}

/// Writes one document.
struct Document {
    private var text = ""
    private var generator: Generator

    init(seed: UInt64) { generator = Generator(state: seed) }

    mutating func make(trials: Int, rounds: Int) -> String {
        text = """
            {
              "schema": "faultline.result/1",
              "tool": {"build": "release", "compiler": "Swift 6.3", "name": "faultline", "version": "0.1.0"},
              "started": "2026-01-01T00:00:00Z",
              "suite": "scale",
              "arguments": ["run", "scale.yaml"],
              "seed": 1,
              "settings": {"cpus": [0], "group_nanoseconds": 10000000, "looks": [16], "min_trial_nanoseconds": 100000000},
              "environment": {"counters": {}, "cpu": {}, "file_system": {}, "kernel": {}, "limits": {}, "load": {},
                "memory": {}, "numa": {}, "pages": {}, "pressure": {}, "virtualisation": {}},
              "calibration": null,
              "run": {"elapsed_seconds": 60, "ended": "done", "finished": "2026-01-01T00:01:00Z"},
              "columns": [],
              "cases": [

            """
        let cases = max(1, trials / (2 * rounds))
        for index in 0..<cases { add(case: index, rounds: rounds, isLast: index == cases - 1) }
        text += "  ]\n}\n"
        return text
    }

    private mutating func add(case index: Int, rounds: Int, isLast: Bool) {
        let id =
            "scale-\(index)/kind=file/operation=read/pattern=random/block-size=4KiB/file-size=256MiB/threads=1/cache=warm"
            + "/fill=read:1MiB/mapping=steady/consume=copy"
        text += """
                {
                  "id": "\(id)",
                  "parameters": {},
                  "workload": {"block_size": 4096, "cache": "warm", "consumption": "copy", "durability": "none",
                    "engines": ["pread", "mmap"], "file_count": 1, "file_size": 268435456, "fill": "read:1MiB",
                    "kind": "file", "mapping": "steady", "operation": "read", "operations": 8192, "pattern": "random",
                    "threads": 1, "workload": "scale-\(index)"},
                  "engines": [

            """
        add(engine: "pread", center: 1200 + Double(index % 50), rounds: rounds, separator: ",")
        add(engine: "mmap", center: 500 + Double(index % 50), rounds: rounds, separator: "")
        text += "      ],\n      \"comparisons\": [], \"summaries\": [], \"chief_cost\": null, \"warnings\": []\n"
        text += isLast ? "    }\n" : "    },\n"
    }

    private mutating func add(engine: String, center: Double, rounds: Int, separator: String) {
        text += "        {\n          \"engine\": \"\(engine)\",\n          \"trials\": {\n"
        let times = (0..<rounds).map { _ in generator.time(center) }
        column("round", (0..<rounds).map { "\($0)" })
        column("position", (0..<rounds).map { "\($0 % 2)" })
        column("status", times.map { _ in "\"valid\"" })
        column("reason", times.map { _ in "null" })
        for (name, value) in [("threads", 1), ("operations", 81_920), ("batches", 10), ("groups", 10)] {
            column(name, times.map { _ in "\(value)" })
        }
        column("bytes", times.map { _ in "335544320" })
        column("metric_ns_per_op", times.map(\.description))
        column("mean_ns_per_op", times.map(\.description))
        column("p95_ns_per_op", times.map(\.description))
        for (name, share) in [("wall_ns", 1.0), ("user_ns", 0.3), ("system_ns", 0.68)] {
            column(name, times.map { "\(Int($0 * share * 81_920))" })
        }
        for name in ["open_ns", "map_ns"] { column(name, times.map { _ in "null" }) }
        column("access_ns", times.map { "\(Int($0 * 81_920))" })
        for name in ["sync_ns", "unmap_ns", "close_ns"] { column(name, times.map { _ in "null" }) }
        column("minor_faults", times.map { _ in engine == "mmap" ? "4096" : "0" })
        for name in ["major_faults", "voluntary_switches"] { column(name, times.map { _ in "0" }) }
        column("involuntary_switches", times.map { "\(Int($0) % 7)" })
        column("syscalls", times.map { _ in engine == "mmap" ? "0" : "81920" })
        for name in ["device_read_bytes", "dirtied_bytes"] { column(name, times.map { _ in "0" }) }
        column("device_write_bytes", times.map { _ in "null" })
        for name in ["resident_before_bytes", "resident_after_bytes"] { column(name, times.map { _ in "268435456" }) }
        column("file_pmd_mapped_bytes", times.map { _ in "0" })
        column("digest", times.map { _ in "\"0x0123456789abcdef\"" }, isLast: true)
        text += "          }\n        }\(separator)\n"
    }

    private mutating func column(_ name: String, _ cells: [String], isLast: Bool = false) {
        text += "            \"\(name)\": [\(cells.joined(separator: ","))]\(isLast ? "" : ",")\n"
    }
}

func fail(_ text: String) -> Never {
    fputs("generate: \(text)\n", stderr)
    exit(64)
}

/// Runs a command with its output thrown away, and tells what it took.
func measure(_ command: [String]) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    var arguments = command.map { strdup($0) } + [nil]
    var child: pid_t = 0
    var start = timespec()
    var end = timespec()
    clock_gettime(CLOCK_MONOTONIC, &start)
    guard posix_spawnp(&child, command[0], &actions, nil, &arguments, environ) == 0 else {
        fail("can't run \(command[0])")
    }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(child, &status, 0, &usage) < 0, errno == EINTR {}
    clock_gettime(CLOCK_MONOTONIC, &end)
    let seconds = Double(end.tv_sec - start.tv_sec) + Double(end.tv_nsec - start.tv_nsec) / 1e9
    let cpu =
        Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
        / 1e6
    print((seconds * 1000).rounded() / 1000, (cpu * 1000).rounded() / 1000, (usage.ru_maxrss + 1023) / 1024)
    return status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f)
}

let arguments = Array(CommandLine.arguments.dropFirst())
switch arguments.first {
case "make" where arguments.count == 5:
    guard let trials = Int(arguments[2]), let rounds = Int(arguments[3]), let seed = UInt64(arguments[4]), rounds > 0
    else {
        fail("numbers are expected")
    }
    var document = Document(seed: seed)
    guard let file = fopen(arguments[1], "wx") else { fail("can't make \(arguments[1])") }
    fputs(document.make(trials: trials, rounds: rounds), file)
    fclose(file)
case "measure" where arguments.count > 1: exit(measure(Array(arguments.dropFirst())))
default: fail("make FILE TRIALS ROUNDS SEED, or measure COMMAND...")
}
