import Engines
import Foundation
import Platform
import Results
import TestSupport
import Testing
import Workloads

@testable import Worker

/// Every number of a worker's order as one that nobody expects: it is refused or carried out, and nothing traps.
@Suite(.serialized) struct ExtremeOrderTests {
    @Test(arguments: ["read", "write", "small"])
    func `of a round`(kind: String) throws {
        let round = try RoundFixture { draft in
            if kind == "small" {
                draft.kind = .smallFiles
                draft.fileCount = 4
                draft.fileSize = .kibibytes(4)
            } else {
                draft.operation = kind == "write" ? .write : .read
                draft.pattern = .random
                draft.fileSize = .kibibytes(64)
            }
        }
        round.order.minTrialNanoseconds = 1
        round.order.cpus = [0]
        round.order.latency = .every(8)
        round.order.slowdowns = [1, 1.5]
        let order = String(
            decoding: try JSONEncoder().encode(WorkerOrder(parent: 1, task: .round(round.order))),
            as: UTF8.self
        )
        var (refused, long, done) = (0, 0, 0)
        for document in ExtremeNumbers.documents(from: order) {
            guard let read = try? JSONDecoder().decode(WorkerOrder.self, from: Data(document.text.utf8)),
                read.problem == nil,
                case .round(var order) = read.task
            else {
                refused += 1
                continue
            }
            // A batch that is as long as it may be takes minutes and gigabytes: it is taken, and not carried out.
            guard order.benchCase.batchBytes <= 1 << 26 else {
                long += 1
                continue
            }
            // The time that a trial may take is no matter of this test, nor where this process runs.
            order.minTrialNanoseconds = min(order.minTrialNanoseconds, 1_000_000)
            order.groupNanoseconds = min(order.groupNanoseconds, 1_000_000)
            order.cpus = []
            order.slowdowns = nil
            done += 1
            var trials = 0
            RoundRunner(order: order, events: nil) { if case .trial = $0 { trials += 1 } }.run()
            #expect(trials == order.order.count, "\(document.change)")
        }
        #expect(refused > 50 && long < 10 && done > 10, "\(refused) \(long) \(done)")
    }

    @Test(arguments: [
        ("fileCount", "4611686018427387904"), ("fileSize", "9223372036854775807"), ("fileSize", "0"),
        ("fileCount", "-1"),
    ])
    func `data of a size that can't be is not made`(key: String, value: String) throws {
        var draft = CaseDraft()
        draft.fileSize = .kibibytes(64)
        let data = DataSet(directory: "/nowhere", for: try draft.makeCase(), seed: 1)
        let text = String(
            decoding: try JSONEncoder().encode(WorkerOrder(parent: 1, task: .makeData(data))),
            as: UTF8.self
        )
        let place = try #require(text.firstRange(of: "\"\(key)\":"))
        let changed = text[..<place.upperBound] + value + text[place.upperBound...].drop { $0.isNumber }
        let order = try JSONDecoder().decode(WorkerOrder.self, from: Data(changed.utf8))
        #expect(order.problem?.contains(key) == true)
    }
}
