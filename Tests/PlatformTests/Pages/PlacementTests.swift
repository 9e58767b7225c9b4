import Glibc
import TestSupport
import Testing

@testable import Platform

@Suite struct PagePlacementTests {
    static let node = NUMAFacts.current().nodesWithMemory.last ?? 0

    @Test(.placesPages) func `touched pages are found on their node, and the others are absent`() throws {
        let page = PageCache.pageSize
        let mapping = try Mapping(anonymous: 20_000 * page)
        try mapping.advise(.noHugePage)
        try mapping.bind(.bind([Self.node]))
        for index in 0..<17_000 {
            unsafe mapping.base.storeBytes(of: 1, toByteOffset: index * page, as: UInt8.self)
        }
        // move_pages(2) finds no page on any node while compaction moves it.
        let placement = try undisturbed(until: { $0.found == 17_000 }) { try PagePlacement.of(mapping) }
        #expect(placement.pagesByNode == [Self.node: 17_000])
        #expect((placement.absent, placement.failed, placement.found) == (3000, 0, 17_000))
        #expect(try PagePlacement.of(mapping, length: 10 * page).pagesByNode == [Self.node: 10])
    }

    @Test(.placesPages) func `pages that are moved to their own node are found there`() throws {
        let mapping = try Mapping(anonymous: 64 * PageCache.pageSize)
        _ = touch(mapping)
        let moved = try undisturbed(until: { $0.found == 64 }) { try PagePlacement.move(mapping) { _ in Self.node } }
        #expect(moved.pagesByNode == [Self.node: 64])
    }

    @Test(.placesPages) func `the page of zeros is on no node`() throws {
        let mapping = try Mapping(anonymous: 8 * PageCache.pageSize)
        try mapping.advise(.populateRead)
        let placement = try PagePlacement.of(mapping)
        #expect((placement.found, placement.absent, placement.failed) == (0, 0, 8))
    }

    @Test(.placesPages) func `a thread's policy is its own, and can be taken back`() throws {
        let node = Self.node
        for policy in [MemoryPolicy.bind([node]), .interleave([node]), .local] {
            let found = try onOwnThread {
                try policy.applyToThread()
                let mapping = try Mapping(anonymous: 32 * PageCache.pageSize)
                _ = touch(mapping)
                try MemoryPolicy.local.applyToThread()
                return try undisturbed(until: { $0 == 32 }) { try PagePlacement.of(mapping).found }
            }
            #expect(found == 32)
        }
    }

    @Test(.placesPages, arguments: [MemoryPolicy.local, .bind([node]), .interleave([node])])
    func `a mapping takes a policy of its own, and its pages are moved if that is asked for`(policy: MemoryPolicy)
        throws
    {
        let mapping = try Mapping(anonymous: 32 * PageCache.pageSize)
        try mapping.bind(policy)
        _ = touch(mapping)
        try mapping.bind(policy, movesPages: true)
        let found = try undisturbed(until: { $0 == 32 }) { try PagePlacement.of(mapping).found }
        #expect(found == 32)
    }

    @Test(.placesPages, arguments: [MemoryPolicy.bind([777]), .interleave([-1]), .bind([])])
    func `a node that there is not is an error that names the policy`(policy: MemoryPolicy) throws {
        let mapping = try Mapping(anonymous: 4096)
        #expect(throws: SystemError("mbind of 4096 bytes to \(policy.words)", result: -Int(EINVAL))) {
            try mapping.bind(policy)
        }
        #expect(throws: SystemError("set_mempolicy \(policy.words)", result: -Int(EINVAL))) {
            try policy.applyToThread()
        }
    }

    @Test(.enabled(if: NUMALibrary.state == .notBuiltIn, "this build has NUMA"))
    func `a build without NUMA says so`() throws {
        let mapping = try Mapping(anonymous: 4096)
        let texts = [
            #expect(throws: SystemError.self) { try MemoryPolicy.local.applyToThread() },
            #expect(throws: SystemError.self) { try mapping.bind(.local) },
            #expect(throws: SystemError.self) { _ = try PagePlacement.of(mapping) },
        ]
        for error in texts { #expect(try #require(error).description.contains("built without NUMA")) }
    }
}

extension HugePageTests {
    @Suite struct HugePagePlacementTests {
        @Test(.reservesHugePages, .placesPages)
        func `hugetlb pages are asked for once each`() throws {
            let before = try #require(HugePagePool(pageSize: hugePage))
            let node = PagePlacementTests.node
            let reservation = try HugePagePool.reserve(pages: 4, of: hugePage, onNode: node)
            do {
                let file = try MemoryFile(size: 4 * hugePage, hugePageSize: hugePage)
                let mapping = try Mapping(file.descriptor, length: file.size, writable: true)
                try mapping.bind(.bind([node]))
                for index in 0..<3 {
                    unsafe mapping.base.storeBytes(of: 1, toByteOffset: index * hugePage, as: UInt8.self)
                }
                let placement = try PagePlacement.of(mapping)
                #expect(placement.pagesByNode == [node: 3])
                #expect((placement.absent, placement.pageSize) == (1, hugePage))
            }
            try reservation.restore()
            #expect(pool(settledAs: before) == before)
        }
    }
}
