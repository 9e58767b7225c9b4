import Foundation
import Results
import TestSupport
import Testing
import Workloads

@testable import Analysis

/// What of the data a case comes back to, and the cache that holds it.
@Suite struct WorkingSetTests {
    private func set(_ change: (inout CaseDraft) throws -> Void) throws -> WorkingSet? {
        var draft = CaseDraft()
        draft.fileSize = .mebibytes(64)
        try change(&draft)
        return WorkingSet(try draft.makeCase())
    }

    @Test func `it is the whole file, or all files, and nothing of a cold case or one without`() throws {
        #expect(try set { _ in }?.bytes == 64 << 20)
        #expect(try set { $0.pattern = .random }?.bytes == 64 << 20)
        let files = try set {
            $0.kind = .smallFiles
            $0.fileSize = .kibibytes(16)
            $0.fileCount = 100
        }
        #expect(files?.bytes == 1600 << 10 && files?.isPopular == false)
        #expect(try set { $0.cache = .cold } == nil)
        #expect(try set { $0.backing = .anonymous } == nil)
    }

    @Test(arguments: [(500, 1.1), (500, 0.5), (20_000, 1.0), (100_000, 1.1), (100_000, 2.0), (100_000, 0.7)])
    func `popular blocks are those that nine in ten accesses take, by the sum of all weights`(
        count: Int,
        exponent: Double
    ) {
        let weights = (1...count).map { pow(Double($0), -exponent) }
        let all = weights.reduce(0, +)
        var sum = 0.0
        let exact =
            1
            + (weights.firstIndex { weight in
                sum += weight
                return sum >= 0.9 * all
            } ?? count)
        let found = WorkingSet.ranks(of: count, exponent: exponent)
        #expect(abs(found - exact) <= max(1, exact / 100), "\(found) \(exact)")
    }

    @Test func `popular blocks are counted in bytes, and are no more than the file`() throws {
        let zipf = try set {
            $0.pattern = .zipf(exponent: 2)
            $0.blockSize = ByteSize(64)
        }
        let ranks = WorkingSet.ranks(of: 1 << 20, exponent: 2)
        #expect(zipf?.isPopular == true && zipf?.bytes == ranks * 64 && ranks < 100)
        #expect(try set { $0.pattern = .zipf(exponent: 0.01) }?.bytes ?? 0 <= 64 << 20)
    }

    // MARK: - Beside the row

    private func warnings(_ cache: Int?, size: Int = 64, valid: Bool = true) throws -> [Warning] {
        var environment = Environment()
        environment.cpu.caches = cache.map { [.init(level: 3, type: "Unified", bytes: $0, cpus: [0])] }
        var draft = CaseDraft()
        draft.fileSize = .mebibytes(size)
        let benchCase = try draft.makeCase()
        var result = CaseResult(benchCase)
        for engine in benchCase.engines.indices {
            var trial = Make.trial(0, nanoseconds: 1000)
            if !valid { trial = Trial(round: 0, position: 0, status: .refused, reason: "no") }
            result.tables[engine].append(trial)
        }
        return CaseFinding(summarising: result, calibration: nil, environment: environment).warnings.filter {
            if case .fitsCache = $0 { true } else { false }
        }
    }

    @Test func `data that the last cache holds is told beside the case, and no other`() throws {
        #expect(try warnings(64 << 20) == [.fitsCache(bytes: 64 << 20, cache: 64 << 20, popular: false)])
        #expect(try warnings((64 << 20) - 1) == [] && warnings(nil) == [] && warnings(1 << 30, valid: false) == [])
        let words = Warning.fitsCache(bytes: 12 << 20, cache: 32 << 20, popular: true).description
        #expect(words.hasPrefix("nine in ten accesses take 12.0 MiB, which the last-level cache holds (32.0 MiB)"))
    }

    // MARK: - The limit that memory sets

    @Test func `it is shown of what was measured past the caches, and of data that they don't hold`() throws {
        func limit(region: Int?, size: Int, price: Double? = 0.2) throws -> Double? {
            var calibration = Calibration()
            calibration.copyNanosecondsPerByte = 0.1
            calibration.sumNanosecondsPerByte = 0.05
            calibration.memoryRegionBytes = region
            calibration.memorySumNanosecondsPerByte = price
            calibration.memoryCopyNanosecondsPerByte = price.map { 2 * $0 }
            var draft = CaseDraft()
            draft.fileSize = .mebibytes(size)
            draft.consumption = .sum
            let benchCase = try draft.makeCase()
            return MemoryLimit.bytesPerSecond(engine: "mmap", of: benchCase, calibration).map { ($0 / 1e9).rounded() }
        }
        #expect(try limit(region: nil, size: 64) == 20)
        #expect(try limit(region: 1 << 30, size: 512) == 5)
        #expect(try limit(region: 1 << 30, size: 256) == nil)
        #expect(try limit(region: 0, size: 512, price: nil) == nil)
    }
}
