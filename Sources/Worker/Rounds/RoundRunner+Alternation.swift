internal import Engines
internal import Platform
internal import Results

/// Engines in alternation: reads of a warm cache take turns in groups of batches, and so do the workers of two builds.
extension RoundRunner {
    /// Reads of a warm cache: all engines are open together and take turns in groups of batches, so that a slow moment of the
    /// machine meets them all. The order is turned round in every other pass.
    func alternate() {
        var trials: [Int: Trial] = [:]
        let partner = order.turn.map { _ in TurnTaking(descriptor: TurnTaking.inheritedDescriptor) }
        if order.turn == .second { partner?.wait() }
        do {
            try preconditions.holding(.engine) { try measureInTurns(&trials, with: partner) }
        } catch {
            for (position, index) in order.order.enumerated() where trials[index] == nil {
                trials[index] = failed(index, position, error)
            }
        }
        for index in order.order {
            if let trial = trials[index] { emit(.trial(engine: index, trial)) }
        }
    }

    private func measureInTurns(_ trials: inout [Int: Trial], with partner: TurnTaking?) throws {
        var runs: [EngineRun] = []
        var buffers: [Int: MappingPages] = [:]
        var observations = Observations(dataAt: order.data.anyPath)
        let resident = observations.observe("resident_before_bytes") { try order.data.residentBytes() }
        open(&runs, &trials)
        takeTurns(&runs, &trials, with: partner)
        let after = observations.observe("resident_after_bytes") { try order.data.residentBytes() }
        for run in runs {
            var trial = run.trial()
            trial.residentBeforeBytes = resident
            trial.residentAfterBytes = after
            buffers[run.index] = run.bufferPages
            trials[run.index] = failure(of: run.index, run.position) { try conclude(run, &trial) } ?? trial
        }
        let probe = probe(isFullyResident: after == order.data.totalBytes)
        if let probe { observations.add(probe.observations) }
        for run in runs {
            guard var trial = trials[run.index] else { continue }
            trial.unobserved = observations.text
            try take(probe, buffer: buffers[run.index], of: run, into: &trial)
            trials[run.index] = trial
        }
        compareDigests(runs, &trials)
    }

    /// Opens all engines, so that what they do from then on is done beside each other.
    private func open(_ runs: inout [EngineRun], _ trials: inout [Int: Trial]) {
        for (position, index) in order.order.enumerated() {
            emit(.began(engine: index))
            trials[index] = failure(of: index, position) {
                let run = try EngineRun(order, index: index, position: position, work: work)
                try run.prepare()
                try run.rehearse()
                runs.append(run)
            }
        }
    }

    /// Checks what an engine did, and closes it.
    private func conclude(_ run: EngineRun, _ trial: inout Trial) throws {
        try run.addLatencies(to: &trial)
        try check(run, &trial)
        try preconditions.verify(&trial, by: .counts(run.engine))
        try run.finish()
    }

    /// Runs the engines in turns to their ends; with a partner, as long as that has not ended either, so that what is checked
    /// afterwards does not disturb it.
    func takeTurns(_ runs: inout [EngineRun], _ trials: inout [Int: Trial], with partner: TurnTaking?) {
        var forward = true
        var isDone: Bool { !runs.contains { !$0.isDone && trials[$0.index] == nil } }
        func pass() {
            for run in forward ? runs : runs.reversed() where !run.isDone && trials[run.index] == nil {
                trials[run.index] = failure(of: run.index, run.position) { try run.runGroup() }
            }
            forward.toggle()
        }
        if let partner {
            // Both are open now. Two passes in a row, after one to begin with: each is the first of the two at every other pass.
            _ = partner.handOver(isDone: false)
            var passes = order.turn == .first ? 1 : 2
            repeat {
                for _ in 0..<passes where !isDone { pass() }
                passes = 2
            } while partner.handOver(isDone: isDone)
        } else {
            while !isDone { pass() }
        }
        runs.removeAll { trials[$0.index] != nil }
    }

    /// Every batch that two engines both did must have one digest: batch 0 was checked against the content, these are the others.
    func compareDigests(_ runs: [EngineRun], _ trials: inout [Int: Trial]) {
        guard let first = runs.first else { return }
        for other in runs.dropFirst() where !first.digests.agrees(with: other.digests) {
            for run in [first, other] {
                trials[run.index]?.mark(.failed, "a batch has another digest than with another engine")
            }
        }
    }
}
