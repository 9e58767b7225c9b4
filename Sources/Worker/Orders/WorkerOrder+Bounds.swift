internal import Engines
internal import Workloads

extension WorkerOrder {
    /// Why an order can't be carried out, whoever wrote it: figures that are multiplied and taken as places are checked here, once. Nil
    /// for an order that can.
    ///
    /// The case itself is checked where its record is read.
    package var problem: String? {
        switch task {
        case .makeData(let data): data.problem
        case .calibrate(let data, let cpus): data.problem ?? Self.problem(ofCPUs: cpus)
        case .round(let round): round.problem
        case .member(let member, let engine, let round):
            round.problem ?? Self.problem("member", member, in: 0...1023)
                ?? (round.benchCase.engines.indices.contains(engine) ? nil : "engine \(engine) is none of the case's")
        case .spin(let cpu): Self.problem(ofCPUs: cpu.map { [$0] } ?? [])
        case .memory(let bytes, let cpus):
            Self.problem("memory", bytes, in: 1...1 << 40) ?? Self.problem(ofCPUs: cpus)
        case .control(let order):
            Self.problem(ofCPUs: order.cpus) ?? order.works.lazy.compactMap(\.data.problem).first
        }
    }

    fileprivate static func problem(_ name: String, _ value: Int, in range: ClosedRange<Int>) -> String? {
        range.contains(value) ? nil : "\(name) \(value) can't be (accepted: \(range.lowerBound) to \(range.upperBound))"
    }

    /// The kernel numbers CPUs below 8192 (CONFIG_NR_CPUS).
    fileprivate static func problem(ofCPUs cpus: [Int]) -> String? {
        cpus.lazy.compactMap { problem("cpu", $0, in: 0...65_535) }.first
    }
}

extension RoundOrder {
    fileprivate var problem: String? {
        let hour = 3_600_000_000_000
        let places = Set(order)
        if places.count != order.count || !places.isSubset(of: benchCase.engines.indices) {
            return "the order \(order) is not one of \(benchCase.engines.count) engines"
        }
        if let slowdowns, slowdowns.contains(where: { !(0...1000).contains($0) }) {
            return "slowdowns \(slowdowns) can't be"
        }
        if case .every(let count) = latency, !LatencyRecording.intervals.contains(count) {
            return "latency every:\(count)"
        }
        return data.problem ?? WorkerOrder.problem("round", round, in: 0...Int(Int32.max))
            ?? WorkerOrder.problem("minTrialNanoseconds", minTrialNanoseconds, in: 0...hour)
            ?? WorkerOrder.problem("groupNanoseconds", groupNanoseconds, in: 0...hour)
            ?? WorkerOrder.problem(ofCPUs: cpus) ?? sizes
    }

    /// Engines work over the case's sizes on the files of the data set.
    private var sizes: String? {
        let work = benchCase.work.definition
        let isSame = data.fileSize == work.fileSize.bytes && data.fileCount == work.fileCount
        return isSame ? nil : "the data (\(data.fileCount) * \(data.fileSize) bytes) are not those of the case"
    }
}

extension DataSet {
    fileprivate var problem: String? {
        // Of work without data.
        if (fileSize, fileCount) == (0, 0) { return nil }
        return WorkerOrder.problem("fileSize", fileSize, in: 1...Block.fileSizes.upperBound.bytes)
            ?? WorkerOrder.problem("fileCount", fileCount, in: 1...1_000_000)
            ?? (fileSize.multipliedReportingOverflow(by: fileCount).overflow ? "fileSize * fileCount" : nil)
    }
}
