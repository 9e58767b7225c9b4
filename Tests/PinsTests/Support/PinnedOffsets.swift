import TestSupport
import Workloads

@testable import Engines

/// All that the pins know of offsets, contents and digests. What these types become is adapted here alone.
enum PinnedOffsets {
    /// The first offsets that a thread takes, as block (or file) numbers; `w` marks a write of a mixed batch.
    static func first(_ count: Int, of keys: String, seed: UInt64, round: Int, thread: Int, batch: Int) throws -> String
    {
        let work = work(try PinnedCases.first(keys), seed: seed, round: round)
        let entries = work.blocks(thread: thread, batch: batch).prefix(count)
        return entries.map { $0 >= 1 << 31 ? "\($0 - 1 << 31)w" : "\($0)" }.joined(separator: " ")
    }

    /// The number of threads of a workload's first case.
    static func threads(of keys: String) throws -> Int { try PinnedCases.first(keys).threads }

    /// The digest that batch 0 of all threads must have, and that of every byte that it asks for.
    static func digests(of keys: String, seed: UInt64) throws -> String {
        let expected = try ExpectedDigest(work(try PinnedCases.first(keys), seed: seed, round: 0))
        let (used, every) = (expected.digest(everyByte: false), expected.digest(everyByte: true))
        return "\(String(used, radix: 16)), every byte \(String(every, radix: 16))"
    }

    /// The bytes of a data file.
    static func content(seed: UInt64, file: Int, offset: Int, count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        unsafe bytes.withUnsafeMutableBytes { buffer in
            guard let base = buffer.baseAddress else { return }
            unsafe Content(seed: seed).fill(base, file: file, offset: offset, count: count)
        }
        return bytes
    }

    /// What a write puts into a block.
    static func payload(round: Int, engine: Int, batch: Int, offset: Int, count: Int) -> [UInt8] {
        let payload = Payload(content: Content(seed: 42), round: round, engine: engine).inBatch(batch)
        var bytes = [UInt8](repeating: 0, count: count)
        unsafe bytes.withUnsafeMutableBytes { buffer in
            guard let base = buffer.baseAddress else { return }
            unsafe payload.makeTemplate(base, count: count)
            unsafe payload.stamp(base, offset: offset, count: count)
        }
        return bytes
    }

    private static func work(_ benchCase: Case, seed: UInt64, round: Int) -> EngineWork {
        let data = DataSet(directory: "/data", for: benchCase, seed: 42)
        return EngineWork(benchCase, data: data, seed: seed, round: round, cpus: [])
    }
}
