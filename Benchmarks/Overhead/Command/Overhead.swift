internal import ArgumentParser
internal import Glibc
internal import Platform
internal import Statistics

/// What Faultline itself costs: its engines against the same loops in C and against fio, side by side.
@main
struct Overhead: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "overhead",
        abstract: "Measures Faultline's engines against the same loops written in C, and against fio.",
        discussion: """
            Both run in this process, on the same warm files, with the same offsets and the same alignment of buffers, in \
            groups of a few milliseconds that alternate in shuffled order. A round gives one ratio for each row; the interval is \
            that of the sign test over the rounds. Where fio is installed, its engines psync and mmap do the same accesses in \
            processes of their own. A bar is met or not met where the whole interval lies on one side of it. This is a benchCase \
            and not a test: it ends with 0 whatever it found.
            """
    )

    @Option(help: "The rounds; fewer leave some bars undecided.") var rounds = 41
    @Option(help: "The size of the large file in MiB, a multiple of 64.") var fileSize = 256
    @Option(help: "The timed part of each measurement in milliseconds.") var milliseconds = 50
    @Option(help: "The folder in which a fresh one is made for the files.") var directory = "/var/tmp"
    @Option(help: "The seed of offsets, content and order.") var seed: UInt64 = 1
    @Option(help: "Only rows whose name contains this text.") var row: String?
    @Flag(help: "Measures what recorded latencies add to an operation instead.") var latency = false
    @Option(help: "The error rate of the intervals.") var alpha = 0.01
    @Flag(help: "Leaves fio out.") var noFio = false
    @Flag(help: "Leaves out the run of the suite quick, which takes a minute, for the harness's own CPU time.")
    var noRun = false
    @Option(help: "Writes the result to a file that must not exist yet.") var json: String?

    func validate() throws {
        guard rounds >= 1 else { throw ValidationError("--rounds: 1 or more") }
        guard fileSize >= 64, fileSize % 64 == 0 else { throw ValidationError("--file-size: a multiple of 64") }
        guard milliseconds >= 1 else { throw ValidationError("--milliseconds: 1 or more") }
        guard alpha > 0, alpha < 1 else { throw ValidationError("--alpha: between 0 and 1") }
        guard !chosen.isEmpty else {
            throw ValidationError("--row: a part of " + Row.all.map { "'\($0.name)'" }.joined(separator: ", "))
        }
    }

    private var chosen: [Row] { Row.all.filter { candidate in row.map(candidate.name.contains) ?? true } }

    func run() throws {
        do {
            if latency { return try runLatency() }
            let report = try measure()
            print(Table(report).text, terminator: "")
            if let json { try report.write(to: json) }
        } catch let error as SystemError {
            Progress.say("error: \(error)")
            throw ExitCode(74)
        } catch let error as Interruption {
            throw ExitCode(128 + error.signal)
        } catch let error as OverheadError {
            Progress.say("error: \(error)")
            throw ExitCode(70)
        }
    }

    private func runLatency() throws {
        let report = try measureLatency()
        print(report.text, terminator: "")
        if let json { try report.write(to: json) }
        guard report.entries.allSatisfy({ $0.finding != .notMet }) else { throw ExitCode(1) }
    }

    private func measureLatency() throws -> LatencyReport {
        let watch = try SignalWatch()
        let folder = try WorkFolder.create(in: directory, prefix: "faultline-overhead-")
        defer { WorkFolder.remove(folder) }
        if let cpu = try CPUSet.allowed().last { try CPUSet.pin(to: cpu) }
        let files = try Files(in: folder, rows: LatencyContest.rows, fileSizeMebibytes: fileSize, seed: seed)
        var contest = LatencyContest(files: files, seed: seed, nanoseconds: milliseconds * 1_000_000)
        for round in 0..<rounds {
            Progress.say("round \(round + 1) of \(rounds)")
            try contest.run(round: round) {
                if let signal = watch.next() { throw Interruption(signal: signal) }
            }
        }
        return LatencyReport(contest, alpha: alpha)
    }

    private func measure() throws -> Report {
        if let json, unsafe access(json, F_OK) == 0 {
            throw OverheadError("--json \(json): there is such a file already")
        }
        let watch = try SignalWatch()
        let folder = try WorkFolder.create(in: directory, prefix: "faultline-overhead-")
        defer { WorkFolder.remove(folder) }
        // Before this process is bound to one CPU, as what it starts would be too.
        let harness = noRun ? nil : try HarnessShare.measure(in: folder)
        if let signal = watch.next() { throw Interruption(signal: signal) }
        if let cpu = try CPUSet.allowed().last { try CPUSet.pin(to: cpu) }
        let files = try Files(in: folder, rows: chosen, fileSizeMebibytes: fileSize, seed: seed)
        let program = noFio ? nil : FioProgram.find(in: folder)
        if !noFio, program == nil { Progress.say("fio is not installed: its rows are left out") }
        var contest = Contest(
            rows: chosen,
            files: files,
            fio: program.map(FioArm.init),
            seed: seed,
            nanoseconds: milliseconds * 1_000_000
        )
        for round in 0..<rounds {
            Progress.say("round \(round + 1) of \(rounds)")
            try contest.run(round: round) {
                if let signal = watch.next() { throw Interruption(signal: signal) }
            }
        }
        if let signal = watch.next() { throw Interruption(signal: signal) }
        return Report(
            rows: contest.results(alpha: alpha),
            rounds: rounds,
            alpha: alpha,
            seed: seed,
            missingPages: contest.missingPages,
            fio: program?.version,
            harness: harness
        )
    }
}

/// Lines on standard error.
enum Progress {
    static func say(_ line: String) {
        let text = line + "\n"
        _ = unsafe text.withCString { unsafe write(2, $0, text.utf8.count) }
    }
}

/// SIGINT or SIGTERM: the files are removed all the same.
struct Interruption: Error {
    let signal: Int32
}

/// Something that makes the figures worthless.
struct OverheadError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
