internal import Engines

/// The digests that batch 0 must have, computed from the content once a round.
final class Expectation {
    let work: EngineWork
    private var ofUse: UInt64?
    private var ofEveryByte: UInt64?
    /// The digests of the engines that were measured before in this round, batch by batch.
    var digestsOfOthers: [BatchDigests] = []

    init(_ work: EngineWork) { self.work = work }

    func digest() throws -> UInt64 {
        if let ofUse { return ofUse }
        let digest = try EngineSessions.expectedDigest(of: work, everyByte: false)
        ofUse = digest
        return digest
    }

    func everyByte() throws -> UInt64 {
        if let ofEveryByte { return ofEveryByte }
        let digest = try EngineSessions.expectedDigest(of: work, everyByte: true)
        ofEveryByte = digest
        return digest
    }
}
