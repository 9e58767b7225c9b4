import Platform
import Results
import TestSupport
import Testing

@testable import Harness

@Suite struct PlacementCheckTests {
    private static let nodes = NUMAFacts.current().nodesWithMemory.count

    @Test(.enabled(if: NUMALibrary.state != .notBuiltIn && nodes > 0, "built without NUMA, or no node is listed"))
    func `this machine does what the kernel documents, and leaves no file behind`() throws {
        let folder = try WorkFolder.create(in: "/var/tmp", prefix: "faultline-placement-tests-")
        defer { WorkFolder.remove(folder) }
        // Pages of a file may leave the cache, or be migrated, before they are looked for.
        let findings = try undisturbed(until: { $0.allSatisfy(\.isAsDocumented) }) {
            try PlacementCheck.findings(directory: folder)
        }
        #expect(findings.count == 21)
        #expect(findings.filter { !$0.isAsDocumented } == [])
        #expect(findings.contains { $0.memory == "file" && $0.isAsAsked == true })
        if Self.nodes == 1 {
            #expect(findings.count { $0.outcome == .notTried("needs a second node") } == 18)
        }
        #expect(ProcFile.names(in: folder) == [])
    }

    @Test(.enabled(if: NUMALibrary.state != .notBuiltIn && nodes > 0, "built without NUMA, or no node is listed"))
    func `in memory no file is ever cold, so none is tried`() throws {
        let findings = try PlacementCheck.findings(directory: "/dev/shm")
        let files = findings.filter { $0.memory == "file" }
        #expect(files.count == 10)
        #expect(files.allSatisfy { $0.outcome == .notTried("needs a --directory on a disk") })
    }

    @Test(.enabled(if: NUMALibrary.state == .notBuiltIn, "this build has NUMA"))
    func `a build without NUMA refuses`() {
        #expect(throws: HarnessError(.usage, "placement can't be tried: built without NUMA")) {
            _ = try PlacementCheck.findings(directory: "/var/tmp")
        }
    }
}
