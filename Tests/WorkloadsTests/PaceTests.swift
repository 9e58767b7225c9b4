import Testing
import Workloads
import TestSupport

struct PaceTests {
    private static func made(_ change: (inout CaseDraft) -> Void) throws(WorkloadError) -> Case {
        var draft = CaseDraft()
        draft.pattern = .random
        change(&draft)
        return try draft.makeCase()
    }

    @Test func `a case without a rate is what it was`() throws {
        let closed = try Self.made { _ in }
        #expect(closed.pace == nil)
        #expect(!closed.id.contains("rate") && !closed.id.contains("arrivals"))
        #expect(closed.alternates)
    }

    @Test func `a rate stands in the id with its arrivals, which are those of a Poisson process unless said`() throws {
        let open = try Self.made { $0.rate = 25_000 }
        #expect(open.id.hasSuffix("/consume=sum/rate=25000/arrivals=poisson"))
        #expect(open.pace == Pace(rate: 25_000, arrivals: .poisson))
        let even = try Self.made { draft in
            draft.rate = 25_000
            draft.arrivals = .uniform
        }
        #expect(even.id.hasSuffix("/rate=25000/arrivals=uniform"))
        #expect(even.asking(nil) == even)
    }

    @Test func `an open loop is not cut into groups that alternate`() throws {
        #expect(try !Self.made { $0.rate = 1000 }.alternates)
    }

    @Test(arguments: [(100, 16), (10_000, 100), (1_000_000, 8192)])
    func `a batch is 10 ms of the schedule, within limits`(rate: Int, operations: Int) throws {
        #expect(try Self.made { $0.rate = rate }.operations == operations)
        let sequential = try Self.made { draft in
            draft.rate = rate
            draft.pattern = .sequential
        }
        #expect(sequential.operations == operations)
    }

    @Test func `combinations that make no sense are refused with the reason`() {
        let refusals: [((inout CaseDraft) -> Void, String)] = [
            ({ $0.arrivals = .uniform }, "arrivals without a rate (accepted: a rate: a closed loop has no arrivals)"),
            (
                { ($0.rate, $0.mapping) = (1000, .firstTouch) },
                "rate with mapping first-touch: opening and mapping belong to no operation that could be late "
                    + "(accepted: mapping: steady)"
            ),
            (
                { ($0.rate, $0.operation, $0.durability) = (1000, .write, .end) },
                "rate with durability end: the sync belongs to no operation that could be late (accepted: durability: none or "
                    + "every:N)"
            ),
            (
                { ($0.rate, $0.cache) = (1000, .cold) },
                "rate with 256 operations in one cold pass: p99 needs 1000 (accepted: more operations, or a larger file)"
            ),
            (
                { $0.rate = 20_000_000 },
                "rate 20000000 of 1 thread: an issuer that only waits takes some 60 ns an operation (accepted: at most 10000000 "
                    + "for each thread)"
            ),
        ]
        for (change, expected) in refusals {
            #expect(message(of: { () throws(WorkloadError) in try Self.made(change) }) == expected)
        }
    }

    @Test func `a cold pass, small files and durable writes may have a rate`() throws {
        #expect(try Self.made { ($0.rate, $0.cache, $0.operations) = (1000, .cold, 1000) }.isOnePass)
        #expect(try Self.made { ($0.rate, $0.kind) = (1000, .smallFiles) }.pace != nil)
        #expect(try Self.made { ($0.rate, $0.operation, $0.durability) = (1000, .write, .every(8)) }.pace != nil)
    }

    @Test(arguments: ["off", "all", "every:1", "every:1000000"])
    func `what is recorded is written as it is read`(_ text: String) throws {
        #expect("\(try LatencyRecording(parsing: text))" == text)
    }

    @Test func `a suite says what is recorded, and nothing if it does not`() throws {
        #expect(try suite("workloads: [{name: w}]\n").latency == .off)
        #expect(try suite("latency: every:16\nworkloads: [{name: w}]\n").latency == .every(16))
    }
}
