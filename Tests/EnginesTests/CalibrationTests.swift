import Glibc
import Platform
import Results
import TestSupport
import Testing
import Workloads

@testable import Engines

/// What the parts of an operation cost, and what can be had on this machine.
extension AccountingTests {
    @Test func `small overwrites are measured in a file that leaves no name, and not in memory`() throws {
        let folder = try WorkFolder.create(in: "/var/tmp", prefix: "faultline-engines-tests-")
        defer { WorkFolder.remove(folder) }
        let cost = try #require(try OverwriteProbe.measure(in: folder))
        #expect(cost.smallFolioNanoseconds > 0 && cost.largeFolioNanoseconds > 0)
        #expect(ProcFile.names(in: folder).isEmpty)
        #expect(throws: SystemError.self) { try OverwriteProbe.measure(in: "/no/such/folder") }
    }

    @Test(.enabled("/dev/shm must be memory") { (try? FileSystem(of: "/dev/shm"))?.isMemory == true })
    func `overwrites in memory have no folios to be told apart`() throws {
        #expect(try OverwriteProbe.measure(in: "/dev/shm") == nil)
    }

    @Test func `what memory gives is measured over the region that is asked for`() throws {
        let memory = try Calibrator.memory(8 << 20)
        #expect(memory.memoryRegionBytes == 8 << 20 && memory.copyNanosecondsPerByte == nil)
        #expect([memory.memoryCopyNanosecondsPerByte, memory.memorySumNanosecondsPerByte].allSatisfy { $0 ?? 0 > 0 })
    }

    @Test("the costs of this machine are measured, each above zero")
    func measuresCosts() throws {
        let fixture = try fixture { $0.fileSize = .mebibytes(2) }
        // A cost is a median of short times: where the host takes the CPU away for long, several may be that of the pause.
        func areOrdered(_ costs: Calibration) -> Bool {
            guard let pread = costs.preadOneByteNanoseconds, let loop = costs.emptyLoopNanoseconds,
                let call = costs.syscallNanoseconds, let batch = costs.batchNanoseconds,
                let null = costs.nullEngineNanoseconds
            else { return false }
            return pread > max(loop, call) && batch > null && costs.fileFaultNanoseconds != nil
        }
        let costs = try undisturbed(until: areOrdered) {
            try Calibrator.measure(file: fixture.data.path(ofFile: 0), size: 2 << 20)
        }
        #expect(areOrdered(costs), "\(costs)")
        let all = [
            costs.clockNanoseconds, costs.emptyLoopNanoseconds, costs.syscallNanoseconds, costs.preadOneByteNanoseconds,
            costs.copyNanosecondsPerByte, costs.sumNanosecondsPerByte, costs.anonymousFaultNanoseconds,
            costs.fileFaultNanoseconds,
        ]
        #expect(all.allSatisfy { $0 ?? 0 > 0 && $0?.isFinite == true })
        let syscall = try #require(costs.syscallNanoseconds)
        let null = try #require(costs.nullEngineNanoseconds)
        // Each is of one reading, one call, one operation or one byte: bounds that the slowest machine keeps.
        #expect(try #require(costs.clockNanoseconds) < 20_000 && syscall < 50_000 && null < 3000, "\(costs)")
        #expect(try #require(costs.copyNanosecondsPerByte) < 50, "\(costs)")
        #expect(try #require(costs.sumNanosecondsPerByte) < 50, "\(costs)")
        for name in EngineRegistry.builtIn.names where Unsupported.reason(of: name) == nil {
            #expect(EngineAvailability.problem(of: name) == nil)
        }
    }
}
