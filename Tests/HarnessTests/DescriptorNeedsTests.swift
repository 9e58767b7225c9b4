import TestSupport
import Testing
import Workloads

@testable import Harness

/// The open files that a run needs.
@Suite struct DescriptorNeedsTests {
    private func most(_ change: (inout CaseDraft) throws -> Void) throws -> Int {
        var draft = CaseDraft()
        draft.pattern = .random
        try change(&draft)
        return DescriptorNeeds.most(of: [try draft.makeCase()])
    }

    @Test func `they grow with members, engines that are open at once, and memory files`() throws {
        let one = try most { _ in }
        #expect(try most { $0.threads = 16 } > one + 16)
        #expect(try most { ($0.threads, $0.sharing) = (16, .processes) } > one + 32)
        #expect(try most { $0.backing = .memfd } == one - 1, "one descriptor, and a folder of files has two")
        #expect(DescriptorNeeds.most(of: []) <= one)
    }
}
