import TestSupport
import Testing
import Workloads

@testable import Harness

@Suite struct CostEstimateTests {
    private func seconds(_ change: (inout CaseDraft) throws -> Void) throws -> Double {
        var draft = CaseDraft()
        try change(&draft)
        return CostEstimate.secondsPerRound(of: try draft.makeCase(), minTrialMilliseconds: 50)
    }

    @Test func `a round is a start, the trials of its engines, and what their work says of its data`() throws {
        // 256 MiB are filled once, since reads alternate.
        #expect(abs(try seconds { $0.operations = 8 } - (0.1 + 0.1 + Double(256 << 20) / 1.2e9)) < 0.001)
        // Writing engines have one filled for each, and checked.
        let writes = try seconds { $0.operation = .write }
        #expect(writes > 0.1 + 4 * Double(256 << 20) / 1.2e9)
    }

    @Test func `a work without data has none to fill: fresh memory is checked alone, messages are not`() throws {
        let bytes = Double(256 << 20)
        let fresh = try seconds { $0.backing = .anonymous }
        // One engine; each page is cleared and written, and read back.
        #expect(abs(fresh - (0.1 + 3 * bytes / 1.2e9)) < 0.001)
        #expect(abs(try seconds { $0.kind = .exchange } - (0.1 + 2 * 0.05)) < 0.001)
        let long = try seconds {
            $0.kind = .exchange
            $0.operations = 100_000
        }
        #expect(abs(long - (0.1 + 2 * 100_000 * (20e-6 + 128 / 1.2e9))) < 0.001)
    }

    @Test func `a sync for each operations so and so often takes its time, and a pace sets the trial's`() throws {
        let durable = try seconds {
            ($0.operation, $0.durability, $0.operations, $0.fileSize) = (.write, .every(8), 64, .mebibytes(64))
        }
        #expect(durable > 0.1 + 2 * 9 * 0.004)
        #expect(try seconds { ($0.rate, $0.pattern) = (100, .random) } > 0.1 + 2 * 10)
    }
}
