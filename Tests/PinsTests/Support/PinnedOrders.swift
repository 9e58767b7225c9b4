import FoundationEssentials
import TestSupport
import Worker
import Workloads

@testable import Engines

/// All that the pins know of orders to workers: made of fixed values, as bytes. What these types become is adapted here alone.
enum PinnedOrders {
    /// An order of each kind for a workload's first case, as the harness writes it, by a name.
    ///
    /// - Parameter directory: where the data lies.
    static func orders(of keys: String, directory: String) throws -> [(name: String, bytes: [UInt8])] {
        let benchCase = try PinnedCases.first(keys)
        let memoryPath = benchCase.backing == .memfd ? "/proc/77/fd/9" : nil
        let data = DataSet(directory: directory, for: benchCase, seed: 42, memoryPath: memoryPath)
        let round = round(of: benchCase, data: data)
        var timed = round
        timed.latency = .every(8)
        timed.slowdowns = [1, 1.5]
        timed.turn = .second
        let tasks: [(String, WorkerOrder.Task)] = [
            ("makeData", .makeData(data)),
            ("round", .round(round)),
            ("round with latencies, slowdowns and turns", .round(timed)),
            ("calibrate", .calibrate(data, cpus: [1, 0])),
            ("thread", .member(1, engine: 0, round)),
            ("spin", .spin(cpu: 1)),
            ("spin anywhere", .spin(cpu: nil)),
            ("control", .control(ControlOrder(works: [.init(benchCase: benchCase, data: data)], cpus: [0]))),
        ]
        return try tasks.map { ($0, try encode(WorkerOrder(parent: 4242, task: $1))) }
    }

    private static func round(of benchCase: Case, data: DataSet) -> RoundOrder {
        RoundOrder(
            benchCase: benchCase,
            data: data,
            seed: 7,
            round: 3,
            order: Array(benchCase.engines.indices.reversed()),
            minTrialNanoseconds: 1_000_000,
            groupNanoseconds: 10_000_000,
            cpus: [],
            audit: true,
            device: "vda"
        )
    }

    /// Reads an order and writes it again.
    static func reencoded(_ bytes: [UInt8]) throws -> [UInt8] {
        try encode(JSONDecoder().decode(WorkerOrder.self, from: Data(bytes)))
    }

    private static func encode(_ order: WorkerOrder) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(order))
    }
}
