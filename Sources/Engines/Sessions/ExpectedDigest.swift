internal import Platform
internal import Workloads

/// The digest that a reading batch must have, computed from the content of the files without reading them.
struct ExpectedDigest: ~Copyable {
    private let work: EngineWork
    private let buffer: AlignedBuffer
    private let entries: AlignedBuffer

    init(_ work: EngineWork) throws(SystemError) {
        let block = work.definition.unit.size.bytes
        let blockBuffer = try AlignedBuffer((block + 7) & ~7)
        let table = try AlignedBuffer(work.definition.operations * 4)
        self.work = work
        buffer = blockBuffer
        entries = table
    }

    /// The digest of batch 0 over all threads.
    func digest(everyByte: Bool) -> UInt64 {
        let table = unsafe entries.base.assumingMemoryBound(to: UInt32.self)
        var sum: UInt64 = 0
        for thread in 0..<work.benchCase.conditions.threads {
            let plan = OffsetPlan(work.benchCase, thread: thread, seed: work.offsetSeed, pageSize: work.pageSize)
            unsafe plan.fill(table, batch: 0)
            for index in 0..<work.definition.operations {
                let entry = unsafe table[index]
                guard entry & OffsetPlan.writeBit == 0 else { continue }
                sum &+= block(Int(entry), everyByte: everyByte)
            }
        }
        return sum
    }

    private func block(_ number: Int, everyByte: Bool) -> UInt64 {
        let small = work.definition.opensEachOperation
        let offset = small ? 0 : number * work.definition.blockSize.bytes
        let count =
            small
            ? work.definition.fileSize.bytes
            : min(work.definition.blockSize.bytes, work.definition.fileSize.bytes - offset)
        unsafe work.data.content.fill(buffer.base, file: small ? number : 0, offset: offset, count: count)
        let bytes = unsafe UnsafeRawPointer(buffer.base)
        if everyByte { return unsafe Sum().consume(bytes, count: count, isBuffer: true, buffer: buffer.base) }
        if work.definition.operation == .mixed {
            return unsafe Anchored(use: Touch(page: work.pageSize)).consume(
                bytes,
                count: count,
                isBuffer: true,
                buffer: buffer.base
            )
        }
        return switch work.definition.consumption {
        case .touch: unsafe Touch(page: work.pageSize).consume(bytes, count: count, isBuffer: true, buffer: buffer.base)
        case .sum: unsafe Sum().consume(bytes, count: count, isBuffer: true, buffer: buffer.base)
        case .copy: unsafe Copy().consume(bytes, count: count, isBuffer: true, buffer: buffer.base)
        }
    }
}
