import Glibc
import Platform
import Testing
import Workloads

@testable import Engines
import TestSupport

/// The files of a case in a fresh folder under /var/tmp (on disk, where /tmp may be memory), removed when it goes.
final class Fixture: Sendable {
    let benchCase: Case
    let data: DataSet
    private let folder: String

    /// Makes the case and its files.
    init(seed: UInt64 = 42, _ change: (inout CaseDraft) -> Void) throws {
        var draft = CaseDraft()
        change(&draft)
        benchCase = try draft.makeCase()
        folder = try WorkFolder.create(in: "/var/tmp", prefix: "faultline-engines-tests-")
        data = DataSet(directory: folder, for: benchCase, seed: seed)
        for file in 0..<(data.hasFiles ? data.fileCount : 0) {
            let handle = try FileHandle(data.path(ofFile: file), .create)
            try handle.append(Self.content(data, file: file))
            try handle.close()
        }
    }

    deinit { WorkFolder.remove(folder) }

    /// The bytes of a file, word by word.
    static func content(_ data: DataSet, file: Int = 0) -> [UInt8] {
        let words = (0..<(data.fileSize + 7) / 8).map { data.content.word(file: file, index: $0) }
        return unsafe words.withUnsafeBytes { unsafe Array($0.prefix(data.fileSize)) }
    }

    func work(round: Int = 0, seed: UInt64 = 7, cpus: [Int] = []) -> EngineWork {
        EngineWork(benchCase, data: data, seed: seed, round: round, cpus: cpus)
    }

    /// A session that is ready to run.
    func session(_ engine: String, index: Int = 0, round: Int = 0, seed: UInt64 = 7) throws -> any EngineSession {
        let work = work(round: round, seed: seed)
        let session = try EngineSessions.session(EngineSpec(parsing: engine), index: index, work: work)
        try session.prepare()
        return session
    }

    /// Runs batches in a session of their own.
    func measure(_ engine: String, batches: Range<Int> = 0..<1, index: Int = 0, round: Int = 0) throws -> Measurement {
        let session = try session(engine, index: index, round: round)
        var sum = Measurement()
        for first in stride(from: batches.lowerBound, to: batches.upperBound, by: session.longestGroup) {
            sum += try session.run(first..<min(batches.upperBound, first + session.longestGroup))
        }
        try session.finish()
        return sum
    }

    /// Runs one batch in a session of its own, on a thread that stays on one CPU.
    func measure(_ engine: String, onCPU cpu: Int) throws -> Measurement {
        let thread = try WorkerThread {
            Result {
                try CPUSet.pin(to: cpu)
                return try self.measure(engine)
            }
        }
        return try thread.join()?.get() ?? Measurement()
    }

    /// The file as it is now.
    func bytes(file: Int = 0) throws -> [UInt8] {
        try FileHandle(data.path(ofFile: file)).bytes(in: 0..<data.fileSize + 1)
    }

    /// Turns over one bit of a file.
    func damage(file: Int = 0, at offset: Int) throws {
        let handle = try FileHandle(data.path(ofFile: file), .readWrite)
        var byte = try handle.bytes(in: offset..<offset + 1)
        byte[0] ^= 1
        try unsafe byte.withUnsafeBytes { try unsafe handle.write($0, at: offset) }
    }

    func truncate(file: Int = 0, to size: Int) throws {
        try FileHandle(data.path(ofFile: file), .readWrite).truncate(to: size)
    }
}

/// The digest of a reading batch, made the plain way from the bytes of the file: what the engines must find.
struct PlainDigest {
    let fixture: Fixture
    let seed: UInt64

    init(_ fixture: Fixture, seed: UInt64 = 7) {
        self.fixture = fixture
        self.seed = seed
    }

    func digest(batch: Int = 0, everyByte: Bool = false) -> UInt64 {
        let benchCase = fixture.benchCase
        let work = fixture.work(seed: seed)
        let small = benchCase.kind == .smallFiles
        var files: [Int: [UInt8]] = [:]
        var known: [UInt32: UInt64] = [:]
        var sum: UInt64 = 0
        for thread in 0..<benchCase.threads {
            for entry in work.blocks(thread: thread, batch: batch) where entry < 1 << 31 {
                if let digest = known[entry] {
                    sum &+= digest
                    continue
                }
                let file = small ? Int(entry) : 0
                let bytes = files[file] ?? Fixture.content(fixture.data, file: file)
                files[file] = bytes
                let start = small ? 0 : Int(entry) * benchCase.blockSize.bytes
                let end = small ? bytes.count : min(bytes.count, start + benchCase.blockSize.bytes)
                let digest = digest(of: bytes[start..<end], everyByte: everyByte)
                known[entry] = digest
                sum &+= digest
            }
        }
        return sum
    }

    private func digest(of block: ArraySlice<UInt8>, everyByte: Bool) -> UInt64 {
        let words = stride(from: block.startIndex, to: block.endIndex, by: 8).map { place in
            block[place..<min(place + 8, block.endIndex)].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        }
        if everyByte { return words.reduce(0, &+) }
        if fixture.benchCase.operation == .mixed { return words[0] }
        return switch fixture.benchCase.consumption {
        case .touch:
            stride(from: block.startIndex, to: block.endIndex, by: 4096).reduce(0) { $0 &+ UInt64(block[$1]) }
        case .sum: words.reduce(0, &+)
        case .copy: words[words.count - 1]
        }
    }
}

/// The value that a chi-square variable of so many degrees of freedom exceeds once in 10,000 times.
///
/// Source: E. B. Wilson and M. M. Hilferty, "The distribution of chi-square", PNAS 17 (1931).
func chiSquareLimit(_ degrees: Int) -> Double {
    let share = 2 / (9 * Double(degrees))
    let root = 1 - share + 3.719 * share.squareRoot()
    return Double(degrees) * root * root * root
}

/// Pearson's statistic.
func chiSquare(_ counts: [Int], expected: [Double]) -> Double {
    zip(counts, expected).reduce(0) { $0 + (Double($1.0) - $1.1) * (Double($1.0) - $1.1) / $1.1 }
}

/// The engines that this machine's kernel or the file system of /var/tmp can't do, found out by a session of each.
enum Unsupported {
    /// Why an engine can't be used here, whatever its options are; nil if it can.
    static func reason(of engine: String) -> String? { reasons[String(engine.prefix { $0 != ":" })] }

    /// True for an engine that can't be used here.
    static func has(_ engine: String) -> Bool { reason(of: engine) != nil }

    private static let reasons: [String: String] = {
        var reasons: [String: String] = [:]
        for name in EngineRegistry.builtIn.names where !["write", "pwrite"].contains(name) {
            do {
                _ = try Fixture { $0.fileSize = .kibibytes(8) }.measure(name)
            } catch {
                reasons[name] = "\(error)"
            }
        }
        if !reasons.isEmpty { print("not tested here: \(reasons)") }
        return reasons
    }()
}

extension Trait where Self == ConditionTrait {
    /// The test uses an engine that some kernels and file systems don't have.
    static func runs(_ engine: String) -> Self {
        .enabled(if: !Unsupported.has(engine), "\(engine): not on this kernel and file system")
    }
}
