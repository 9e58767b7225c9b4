import Foundation
import Platform
import Results
import TestSupport
import Testing
import Worker
import Workloads

@testable import Harness

@Suite("Preconditions of a run")
struct RunPreconditionTests {
    /// Writes down what is asked of it.
    private final class Scripted: Precondition {
        let scope = PreconditionScope.run
        private(set) var calls: [String] = []

        func prepare() throws -> String? {
            calls.append("prepare")
            return nil
        }

        func restore() throws { calls.append("restore") }
    }

    @Test func `the folder is there while the run is, and with all that is in it gone afterwards`() throws {
        let scratch = try WorkFolder.create(in: "/var/tmp", prefix: "faultline-harness-tests-")
        defer { WorkFolder.remove(scratch) }
        let folder = DataFolder(in: scratch, seed: 1)
        let stack = PreconditionStack([folder])
        #expect(ProcFile.names(in: scratch).isEmpty)
        try stack.prepare(.run)
        #expect(ProcFile.names(in: scratch).count == 1 && folder.path.hasPrefix(scratch))
        try WorkFolder.createSubfolder(folder.path + "/0")
        try stack.restore(.run)
        #expect(ProcFile.names(in: scratch).isEmpty)
        // A second time there is nothing to put back.
        try stack.restore(.run)
    }

    @Test func `where a folder can't be made, what came before it is put back and nothing is left`() throws {
        let scripted = Scripted()
        let stack = PreconditionStack([scripted, DataFolder(in: "/nowhere/at/all", seed: 1)])
        #expect(throws: SystemError.self) { try stack.prepare(.run) }
        #expect(scripted.calls == ["prepare", "restore"])
        try stack.restore(.run)
        #expect(scripted.calls == ["prepare", "restore"])
    }

    @Test func `a folder that can't be removed is said, and what came before it is put back all the same`() throws {
        let scratch = try WorkFolder.create(in: "/var/tmp", prefix: "faultline-harness-tests-")
        defer { WorkFolder.remove(scratch) }
        let scripted = Scripted()
        let folder = DataFolder(in: scratch, seed: 1)
        let stack = PreconditionStack([scripted, folder])
        try stack.prepare(.run)
        // A file in the folder's place is no folder to remove.
        WorkFolder.remove(folder.path)
        try "".write(toFile: folder.path, atomically: false, encoding: .utf8)
        let error = #expect(throws: HarnessError.self) { try stack.restore(.run) }
        #expect(error?.description.hasPrefix("the data folder could not be removed: ") == true)
        #expect(scripted.calls == ["prepare", "restore"])
    }

    @Test func `pages that no case needs are not reserved`() throws {
        let cases = try RunFixture.cases("a")
        let pages = HugePagesPrecondition(HugePageNeeds(cases), notedIn: DataFolder(in: "/var/tmp", seed: 1))
        let before = HugePagePool.sizes.compactMap { HugePagePool(pageSize: $0)?.total }
        #expect(try pages.prepare() == nil)
        #expect(HugePagePool.sizes.compactMap { HugePagePool(pageSize: $0)?.total } == before)
        pages.restore()
    }
}
