import Engines
import Platform
import Results
import TestSupport
import Testing
import Workloads

@testable import Worker

/// Rounds under kernels, containers and file systems that say no, each a worker under a filter of its own.
@Suite("Rounds under denied calls", .serialized, .enabled(if: Denied.isAvailable, "\(Denied.need)"))
struct DeniedTests {
    /// What a round has to come to, whichever error the calls give.
    struct Denial: CustomTestStringConvertible, Sendable {
        let calls: String
        /// Parameters of the case as text, and the engines.
        let keys: [WorkloadKey: String]
        /// The engines, each with what its reason has to name; nil for one that is valid.
        let engines: [(name: String, refusal: String?)]
        /// What must have been seen all the same.
        let observes: Bool

        var testDescription: String {
            "\(calls): \(keys.map { "\($0.key.rawValue)=\($0.value)" }.sorted().joined(separator: " "))"
        }

        init(_ calls: String, _ keys: [WorkloadKey: String], _ engines: [String: String?], observes: Bool = true) {
            self.calls = calls
            self.keys = keys
            self.engines = engines.sorted { $0.key < $1.key }.map { (name: $0.key, refusal: $0.value) }
            self.observes = observes
        }
    }

    private static let random: [WorkloadKey: String] = [.pattern: "random"]
    private static let cold: [WorkloadKey: String] = [.cache: "cold"]
    private static let valid: [String: String?] = ["pread": nil, "mmap": nil]

    static let denials = [
        // A stand-in is there, or nothing needs it.
        Denial("cachestat", random, valid), Denial("cachestat", cold, valid), Denial("mincore", random, valid),
        Denial("sched_getaffinity", random, valid), Denial("statx", random, ["pread": nil, "direct": nil]),
        Denial("perf_event_open", random, valid), Denial("membarrier,fallocate,openat2,io_uring_setup", random, valid),
        Denial("statfs,fstatfs", random, valid), Denial("fadvise64", random, valid),
        Denial("cachestat", [.operation: "write", .durability: "end"], ["pwrite": nil, "mmap": nil]),
        Denial("set_mempolicy,get_mempolicy,mbind,move_pages", random, valid),
        Denial("preadv2", random, ["pread": nil, "mmap": nil, "preadv2": "preadv2"]),
        // An engine of several can't be had.
        Denial(
            "mmap-shared",
            random,
            ["pread": nil, "mmap": "mmap", "mmap:share=private": nil, "mmap-window": "mmap"]
        ),
        Denial("mmap-shared", cold, ["pread": nil, "mmap": "mmap", "mmap-window": "mmap"]),
        Denial("mmap-shared", [.kind: "small-files", .files: "8", .fileSize: "16KiB"], ["read": nil, "mmap": "mmap"]),
        Denial(
            "mmap-shared",
            [.pattern: "random", .threads: "2", .sharing: "processes"],
            ["pread": nil, "mmap": "mmap"]
        ),
        Denial("mmap-shared", [.mapping: "first-touch"], ["pread": nil, "mmap": "mmap"]),
        Denial(
            "madvise",
            random,
            ["pread": nil, "mmap": nil, "mmap:advice=random": "madvise", "mmap-window:advice=random": "madvise"]
        ),
        Denial(
            "madvise",
            cold,
            ["pread": nil, "mmap": nil, "mmap:advice=random": "madvise", "mmap:after=cold": "madvise"]
        ),
        Denial("fadvise64", random, ["pread": nil, "pread:advice=random": "posix_fadvise"]),
        // None can.
        Denial("cachestat,mincore", random, ["pread": "cachestat", "mmap": "cachestat"]),
        // A cold file is looked at in places then.
        Denial("cachestat,mincore", cold, valid, observes: false),
        Denial("cachestat,mincore,preadv2", cold, ["pread": "cachestat", "mmap": "cachestat"]),
        Denial("fadvise64,madvise", cold, ["pread": "posix_fadvise", "mmap": "posix_fadvise"]),
        Denial("fdatasync", random, ["pread": "fdatasync", "mmap": "fdatasync"]),
        Denial("syncfs", [.operation: "mixed", .pattern: "random"], ["pread": "syncfs", "mmap": "syncfs"]),
        Denial("syncfs", random, valid),
        Denial("sched_setaffinity", random, ["pread": "sched_setaffinity", "mmap": "sched_setaffinity"]),
    ]

