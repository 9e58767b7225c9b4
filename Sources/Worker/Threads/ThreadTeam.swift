internal import Engines
internal import FoundationEssentials
internal import Platform
internal import Results
internal import Workloads

/// An engine whose threads are processes: each has a session of its own over its part, and all begin at one moment.
///
/// The moment is told as a time of the monotonic clock, which is the same in all processes; each spins until then.
final class ThreadTeam: EngineSession {
    let engine: EngineSpec
    private let benchCase: Case
    private var members: [(child: ChildProcess.Running, line: LineSocket)] = []
    /// What the members share, held until the team is let go; nil for nothing.
    private let place: (any MeetingPlace)?
    /// Knows the size of groups; it is never run.
    private let model: any EngineSession

    /// How long before the start the moment is told, in nanoseconds: all have to hear of it by then.
    private static let notice = 1_000_000

    init(_ order: RoundOrder, engine index: Int, work: EngineWork) throws {
        benchCase = order.benchCase
        engine = benchCase.engines[index]
        model = try EngineSessions.session(engine, index: index, work: work)
        place = try EngineSessions.meetingPlace(of: engine, work: work)
        var order = order
        order.meetingPaths = place?.paths
        for thread in 0..<benchCase.members.count {
            let task = WorkerOrder.Task.thread(thread, engine: index, order)
            members.append(try Self.start(task))
        }
    }

    /// Starts a process of this program that has a line to this one.
    static func start(_ task: WorkerOrder.Task) throws -> (child: ChildProcess.Running, line: LineSocket) {
        let order = try JSONEncoder().encode(WorkerOrder(parent: ParentWatch.processID, task: task))
        return try LineSocket.start(
            "/proc/self/exe",
            arguments: ["worker"],
            order: [UInt8](order),
            timeout: Int.max / 2
        )
    }

    var longestGroup: Int { model.longestGroup }

    func prepare() throws { _ = try ask(.prepare) }

    func run(_ batches: Range<Int>) throws -> Measurement {
        let command = ThreadCommand.run(lower: batches.lowerBound, upper: batches.upperBound)
        for member in members { member.line.send(command) }
        // One that has failed answers so in place of being ready; the others must not wait for good.
        var answers = members.map { $0.line.receive(ThreadAnswer.self) }
        let moment = Clock.now() + Self.notice
        for (member, answer) in zip(members, answers) where answer.isReady {
            member.line.send(ThreadCommand.begin(at: moment))
        }
        for index in members.indices where answers[index].isReady {
            answers[index] = members[index].line.receive(ThreadAnswer.self)
        }
        return try merged(answers.map { try Self.measurement($0) })
    }

    func audit() throws -> UInt64 { try sum(.audit) }

    func verifyWritten(batches count: Int) throws -> UInt64 { try sum(.verify(batches: count)) }

    /// Each process records into a histogram of its own, by the plan that the order has for all.
    func record(_ plan: LatencyPlan) throws { _ = try ask(.record) }

    func latencies() throws -> [LatencyShare] {
        try ask(.latencies).flatMap { answer in
            guard case .latencies(let shares) = answer else { throw ThreadFault.outOfTurn }
            return shares
        }
    }

    /// The processes stay, since what was written is read back afterwards; they end when the team is let go.
    func finish() throws { _ = try ask(.finish) }

    /// All threads together: from the first start to the last end.
    private func merged(_ parts: [Measurement]) -> Measurement {
        var sum = Measurement()
        let batches = parts.first?.digests.count ?? 0
        for part in parts {
            sum.counts.merge(member: part.counts)
            sum.operations += part.operations
            sum.bytes += part.bytes
        }
        sum.digests = (0..<batches).map { batch in parts.reduce(0) { $0 &+ $1.digests[batch] } }
        let spans = parts.compactMap(\.span)
        sum.threadNanoseconds = spans.map { $0.upperBound - $0.lowerBound }
        guard let first = spans.map(\.lowerBound).min(), let last = parts.max(by: { $0.end < $1.end }) else {
            return sum
        }
        sum.span = first...last.end
        sum.wallNanoseconds = last.end - first
        sum.phases = last.phases
        return sum
    }

    /// Asks every thread at once; returns the answers.
    private func ask(_ command: ThreadCommand) throws -> [ThreadAnswer] {
        for member in members { member.line.send(command) }
        return try members.map { try Self.checked($0.line.receive(ThreadAnswer.self)) }
    }

    private func sum(_ command: ThreadCommand) throws -> UInt64 {
        try ask(command).reduce(0) { sum, answer in
            guard case .digest(let part) = answer else { throw ThreadFault.outOfTurn }
            return sum &+ part
        }
    }

    private static func measurement(_ answer: ThreadAnswer?) throws -> Measurement {
        guard case .measured(let part) = try checked(answer) else {
            throw ThreadFault.outOfTurn
        }
        return part
    }

    private static func checked(_ answer: ThreadAnswer?) throws -> ThreadAnswer {
        switch answer {
        case nil: throw ThreadFault("a thread's process has ended")
        case .wrong(let offset, let path): throw WrongContent(offset: offset, path: path)
        case .failed(let reason, let isUnsupported): throw ThreadFault(reason, isUnsupported: isUnsupported)
        case .some(let answer): return answer
        }
    }
}

/// What went wrong in a thread that is a process of its own.
struct ThreadFault: Error, CustomStringConvertible {
    let description: String
    /// The kernel says that it does not do this here or for this user.
    let isUnsupported: Bool

    /// An answer to another question than was asked.
    static let outOfTurn = ThreadFault("a thread's process answered out of turn")

    init(_ description: String, isUnsupported: Bool = false) {
        self.description = description
        self.isUnsupported = isUnsupported
    }
}

extension ThreadAnswer? {
    fileprivate var isReady: Bool { if case .ready = self { true } else { false } }
}

extension Measurement {
    fileprivate var end: Int { span?.upperBound ?? 0 }
}
