/// Two processes exchange messages: one sends, the other answers with a message of the same size, and so on. One operation is
/// a round trip. Every byte is written by its sender and read by its receiver.
package struct ExchangeWork: WorkDefinition {
    /// The bytes of a message.
    package var messageSize = standardMessageSize
    /// The CPUs of the two processes.
    package var cpus = ExchangeCPUs.two
    /// The round trips of one batch.
    package var operations = 1

    /// A cache line.
    package static let standardMessageSize = ByteSize(64)
    /// The sizes accepted: whole words, up to what a pipe takes in several pieces.
    package static let messageSizes = ByteSize(8)...ByteSize.mebibytes(1)

    /// A round trip of one cache line between two CPUs.
    package init() {}

    package var operation: Operation { .read }
    package var unit: WorkUnit {
        WorkUnit(
            "a round trip",
            "round trips",
            messageSize,
            waiting: "waking the other process",
            using: "writing and summing"
        )
    }
    package var isRatedByOperations: Bool { true }
    /// Into the kernel, and out of it.
    package var copiesOfBytes: Int { 2 }
    /// A message each way.
    package var operationBytes: Int { 2 * messageSize.bytes }
    package var defaultName: String { "round-trip" }
    package var titleStart: [String] {
        ["round trips of \(messageSize)", cpus == .same ? "two processes on one CPU" : "two processes on two CPUs"]
    }

    package var chiefSize: (key: WorkloadKey, words: String) { (.messageSize, "of \(messageSize.words)") }

    package func operationsDecide(under conditions: Conditions) -> Bool { false }

    /// Each engine has processes of its own.
    package func alternates(under conditions: Conditions) -> Bool { false }

    /// None: two processes, nothing to be cached, placed or paced.
    package static var conditions: Set<WorkloadKey> { [] }
    package func data(under conditions: Conditions) -> DataNeed { .nothing }
    package func members(under conditions: Conditions) -> MemberPlan {
        MemberPlan(count: 2, areProcesses: true, shareCPU: cpus == .same, roles: ["sender", "receiver"])
    }
    /// Nothing is made or filled. A round trip takes some tens of microseconds, most of them to wake the other process.
    package func estimate(under conditions: Conditions) -> WorkEstimate {
        WorkEstimate(batch: Double(operations) * (20e-6 + Double(operationBytes) / WorkEstimate.bytesPerSecond))
    }
    /// Two take part in each.
    package func operationsOfBatch(under conditions: Conditions) -> Int { operations }
    package func busyCPUs(under conditions: Conditions) -> Int { cpus == .same ? 1 : 2 }
}
