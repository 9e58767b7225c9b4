internal import Engines
internal import FoundationEssentials
internal import Platform
internal import Workloads
internal import Results

/// The other side of the harness: reads an order, carries it out, and reports line by line.
package enum WorkerProcess {
    /// Where the order is read from.
    static let orderDescriptor: Int32 = 3
    /// Where the report goes.
    static let reportDescriptor: Int32 = 4

    /// Carries out the order on descriptor 3. Returns the exit code: 0, or 70 when there was no order to understand.
    package static func main() -> Int32 {
        emit(.hello(version: WorkerOrder.protocolVersion))
        guard let order = try? JSONDecoder().decode(WorkerOrder.self, from: Data(readOrder())) else {
            emit(.failure("the order can't be read: `faultline worker` is started by `faultline run` alone"))
            return 70
        }
        guard WorkerOrder.known.contains(order.version) else {
            emit(.failure("the order has version \(order.version), this worker \(WorkerOrder.protocolVersion)"))
            return 70
        }
        if let problem = order.problem {
            emit(.failure("the order can't be carried out: \(problem)"))
            return 70
        }
        guard ParentWatch.endWithParent(order.parent) else { return 70 }
        ProgramPages.populate()
        perform(order.task)
        emit(.done)
        return 0
    }

    private static func perform(_ task: WorkerOrder.Task) {
        do {
            switch task {
            case .makeData(let data): try DataMaker.make(data)
            case .round(let round): RoundRunner(order: round, emit: emit).run()
            case .member(let member, let engine, let round):
                try CrewMember(order: round, engine: engine, member: member, line: .inherited).run()
            case .spin(let cpu): try Spinners.spin(on: cpu)
            case .calibrate(let data, let cpus):
                if let cpu = cpus.first { try CPUSet.pin(to: cpu) }
                var costs = try calibration(on: data)
                costs.counterSwitchNanoseconds = counterSwitch(on: cpus.first)
                emit(.calibration(costs))
            case .memory(let bytes, let cpus):
                if let cpu = cpus.first { try CPUSet.pin(to: cpu) }
                emit(.calibration(try Calibrator.memory(bytes)))
            case .control(let order): try Controls.measure(order, emit: emit)
            }
        } catch {
            let obstacle = Obstacle(error, dataAt: task.data?.anyPath)
            emit(obstacle.kind == .refused ? .refusal(obstacle.description) : .failure(obstacle.description))
        }
    }

    /// The costs of this machine; without those of a file's faults where no case has a file.
    private static func calibration(on data: DataSet) throws -> Calibration {
        if data.hasFiles {
            let pageSize = data.memory?.hugePages.poolPageSize
            var costs = try Calibrator.measure(file: data.path(ofFile: 0), size: data.fileSize, pageSize: pageSize)
            // What can't be measured is unknown: it explains writes alone.
            if data.memoryPath == nil { costs.overwrite = try? OverwriteProbe.measure(in: data.openFolder()) }
            return costs
        }
        let memory = try MemoryFile(size: 1 << 20)
        return try Calibrator.measure(file: memory.path, size: memory.size, measuresFaults: false)
    }

    /// What counting adds to a switch of threads; nil where the machine counts no events, or the threads can't be bound to one CPU.
    private static func counterSwitch(on cpu: Int?) -> Double? {
        guard let cpu, let events = HardwareCounters.events else { return nil }
        return try? Calibrator.counterSwitch(events, onCPU: cpu)
    }

    private static func readOrder() -> [UInt8] {
        (try? InheritedDescriptor.readAll(orderDescriptor)) ?? []
    }

    private static func emit(_ line: WorkerReport) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard var bytes = try? [UInt8](encoder.encode(line)) else { return }
        bytes.append(UInt8(ascii: "\n"))
        InheritedDescriptor.write(bytes, to: reportDescriptor)
    }
}