    static let placements = ["set_mempolicy", "mbind", "move_pages", "get_mempolicy"].map { call in
        Denial(call, [.numa: "local"], ["pread": call, "mmap": call])
    }

    static let errors = ["EPERM", "ENOSYS", "EINVAL", "ENODEV", "EOPNOTSUPP", "EACCES", "ENOMEM"]

    /// Where nothing is refused the error makes no difference.
    private static let fewer = ["EPERM", "ENOSYS", "EINVAL", "EOPNOTSUPP"]

    @Test(arguments: denials)
    func `each engine is valid or refused with the call, whatever the error`(denial: Denial) throws {
        try expect(denial)
    }

    @Test(.enabled(if: NUMALibrary.state != .notBuiltIn, "built without NUMA"), arguments: placements)
    func `placement is refused with the call, whatever the error`(denial: Denial) throws {
        try expect(denial)
    }

    private func expect(_ denial: Denial) throws {
        let round = try RoundFixture { draft in
            draft.fileSize = .mebibytes(2)
            for (key, text) in denial.keys { try draft.set(key, to: text) }
            draft.engines = try denial.engines.map { try EngineSpec(parsing: $0.name) }
        }
        round.order.cpus = Array(try CPUSet.allowed().prefix(round.benchCase.busyCPUs))
        // libnuma asks for the CPUs before main() and enlarges its mask on EINVAL until it crashes (2.0.16).
        let errors = denial.engines.contains { $0.refusal != nil } ? Self.errors : Self.fewer
        for error in errors where !(error == "EINVAL" && denial.calls == "sched_getaffinity") {
            round.denial = (error, denial.calls)
            let trials = try round.runToTheEnd()
            #expect(trials.count == denial.engines.count)
            for (index, trial) in trials {
                let (name, refusal) = denial.engines[index]
                let reason = trial.reason ?? ""
                guard let refusal else {
                    #expect(trial.status == .valid, "\(error), \(name): \(reason)")
                    #expect(!denial.observes || trial.unobserved == nil, "\(error), \(name): \(trial.unobserved ?? "")")
                    continue
                }
                #expect(trial.status == .refused, "\(error), \(name): \(trial.status) \(reason)")
                #expect(reason.contains(refusal), "\(error), \(name): \(reason)")
            }
        }
    }

    @Test func `a file system without shared mappings is named, and so is the one to choose`() throws {
        let round = try RoundFixture { $0.engines = try ["pread", "mmap"].map { try EngineSpec(parsing: $0) } }
        round.denial = ("ENODEV", "mmap-shared")
        let reason = try #require(try round.runToTheEnd()[1]?.reason)
        let type = try #require(MountTable.entry(holding: "/var/tmp")?.type)
        #expect(reason.contains("the file system \(type)") && reason.contains("--directory"), "\(reason)")
    }

    @Test(.enabled(if: NUMALibrary.state != .notBuiltIn, "built without NUMA"))
    func `placement that is not permitted names the filter and the capability`() throws {
        let round = try RoundFixture { try $0.set(.numa, to: "local") }
        for call in ["set_mempolicy", "mbind", "move_pages", "get_mempolicy"] {
            round.denial = ("EPERM", call)
            for trial in try round.run().values {
                #expect(trial.reason?.contains("seccomp") == true, "\(trial.reason ?? "")")
                #expect(trial.reason?.contains("CAP_SYS_NICE") == true, "\(trial.reason ?? "")")
            }
        }
    }

    @Test(arguments: ["random", "sequential"])
    func `a probe that can't look leaves the trial valid, and its columns empty with the reason`(pattern: String) throws
    {
        // Neither way to map a file for reading: engines that map nothing go on.
        let round = try RoundFixture { draft in
            try draft.set(.pattern, to: pattern)
            if pattern == "sequential" { draft.cache = .cold }
            draft.engines = try ["pread", "stdio"].map { try EngineSpec(parsing: $0) }
        }
        for error in ["ENODEV", "EPERM", "EINVAL"] {
            round.denial = (error, "mmap-file")
            for trial in try round.runToTheEnd().values {
                #expect(trial.status == .valid, "\(trial.reason ?? "")")
                #expect(trial.filePmdMappedBytes == nil && trial.pageBytesObtained == nil)
                #expect(trial.residentAfterBytes != nil)
                #expect(
                    trial.unobserved?.contains("the pages of the data: mmap") == true,
                    "\(trial.unobserved ?? "none")"
                )
            }
        }
    }
}
