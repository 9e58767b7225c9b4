internal import Engines
internal import Platform
internal import Results
internal import Worker
internal import Workloads

/// Has workers measure the costs of this machine and the controls of the cases, before the first round.
struct MachinePrices {
    let runner: any OrderRunner
    let folder: DataFolder
    let cpus: [Int]
    let notify: (String) -> Void
    /// Is handed each answer: what interrupts a worker ends the run.
    let note: (WorkerAnswer) -> Void

    /// The prices; nil where no case can be measured, or the worker had none to tell.
    func measure(_ cases: [Case]) throws -> Calibration? {
        let works = cases.compactMap { benchCase in
            folder.dataSet(for: benchCase).map { ControlOrder.Work(benchCase: benchCase, data: $0) }
        }
        let all = works.map(\.data)
        guard let data = all.filter(\.hasFiles).reduce(nil, Self.better) ?? all.first else { return nil }
        notify("measuring the costs of this machine")
        let answer = try run(.calibrate(data, cpus: cpus))
        if let reason = answer.explanation {
            notify("the costs of this machine are unknown: \(reason)")
        }
        guard
            var calibration = answer.lines.lazy.compactMap({
                if case .calibration(let prices) = $0 { prices } else { nil }
            }).first
        else { return nil }
        guard answer.interruption == nil else { return calibration }
        try add(memoryOf: works.map(\.benchCase), to: &calibration)
        let controlled = works.filter { $0.benchCase.work.definition.hasControls }
        let controls = try run(.control(ControlOrder(works: controlled, cpus: cpus))).lines.compactMap {
            if case .control(let control) = $0 { control } else { nil }
        }
        if !controls.isEmpty { calibration.controls = controls }
        return calibration
    }

    /// What memory gives past the caches, where a case is set a limit by it.
    private func add(memoryOf cases: [Case], to calibration: inout Calibration) throws {
        calibration.memoryRegionBytes = 0
        let lastLevel = cpus.first.flatMap { CPUCache.lastLevelBytes(ofCPU: $0) }
        let available = MemoryRegion.available
        guard let bytes = MemoryRegion.bytes(for: cases, lastLevel: lastLevel, available: available) else { return }
        let answer = try run(.memory(bytes: bytes, cpus: cpus))
        for case .calibration(let memory) in answer.lines {
            calibration.memoryRegionBytes = memory.memoryRegionBytes
            calibration.memoryCopyNanosecondsPerByte = memory.memoryCopyNanosecondsPerByte
            calibration.memorySumNanosecondsPerByte = memory.memorySumNanosecondsPerByte
        }
    }

    /// Faults are priced on a large file, on a disk rather than in memory.
    private static func better(_ first: DataSet?, _ second: DataSet) -> DataSet? {
        guard let first else { return second }
        if (first.memoryPath == nil) != (second.memoryPath == nil) { return first.memoryPath == nil ? first : second }
        return second.fileSize > first.fileSize ? second : first
    }

    /// A worker that is lost is started once more: what it would have measured goes into every explanation.
    ///
    /// - Throws: ``HarnessError`` with code 74 where the second is lost, too.
    private func run(_ task: WorkerOrder.Task) throws -> WorkerAnswer {
        let order = WorkerOrder(parent: ParentWatch.processID, task: task)
        var answer = try runner.run(order)
        if let reason = answer.loss {
            notify("the costs of this machine were not measured (\(reason)): once more")
            answer = try runner.run(order)
        }
        note(answer)
        guard let reason = answer.loss else { return answer }
        throw HarnessError(.io, "the costs of this machine can't be measured: \(reason)")
    }
}
