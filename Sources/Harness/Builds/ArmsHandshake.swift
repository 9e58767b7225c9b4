internal import Engines
internal import Platform
internal import Results
internal import Worker
internal import Workloads

/// Makes sure that a build understands the orders of this one, before anything is written.
enum ArmsHandshake {
    /// Why the build can't be used; nil if it can.
    ///
    /// A worker greets with its protocol's version before it looks at its order, so that an order of no version (which every
    /// worker refuses) is a question that no build can misunderstand.
    static func obstacle(_ arm: Arm, by runner: any OrderRunner) throws -> HarnessError? {
        var order = WorkerOrder(parent: ParentWatch.processID, task: .calibrate(Self.noData, cpus: []))
        order.version = 0
        let answer: WorkerAnswer
        do {
            answer = try runner.run(order)
        } catch let error as SystemError {
            return HarnessError(.notComparable, "\(arm.executable) can't be started: \(error.reason)")
        }
        if answer.interruption != nil { return nil }
        for case .hello(let version) in answer.lines {
            guard version != WorkerOrder.protocolVersion else { return nil }
            return HarnessError(
                .notComparable,
                "\(arm.executable) speaks protocol \(version), this build \(WorkerOrder.protocolVersion): build both from "
                    + "sources that agree on it"
            )
        }
        return HarnessError(
            .notComparable,
            "\(arm.executable) does not answer as a Faultline worker (\(answer.trouble ?? "it ended without a word"))"
        )
    }

    private static let noData: DataSet = {
        var work = BlockWork()
        work.blockSize = .kibibytes(4)
        work.fileSize = .kibibytes(4)
        let nothing = Case(workload: "none", work: .blocks(work), conditions: Conditions(), engines: [])
        return DataSet(directory: "/nowhere", for: nothing, seed: 0)
    }()
}
