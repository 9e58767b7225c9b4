/// The text of a small result file: one case, two engines, `pread` by a factor slower.
struct CompareFile {
    var factor = 1.0
    var kernel = "6.18"
    var threads = 1
    var workload = "work"
    var copies = 1
    var rounds = 16

    var text: String {
        """
        {
          "schema": "faultline.result/1",
          "tool": {"build": "release", "compiler": "Swift 6.3", "name": "faultline", "version": "0.1.0"},
          "started": "2026-01-01T00:00:00Z",
          "suite": "small",
          "arguments": ["run"],
          "seed": 1,
          "settings": {"cpus": [0], "group_nanoseconds": 10000000, "looks": [16], "min_trial_nanoseconds": 100000000},
          "environment": {"counters": {}, "cpu": {}, "file_system": {}, "kernel": {"release": "\(kernel)"}, "limits": {},
            "load": {}, "memory": {}, "numa": {}, "pages": {}, "pressure": {}, "virtualisation": {}},
          "calibration": null,
          "run": {"elapsed_seconds": 60, "ended": "done", "finished": "2026-01-01T00:01:00Z"},
          "columns": [],
          "cases": [\(Array(repeating: entry, count: copies).joined(separator: ",\n"))]
        }

        """
    }

    private var entry: String {
        """
        {
          "id": "\(workload)/kind=file/operation=read/pattern=random/block-size=4KiB/file-size=256MiB/threads=\(threads)\
        /cache=warm/fill=read:1MiB/mapping=steady/consume=copy",
          "workload": {"block_size": 4096, "cache": "warm", "consumption": "copy", "durability": "none",
            "engines": ["pread", "mmap"], "file_count": 1, "file_size": 268435456, "fill": "read:1MiB", "kind": "file",
            "mapping": "steady", "operation": "read", "operations": 8192, "pattern": "random", "threads": \(threads),
            "workload": "\(workload)"},
          "engines": [\(engine("pread", 1200 * factor)), \(engine("mmap", 500))]
        }
        """
    }

    private func engine(_ name: String, _ center: Double) -> String {
        let times = (0..<rounds).map { center * (1 + 0.001 * Double(($0 * 7) % 16)) }
        let columns: [(String, [String])] = [
            ("round", (0..<rounds).map(String.init)), ("position", times.map { _ in "0" }),
            ("status", times.map { _ in "\"valid\"" }), ("operations", times.map { _ in "1000" }),
            ("metric_ns_per_op", times.map(\.description)), ("wall_ns", times.map { "\(Int($0 * 1000))" }),
            ("user_ns", times.map { "\(Int($0 * 300))" }), ("system_ns", times.map { "\(Int($0 * 700))" }),
        ]
        let lines = columns.map { "\"\($0.0)\": [\($0.1.joined(separator: ","))]" }
        return "{\"engine\": \"\(name)\", \"trials\": {\n\(lines.joined(separator: ",\n"))}}"
    }
}

/// Damages bytes, the same way in every run (SplitMix64).
struct CompareDamage: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// The bytes with a part changed, lost, doubled, replaced by a word, or cut off.
    mutating func damage(_ bytes: [UInt8]) -> [UInt8] {
        var copy = bytes
        let place = Int(next() % UInt64(bytes.count))
        let end = min(bytes.count, place + 1 + Int(next() % 24))
        switch next() % 5 {
        case 0: copy[place] = UInt8(truncatingIfNeeded: next())
        case 1: copy.removeSubrange(place..<end)
        case 2: copy.insert(contentsOf: bytes[place..<end], at: place)
        case 3: copy.removeSubrange(place...)
        default:
            let words = ["-", "1e999", "null", "NaN", "{", "]", "\"", "\\ud800", "9223372036854775808", "-1", "\u{0}"]
            copy.replaceSubrange(place..<end, with: Array(words[Int(next() % UInt64(words.count))].utf8))
        }
        return copy
    }
}
