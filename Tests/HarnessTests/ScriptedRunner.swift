import Engines
import Results
import Worker
import Workloads

@testable import Harness

/// Stands in for worker processes: answers each order by a script, and keeps what it was asked.
final class ScriptedRunner: OrderRunner {
    /// The rounds that were ordered, as case id, round and order of engines.
    struct Ordered: Equatable {
        var benchCase: String
        var round: Int
        var order: [Int]
    }

    var rounds: [Ordered] = []
    var dataSets: [DataSet] = []
    /// The orders of rounds, as they came.
    var orders: [RoundOrder] = []
    /// The data that the costs were to be measured on.
    var calibrated: [DataSet] = []
    /// The cases whose controls were asked for.
    var controlled: [String] = []
    var signal: Int32?
    var released = false
    /// Called when signals are given their usual effect again.
    var onRelease: () -> Void = {}
    /// Answers a round; by default every engine's trial is valid and takes as long as its place says.
    var answer: (RoundOrder) -> WorkerAnswer = { ScriptedRunner.valid($0) }
    /// Is told of an order that is to be carried out by turns, with this worker's end of the socket.
    var startsByTurns: (RoundOrder, Int32) -> Void = { _, _ in }
    /// Answers an order to make data.
    var dataAnswer: (DataSet) -> WorkerAnswer = { _ in WorkerAnswer(lines: [.done]) }

    func run(_ order: WorkerOrder) throws -> WorkerAnswer {
        switch order.task {
        case .makeData(let data):
            dataSets.append(data)
            return dataAnswer(data)
        case .calibrate(let data, _):
            calibrated.append(data)
            return WorkerAnswer(lines: [.calibration(Calibration()), .done])
        case .memory(let bytes, _):
            var memory = Calibration()
            memory.memoryRegionBytes = bytes
            return WorkerAnswer(lines: [.calibration(memory), .done])
        case .control(let order):
            controlled += order.works.map(\.benchCase.id)
            return WorkerAnswer(
                lines: order.works.map {
                    .control(CaseControl(case: $0.benchCase.id, regionBytes: 1, blockBytes: 1))
                } + [.done]
            )
        case .round(let round):
            rounds.append(Ordered(benchCase: round.benchCase.id, round: round.round, order: round.order))
            orders.append(round)
            return answer(round)
        case .member, .spin: return WorkerAnswer(lines: [.failure("given by workers alone"), .done])
        }
    }

    /// The answer comes when it is waited for, as that of a process does.
    func start(_ order: WorkerOrder, turns: Int32) throws -> () throws -> WorkerAnswer {
        if case .round(let round) = order.task { startsByTurns(round, turns) }
        return { try self.run(order) }
    }

    func pendingSignal() -> Int32? { signal }

    func releaseSignals() {
        released = true
        onRelease()
    }

    /// A valid trial of so many nanoseconds an operation.
    static func trial(_ order: RoundOrder, engine: Int, nanoseconds: Double) -> WorkerReport {
        var trial = Trial(round: order.round, position: order.order.firstIndex(of: engine) ?? 0, status: .valid)
        trial.metricNanosecondsPerOperation = nanoseconds
        trial.operations = 1000
        trial.bytes = 4_096_000
        trial.wallNanoseconds = Int(nanoseconds * 1000)
        trial.digest = 7
        return .trial(engine: engine, trial)
    }

    /// Every engine valid: engine k takes `nanoseconds(k)`.
    static func valid(
        _ order: RoundOrder,
        nanoseconds: (Int) -> Double = { 100 + 100 * Double($0) }
    ) -> WorkerAnswer {
        WorkerAnswer(lines: order.order.map { trial(order, engine: $0, nanoseconds: nanoseconds($0)) } + [.done])
    }
}
