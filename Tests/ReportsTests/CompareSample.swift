import Analysis
import Results
import Workloads

extension Sample {
    /// Two runs: in the second the first case is slower in one engine, and a case is another.
    static func comparison(
        metric: Figure = .time,
        allow: Bool = false,
        change: (inout ResultHeader) -> Void = { $0.tool.version = "0.2.0" }
    ) throws -> CompareFinding {
        let cases = [
            try benchCase("random-read", ["pread", "mmap:advice=random"]),
            try benchCase("cold-random", ["pread", "mmap", "mmap:advice=random:populate=none"], cache: .cold),
            try benchCase("refused", ["pread", "mmap"], operation: .mixed),
            try benchCase("alone", ["mmap"]), try benchCase("other", ["mmap"]),
        ]
        func counted(_ engine: Int, _ trial: inout Trial) {
            trial[.syscalls] = engine == 0 ? 1000 : 0
        }
        func refusing(_ engine: Int, _ trial: inout Trial) {
            guard engine == 1 else { return }
            trial = Trial(round: trial.round, position: 1, status: .refused, reason: "EPERM | \"seccomp\", here")
        }
        let base = [
            result(cases[0], [1220, 512], change: counted),
            result(cases[1], [101_000, 2_410_000, 103_000], change: counted),
            result(cases[2], [1000, 1000], change: counted), result(cases[3], [31.2], change: counted),
        ]
        let other = [
            result(cases[0], [1225, 640], change: counted),
            result(cases[1], [99_000, 2_380_000, 120_000], scatter: 0.4, change: counted),
            result(cases[2], [800, 1000], change: refusing), result(cases[4], [31.2], change: counted),
        ]
        var later = header(other.map(\.benchCase))
        change(&later)
        var sources = [
            CompareSource(name: "a.json", header: header(base.map(\.benchCase)), ended: "done", metric: metric),
            CompareSource(name: "b|2.json", header: later, ended: "done", metric: metric),
        ]
        for result in base { sources[0].add(result) }
        for result in other { sources[1].add(result) }
        guard let finding = Comparing.compare(sources, options: CompareOptions(allowsMismatch: allow)) else {
            throw ResultError("no base")
        }
        return finding
    }
}
