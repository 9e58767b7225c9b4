internal import Glibc
internal import Platform

/// The CPU time of the process that `faultline run` is, without its workers, in a run of the suite quick.
struct HarnessShare: Sendable, Encodable {
    /// The largest share that is accepted.
    static let bar = 0.01

    let elapsedSeconds: Double
    /// From its start to its end: reading the suite, starting workers, reading their reports, verdicts, writing the files.
    let cpuSeconds: Double
    let share: Double
    let bar: Double
    let isMet: Bool

    private init(elapsed: Int, cpu: Int) {
        elapsedSeconds = Double(elapsed) / 1e9
        cpuSeconds = Double(cpu) / 1e9
        share = Double(cpu) / Double(max(1, elapsed))
        bar = Self.bar
        isMet = share <= Self.bar
    }

    /// Runs it; nil, with a line that says so, where there is no binary beside this one, or the run failed.
    static func measure(in folder: String) throws -> HarnessShare? {
        guard let own = ProcFile.resolve("/proc/self/exe"), let slash = own.lastIndex(of: "/") else { return nil }
        let binary = own[..<slash] + "/faultline"
        guard unsafe access(String(binary), X_OK) == 0 else {
            Progress.say("no faultline beside this binary: the harness's own share is left out")
            return nil
        }
        Progress.say("a run of the suite quick, for the harness's own share")
        let arguments = ["run", "quick", "--directory", folder, "--output", "\(folder)/run"]
        let run = try Child(String(binary), arguments, in: folder)
        guard run.status == 0, let cpu = run.ownCPU else {
            Progress.say("faultline run ended with \(run.status): the harness's own share is left out")
            return nil
        }
        return HarnessShare(elapsed: run.elapsed, cpu: cpu)
    }

    /// The row of the table.
    var line: String {
        "harness, outside the workers: \(Self.decimals(cpuSeconds, 2)) s of CPU time in a run of quick of "
            + "\(Self.decimals(elapsedSeconds, 1)) s: \(Self.decimals(share * 100, 2)) %, bar <= 1 %: \(isMet ? "met" : "not met") (one run)"
    }

    private static func decimals(_ value: Double, _ count: Int) -> String {
        let scale = count == 1 ? 10 : 100
        let scaled = Int((value * Double(scale)).rounded())
        let fraction = String(scaled % scale)
        return "\(scaled / scale)." + String(repeating: "0", count: count - fraction.count) + fraction
    }
}
