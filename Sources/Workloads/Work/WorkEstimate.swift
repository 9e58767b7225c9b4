/// What a work will probably cost in time, by its parameters alone: good enough to plan a run, not a measurement. All in seconds.
package struct WorkEstimate: Hashable, Sendable {
    /// Of bringing the data into the state that the conditions ask for, before an engine or a round.
    package var filling = 0.0
    /// Of one batch of all members.
    package var batch: Double
    /// Of making a batch durable.
    package var syncing = 0.0
    /// Of checking what one engine has done, after a trial.
    package var checking = 0.0

    /// Bytes a second that evicting, filling, moving and checking are taken to do.
    package static let bytesPerSecond = 1.2e9
    /// Seconds of a sync.
    package static let syncSeconds = 0.004

    /// An estimate of a work that takes a batch and nothing else.
    package init(batch: Double) { self.batch = batch }
}

extension WorkDefinition {
    /// Of bytes in files: they are filled, moved, and checked where they were written.
    package func estimate(under conditions: Conditions) -> WorkEstimate {
        let data = Double(dataBytes)
        var estimate = WorkEstimate(
            batch: Double(operationsOfBatch(under: conditions) * operationBytes) / WorkEstimate.bytesPerSecond
        )
        estimate.filling = data / WorkEstimate.bytesPerSecond + Double(fileCount) * 30e-6
        estimate.syncing = syncsOfBatch * WorkEstimate.syncSeconds
        estimate.checking = operation.writes ? data / WorkEstimate.bytesPerSecond : 0
        return estimate
    }

    private var syncsOfBatch: Double {
        switch durability {
        case .none: 0
        case .end: 1
        case .every(let count): Double(operations / count + 1)
        }
    }
}
