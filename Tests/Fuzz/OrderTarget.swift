import Foundation
import Worker
import Workloads

/// An order to a worker: decoded, and looked at before it is carried out. (It is not: batches may take hours.)
enum OrderTarget: FuzzTarget {
    static func parse(_ bytes: [UInt8]) {
        guard let order = try? JSONDecoder().decode(WorkerOrder.self, from: Data(bytes)), order.problem == nil else {
            return
        }
        if case .round(let round) = order.task {
            check(round.benchCase.batchBytes >= 0, "a batch of \(round.benchCase.batchBytes) bytes")
            check(round.order.allSatisfy(round.benchCase.engines.indices.contains), "an engine that is none")
        }
    }
}
