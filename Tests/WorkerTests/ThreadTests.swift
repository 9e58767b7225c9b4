import Engines
import Foundation
import Results
import TestSupport
import Testing
import Workloads

@testable import Worker
import TestSupport

@Suite("Threads of a round, on real files", .serialized)
struct ThreadTests {
    private static let engines = ["read", "pread", "mmap"]

    private func round(_ sharing: Sharing, _ change: (inout CaseDraft) -> Void = { _ in }) throws -> RoundFixture {
        try RoundFixture { draft in
            draft.threads = 2
            draft.sharing = sharing
            draft.engines = try? Self.engines.map(EngineSpec.init(parsing:))
            change(&draft)
        }
    }

    private func valid(_ trials: [Int: Trial], _ comment: Comment) {
        for (engine, trial) in trials {
            #expect(trial.status == .valid, "\(comment), \(engine): \(trial.reason ?? "")")
        }
    }

    @Test(arguments: Sharing.allCases, MappingMode.allCases)
    func `every way of sharing reads the same bytes, and tells what each thread took`(
        sharing: Sharing,
        mapping: MappingMode
    ) throws {
        let trials = try round(sharing) { $0.mapping = mapping }.runToTheEnd()
        valid(trials, "\(sharing) \(mapping)")
        #expect(trials.count == 3 && Set(trials.values.map(\.digest)).count == 1)
        for (engine, trial) in trials {
            #expect(trial.threads == 2)
            #expect(trial.operations == trial.batches.map { $0 * (mapping == .steady ? 128 : 4) })
            let fastest = try #require(trial.fastestThreadNanoseconds)
            let slowest = try #require(trial.slowestThreadNanoseconds)
            #expect(0 < fastest && fastest <= slowest && slowest <= (trial.wallNanoseconds ?? 0))
            #expect((trial.mapNanoseconds != nil) == (mapping == .firstTouch && engine == 2))
        }
    }

    @Test func `a mapping of its own has faults of its own`() throws {
        // Both threads read the whole file at random: in one mapping each page is mapped once, in two twice.
        let random: (inout CaseDraft) -> Void = {
            $0.pattern = .random
            $0.mapping = .firstTouch
            $0.operations = 8192
            $0.engines = (try? EngineSpec(parsing: "mmap")).map { [$0] }
        }
        // How many pages a fault maps is the matter of how they lie in the cache, which is filled anew for each.
        let faults = try undisturbed(until: { $0[1] > 1.5 * $0[0] && $0[2] > 1.5 * $0[0] }) {
            try Sharing.allCases.map { sharing in
                let trial = try #require(try round(sharing, random).run()[0])
                return Double(trial[.minorFaults] ?? 0) / Double(trial.batches ?? 1)
            }
        }
        #expect(faults[1] > 1.5 * faults[0] && faults[2] > 1.5 * faults[0], "\(faults)")
    }

    @Test(arguments: Sharing.allCases, [Workloads.Operation.write, .mixed])
    func `what threads of any kind write is found in the file`(
        sharing: Sharing,
        operation: Workloads.Operation
    ) throws {
        let trials = try round(sharing) {
            $0.operation = operation
            $0.pattern = .random
            $0.operations = 64
            $0.durability = .end
            $0.engines = try? [operation == .write ? "pwrite" : "pread", "mmap"].map(EngineSpec.init(parsing:))
        }.runToTheEnd()
        valid(trials, "\(sharing) \(operation)")
        #expect(Set(trials.values.map(\.digest)).count == 1)
    }

    @Test func `cold processes read the device once, and that is counted in the worker`() throws {
        let trials = try round(.processes) { $0.cache = .cold }.runToTheEnd()
        valid(trials, "cold")
        for trial in trials.values { #expect((trial[.deviceReadBytes] ?? 0) >= 4 << 20) }
    }

    @Test func `a file that became shorter is a failed trial with the thread's reason, and no process hangs`() throws {
        let fixture = try round(.processes) { $0.engines = try? [EngineSpec(parsing: "pread")] }
        #expect(unsafe truncate(fixture.file, 1 << 20) == 0)
        let trial = try #require(try fixture.run()[0])
        #expect(trial.status == .failed || trial.status == .invalid)
        #expect(trial.reason?.isEmpty == false)
    }

    @Test func `a spinner beside one thread leaves the figures valid`() throws {
        let trials = try round(.shared) {
            $0.threads = 1
            $0.spinners = 1
        }.runToTheEnd()
        valid(trials, "spinner")
        #expect(trials.values.allSatisfy { $0.fastestThreadNanoseconds == nil && $0[.tlbInterrupts] == nil })
    }
}
