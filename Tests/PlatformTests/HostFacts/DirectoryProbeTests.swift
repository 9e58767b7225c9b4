import Platform
import TestSupport
import Testing

@Suite struct DirectoryProbeTests {
    @Test func `a directory of one's own takes a file, which is counted and evicted, and nothing is left`() throws {
        let tree = try FixtureTree(["/data/one": "x"])
        let probe = DirectoryProbe.examine(tree.root + "/data")
        #expect(probe.failure == nil)
        #expect(probe.isOwner)
        #expect(probe.writtenPages == 16)
        #expect(probe.calls.map(\.use) == CallProbe.Use.allCases)
        #expect(ProcFile.names(in: tree.root + "/data") == ["one"])
    }

    @Test func `a directory that is absent or no directory is told in words`() throws {
        let tree = try FixtureTree(["/file": "x"])
        #expect(DirectoryProbe.examine(tree.root + "/none").failure == "No such file or directory")
        #expect(DirectoryProbe.examine(tree.root + "/file").failure == "Not a directory")
    }

    @Test(.enabled("/dev/shm must be a tmpfs") { MountTable.entry(holding: "/dev/shm")?.type == "tmpfs" })
    func `files of a tmpfs can't be evicted`() {
        let probe = DirectoryProbe.examine("/dev/shm")
        #expect(probe.residentPages == nil || probe.residentPagesAfterEviction == 16)
    }

    @Test(.enabled("/var/tmp must lie on a block device") { BlockDeviceFacts.of(path: "/var/tmp") != nil })
    func `files on a disk are counted and can be evicted`() {
        let probe = undisturbed(until: { $0.residentPages == 16 && $0.residentPagesAfterEviction == 0 }) {
            DirectoryProbe.examine("/var/tmp")
        }
        #expect(probe.residentPages == 16)
        #expect(probe.residentPagesAfterEviction == 0)
        #expect(probe.residency == nil && probe.eviction == nil)
    }
}
