internal import Engines
internal import Platform
internal import Results
internal import Workloads

/// Engine by engine: a write or a sync of one engine disturbs the pages of another, and a cold pass warms them. Each engine works by
/// itself, from a cache that was filled for it.
extension RoundRunner {
    /// A write or a sync of one engine disturbs the pages of another, and a cold pass warms them: each engine by itself, from a
    /// cache that was filled for it.
    func alone(_ index: Int, position: Int) {
        emit(.began(engine: index))
        do {
            var trial = try preconditions.holding(.engine) { try measureAlone(index, position: position) }
            var repeats = 0
            while repeats < WritebackPrecondition.mostRepeats, WritebackPrecondition.isDisturbance(trial) {
                repeats += 1
                trial = try preconditions.holding(.engine) { try measureAlone(index, position: position) }
            }
            if repeats > 0 { trial.repeats = repeats }
            emit(.trial(engine: index, trial))
        } catch {
            emit(.trial(engine: index, failed(index, position, error)))
        }
    }

    func measureAlone(_ index: Int, position: Int) throws -> Trial {
        let run = try EngineRun(order, index: index, position: position, work: work)
        var observations = Observations(dataAt: order.data.anyPath)
        var resident = observations.observe("resident_before_bytes") { try order.data.residentBytes() }
        try run.prepare()
        ProgramPages.warmHeapAndStack()
        // A cold file has to be so at the last moment: what it takes is some microseconds, since there is nothing to count.
        if benchCase.isOnePass { resident = (try? order.data.residentBytes()) ?? resident }
        let durable = benchCase.work.definition.durability != .none
        if let writeback = preconditions.writeback {
            try writeback.run(run)
        } else {
            while !run.isDone { try run.runGroup() }
        }
        let unwritten = durable ? observations.observe("what is not durable") { try order.data.unwrittenPages() } : 0
        var trial = run.trial()
        try run.addLatencies(to: &trial)
        if let unwritten, unwritten > 0 {
            trial.mark(
                .failed,
                "\(unwritten == 1 ? "1 page was" : "\(unwritten) pages were") not durable after the last sync"
            )
        }
        trial.residentBeforeBytes = resident
        trial.residentAfterBytes = observations.observe("resident_after_bytes") { try order.data.residentBytes() }
        let buffer = run.bufferPages ?? run.ownMemory?.range.map(MappingPages.init)
        try run.finish()
        let probe =
            run.ownMemory.map(PagesProbe.init)
            ?? probe(isFullyResident: trial.residentAfterBytes == order.data.totalBytes)
        if let probe { observations.add(probe.observations) }
        trial.unobserved = observations.text
        try take(probe, buffer: buffer, of: run, into: &trial)
        try check(run, &trial)
        compare(run, &trial)
        try preconditions.verify(&trial, by: .counts(run.engine))
        return trial
    }

    /// Every batch that two engines both did must have one digest: batch 0 was checked against the content, these are the others.
    func compare(_ run: EngineRun, _ trial: inout Trial) {
        guard benchCase.work.definition.operation.reads else { return }
        for other in expectation.digestsOfOthers where !other.agrees(with: run.digests) {
            trial.mark(.failed, "a batch has another digest than with another engine")
        }
        expectation.digestsOfOthers.append(run.digests)
    }
}
