extension Case {
    /// True where the engines of a round are open together and alternate in groups of batches of about 10 ms.
    ///
    /// An engine that can't alternate keeps its whole case from it, or its figure and those beside it would be made in two ways. An
    /// open loop does not alternate: a schedule that is cut into groups would begin each of them with an empty queue.
    package var alternates: Bool {
        conditions.pace == nil && work.definition.alternates(under: conditions)
            && !engines.contains { $0.capabilities.contains(.alone) }
    }

    /// True where the trial is one pass over a cold cache.
    package var isOnePass: Bool { conditions.isOnePass }

    /// The bytes of one batch of all threads, as asked for; a file that ends inside its last block gives a few less.
    package var batchBytes: Int {
        let definition = work.definition
        return definition.operationsOfBatch(under: conditions) * definition.operationBytes
    }

    /// Where the bytes lie before the work begins.
    package var dataNeed: DataNeed { work.definition.data(under: conditions) }

    /// Who does the work.
    package var members: MemberPlan { work.definition.members(under: conditions) }

    /// The CPUs that the case keeps busy.
    package var busyCPUs: Int { work.definition.busyCPUs(under: conditions) }

    /// False for an engine of a result that is unknown here, by the text that it has there: nothing of what it does can be explained.
    package func knows(engine: String) -> Bool {
        engines.first { $0.description == engine }?.isKnown != false
    }

    /// How an engine of the case reaches bytes, by the text that it has in results; nil for one that is unknown here.
    package func access(of engine: String) -> EngineAccess? {
        engines.first { $0.description == engine }?.descriptor.access
    }

    /// What has to be known of an engine of the case, by the text that it has in results; nothing for an engine that is not one of them.
    package func capabilities(of engine: String) -> Set<EngineCapability> {
        engines.first { $0.description == engine }?.capabilities ?? []
    }
}
