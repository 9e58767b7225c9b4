internal import Engines
internal import Platform
internal import Results
internal import Worker
internal import Workloads

/// Makes sure that a build understands the orders of this one, before anything is written.
enum BuildHandshake {
    /// Asks every build but the first, which is this one.
    ///
    /// - Throws: ``HarnessError`` with code 3 for a build that can't be used beside this one.
    static func check(_ builds: [Build], by runners: [any OrderRunner], interruption: Interruption) throws {
        for (build, runner) in zip(builds, runners).dropFirst() {
            if let obstacle = try obstacle(build, by: runner, interruption) { throw obstacle }
        }
    }

    /// Why the build can't be used; nil if it can.
    ///
    /// A worker greets with its protocol's version before it looks at its order, so that an order of no version (which every
    /// worker refuses) is a question that no build can misunderstand.
    private static func obstacle(_ build: Build, by runner: any OrderRunner, _ interruption: Interruption) throws
        -> HarnessError?
    {
        var order = WorkerOrder(parent: ParentWatch.processID, task: .calibrate(Self.noData, cpus: []))
        order.version = 0
        let answer: WorkerAnswer
        do {
            answer = try runner.run(order)
        } catch let error as SystemError {
            return HarnessError(.notComparable, "\(build.executable) can't be started: \(error.reason)")
        }
        // Its signal has been taken from the kernel: nobody else would come to know it.
        interruption.note(answer.interruption)
        if interruption.signal != nil { return nil }
        for case .hello(let version) in answer.lines {
            guard version != WorkerOrder.protocolVersion else { return nil }
            return HarnessError(
                .notComparable,
                "\(build.executable) speaks protocol \(version), this build \(WorkerOrder.protocolVersion): build both from "
                    + "sources that agree on it"
            )
        }
        return HarnessError(
            .notComparable,
            "\(build.executable) does not answer as a Faultline worker (\(answer.trouble ?? "it ended without a word"))"
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
