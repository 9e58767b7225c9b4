internal import Engines
internal import Platform
internal import Worker
internal import Workloads

extension RoundDriver {
    /// The answers to one order for each build, until one is interrupted: of two workers by turns where engines alternate, else of
    /// one after the other.
    func answers(_ orders: [(build: Int, order: RoundOrder)]) throws -> [WorkerAnswer] {
        if orders.count == 2, orders[0].order.benchCase.alternates { return try answersByTurns(orders) }
        return try answers(orders) { question in
            try runners[question.build].run(WorkerOrder(parent: ParentWatch.processID, task: .round(question.order)))
        }
    }

    private func answersByTurns(_ orders: [(build: Int, order: RoundOrder)]) throws -> [WorkerAnswer] {
        let turns = try TurnSocket()
        let waits = try zip(zip(orders, turns.ends), [RoundOrder.Turn.first, .second]).map { pair, turn in
            var order = pair.0.order
            order.turn = turn
            let whole = WorkerOrder(parent: ParentWatch.processID, task: .round(order))
            return try runners[pair.0.build].start(whole, turns: pair.1)
        }
        // As long as this process held an end, a worker would not see that its partner has died.
        turns.close()
        // A worker that nobody waits for is killed when it is let go.
        return try answers(waits) { try $0() }
    }

    /// An answer for each, in order, up to one that was interrupted.
    private func answers<Question>(_ questions: [Question], _ answer: (Question) throws -> WorkerAnswer) rethrows
        -> [WorkerAnswer]
    {
        var answers: [WorkerAnswer] = []
        for question in questions where answers.last?.interruption == nil { answers.append(try answer(question)) }
        return answers
    }
}
