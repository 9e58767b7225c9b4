internal import Engines
internal import Platform
internal import Results
internal import Workloads

/// An engine whose members are processes: each has a session of its own over its part, and all begin at one moment.
///
/// The moment is given as a time of the monotonic clock, which is the same in all processes; each spins until then. The first
/// member that ends or fails, or a deadline, ends the crew: a member whose partner is gone would wait for it for good. The others
/// are killed then, and whatever is asked of the crew fails with the one reason.
final class Crew: EngineSession {
    let engine: EngineSpec
    private let benchCase: Case
    var patience: CrewPatience
    private let preparing: Double
    /// The members; none once the crew has ended.
    private(set) var processes: [CrewProcess] = []
    /// Why there are no processes any more; nil while there are.
    private var fault: (any Error)?
    /// Nanoseconds of the slowest batch so far; nil before the first.
    private var slowestBatch: Double?
    /// What the members share, held until the crew is let go; nil for nothing.
    private let place: (any MeetingPlace)?
    /// Knows the size of groups; it is never run.
    private let model: any EngineSession

    /// How long before the start the moment is given, in nanoseconds: all have to hear of it by then.
    private static let notice = 1_000_000

    /// - Parameter executable: this program's.
    init(
        _ order: RoundOrder,
        engine index: Int,
        work: EngineWork,
        patience: CrewPatience = CrewPatience(),
        executable: String = "/proc/self/exe"
    ) throws {
        benchCase = order.benchCase
        engine = benchCase.engines[index]
        self.patience = patience
        preparing = patience.preparing(order)
        model = try EngineSessions.session(engine, index: index, work: work)
        place = try EngineSessions.meetingPlace(of: engine, work: work)
        var order = order
        order.meetingPaths = place?.paths
        let plan = benchCase.members
        for member in 0..<plan.count {
            let task = WorkerOrder.Task.member(member, engine: index, order)
            processes.append(try CrewProcess(plan.role(ofMember: member), task, executable: executable))
        }
    }

    var longestGroup: Int { model.longestGroup }

    func prepare() throws { _ = try ask(.prepare, expecting: preparing) }

    func dirtyAgain() throws { _ = try ask(.dirtyAgain, expecting: preparing) }

    /// What is dirty is the file's, whoever wrote it.
    func settle(before batch: Int) throws { try model.settle(before: batch) }

    func run(_ batches: Range<Int>) throws -> Measurement {
        let count = Double(batches.count)
        let expected = slowestBatch.map { $0 * count } ?? patience.running(batches.count, benchCase, of: engine)
        let command = CrewCommand.run(lower: batches.lowerBound, upper: batches.upperBound)
        guard try ask(command, expecting: preparing).allSatisfy(\.isReady) else { throw outOfTurn }
        let answers = try ask(.begin(at: Clock.now() + Self.notice), expecting: expected)
        let result = try CrewMeasurement.merged(
            answers.map { answer in
                guard case .measured(let part) = answer else { throw outOfTurn }
                return part
            }
        )
        slowestBatch = max(slowestBatch ?? 0, Double(result.wallNanoseconds) / max(1, count))
        return result
    }

    func audit() throws -> UInt64 { try sum(.audit, batches: 1) }

    func verifyWritten(batches count: Int) throws -> UInt64 { try sum(.verify(batches: count), batches: count) }

    /// Each process records into a histogram of its own, by the plan that the order has for all.
    func record(_ plan: LatencyPlan) throws { _ = try ask(.record) }

    func latencies() throws -> [LatencyShare] {
        try ask(.latencies).flatMap { answer in
            guard case .latencies(let shares) = answer else { throw outOfTurn }
            return shares
        }
    }

    /// The processes stay, since what was written is read back afterwards; they end when the crew is let go.
    func finish() throws { _ = try ask(.finish, expecting: preparing) }

    /// Says the same to all members at once; returns an answer of each.
    ///
    /// - Parameter nanoseconds: what that is expected to take.
    private func ask(_ command: CrewCommand, expecting nanoseconds: Double = 0) throws -> [CrewAnswer] {
        if let fault { throw fault }
        var answers: [CrewAnswer] = []
        do {
            for process in processes { process.line.send(command) }
            let limit = patience.limit(expecting: nanoseconds)
            answers = try CrewLeader.answers(of: processes, within: limit) { line in
                if case .failed(let reason, let isUnsupported) = try CrewAnswer(line) {
                    throw CrewFault(reason, isUnsupported: isUnsupported)
                }
            }
            .map(CrewAnswer.init)
        } catch {
            fault = error
            processes = []
            throw error
        }
        // All have answered, and go on: a file with other content is no reason to end them.
        for case .wrong(let offset, let path) in answers { throw WrongContent(offset: offset, path: path) }
        return answers
    }

    private func sum(_ command: CrewCommand, batches: Int) throws -> UInt64 {
        let expected = preparing + patience.running(batches, benchCase, of: engine)
        return try ask(command, expecting: expected).reduce(0) { sum, answer in
            guard case .digest(let part) = answer else { throw outOfTurn }
            return sum &+ part
        }
    }

    /// An answer to another question than was asked.
    private var outOfTurn: CrewFault { CrewFault("a process of \(engine) answered out of turn") }
}

extension CrewAnswer {
    fileprivate var isReady: Bool { if case .ready = self { true } else { false } }
}
