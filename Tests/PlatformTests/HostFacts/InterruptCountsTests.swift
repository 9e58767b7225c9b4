import Testing

@testable import Platform

@Suite struct InterruptCountsTests {
    private let text = """
                   CPU0       CPU1
          0:         30          0   IO-APIC   2-edge      timer
        NMI:          1          2   Non-maskable interrupts
        TLB:       1200         34   TLB shootdowns
        ERR:          0
        """

    @Test func `the counts of all CPUs are added up, and the words behind them are none`() {
        #expect(InterruptCounts.sum(of: "TLB", in: text) == 1234)
        #expect(InterruptCounts.sum(of: "0", in: text) == 30)
        #expect(InterruptCounts.sum(of: "ERR", in: text) == 0)
        #expect(InterruptCounts.sum(of: "LB", in: text) == nil)
    }

    @Test func `a kernel that does not count them gives none`() throws {
        let tree = try FixtureTree(["proc/interrupts": "           CPU0\nIPI0:   3  Rescheduling interrupts\n"])
        #expect(InterruptCounts.tlbShootdowns(root: tree.root) == nil)
        #expect(InterruptCounts.tlbShootdowns(root: "/nowhere") == nil)
    }
}
