import Glibc
import TestSupport
import Testing

@testable import Platform

/// Runs a test only where huge pages can be reserved, and prints why it is skipped elsewhere.
extension Trait where Self == ConditionTrait {
    static var reservesHugePages: Self {
        let isThere = HugePagePool(pageSize: 2 << 20) != nil
        return .enabled(
            if: geteuid() == 0 && isThere,
            geteuid() == 0 ? "this kernel has no huge pages of 2 MiB" : "only root may reserve huge pages"
        )
    }

    /// Runs a test only in a build with libnuma, on a kernel that has NUMA.
    static var placesPages: Self {
        let state = NUMALibrary.state
        let cannot = state == .notBuiltIn || state == .notAvailable
        return .enabled(if: !cannot, Comment(rawValue: state.description))
    }
}

/// Writes one byte to each base page, and returns the faults that this thread had by it.
func touch(_ mapping: borrowing Mapping) -> Int {
    // The first reading faults for itself.
    _ = ResourceUsage.now(of: .thread)
    let before = ResourceUsage.now(of: .thread)
    for offset in stride(from: 0, to: mapping.length, by: PageCache.pageSize) {
        unsafe mapping.base.storeBytes(of: 1, toByteOffset: offset, as: UInt8.self)
    }
    let used = ResourceUsage.now(of: .thread) - before
    return used.minorFaults + used.majorFaults
}

/// The pool of small huge pages, once it is as it was before: any process may hold pages of it for a moment.
func pool(settledAs before: HugePagePool) -> HugePagePool? {
    undisturbed(attempts: 100, until: { $0 == before }) {
        usleep(1000)
        return HugePagePool(pageSize: hugePage)
    }
}

/// What smaps says of a mapping.
func pages(of mapping: borrowing Mapping) throws -> MappingPages {
    let pages = MappingPages(of: mapping)
    return try #require(pages)
}

/// A fault for each page, and no more than two that are about something else, such as the thread's own stack.
func isOne(_ faults: Int, forEach pages: Int) -> Bool { (pages...pages + 2).contains(faults) }

/// The size of the small huge pages, in bytes.
let hugePage = 2 << 20

/// Tests that change the pool of huge pages take turns, with those of other modules too: they compare its size before and after.
@Suite(.serialized, PoolTrait())
enum HugePageTests {}

/// Holds the pool while a suite runs.
struct PoolTrait: SuiteTrait, TestScoping {
    @concurrent func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        let lock = PoolLock()
        defer { withExtendedLifetime(lock) {} }
        try await function()
    }
}
