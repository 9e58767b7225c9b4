import Reports
import Results
import Testing

@Suite struct PlacementReportTests {
    /// A finding whose pages were asked for on node 1.
    private static func finding(_ pages: [Int: Int], isIgnored: Bool = false, asked: [Int: Int] = [1: 8])
        -> PlacementFinding
    {
        PlacementFinding(memory: "file", policy: "p", asked: asked, isIgnored: isIgnored, outcome: .found(pages))
    }

    @Test func `each row says what was asked and found, and the last line counts`() {
        let findings = [
            PlacementFinding(memory: "anonymous", policy: "default", asked: [0: 8], outcome: .found([0: 8])),
            Self.finding([0: 8]), Self.finding([0: 8], isIgnored: true), Self.finding([1: 8], isIgnored: true),
            PlacementFinding(
                memory: "file",
                policy: "p",
                asked: [0: 4, 1: 4],
                outcome: .notTried("needs a second node")
            ),
            PlacementFinding(memory: "file", policy: "p", asked: [1: 8], outcome: .failed("mbind: Invalid argument")),
            PlacementFinding(memory: "file", policy: "p", asked: [1: 8], outcome: .refused("mbind: seccomp")),
        ]
        #expect(
            PlacementReport.text(findings, color: false) == """
                memory     policy   pages asked  pages found  verdict
                anonymous  default  0: 8         0: 8         as asked
                file       p        1: 8         0: 8         NOT as asked
                file       p        1: 8         0: 8         NOT as asked (expected: the kernel ignores this)
                file       p        1: 8         1: 8         as asked (expected: the kernel ignores this)
                file       p        0: 4, 1: 4   -            not tried: needs a second node
                file       p        1: 8         -            failed: mbind: Invalid argument
                file       p        1: 8         -            refused: mbind: seccomp
                3 of 5 not as the kernel documents it, 1 refused, 1 not tried

                """
        )
        #expect(PlacementReport.text([findings[1]], color: true).contains("\u{1b}[31mNOT as asked\u{1b}[0m"))
        #expect(!PlacementReport.text([findings[2]], color: true).contains("\u{1b}"))
    }

    @Test func `pages must be on the nodes asked for, all of them`() {
        #expect(Self.finding([1: 8]).isAsAsked == true)
        #expect(Self.finding([1: 7, 0: 1]).isAsAsked == false)
        #expect(Self.finding([1: 7]).isAsAsked == false)
        #expect(Self.finding([1: 8, 0: 0]).isAsAsked == true)
        #expect(Self.finding([:]).isAsAsked == false)
    }

    @Test func `nodes that take turns need half of an even share each`() {
        let asked = [0: 1024, 1: 1024]
        #expect(Self.finding([0: 768, 1: 1280], asked: asked).isAsAsked == true)
        #expect(Self.finding([0: 512, 1: 1536], asked: asked).isAsAsked == true)
        #expect(Self.finding([0: 511, 1: 1537], asked: asked).isAsAsked == false)
        #expect(Self.finding([0: 1024, 2: 1024], asked: asked).isAsAsked == false)
        #expect(Self.finding([0: 2048], asked: asked).isAsAsked == false)
    }

    @Test func `what the kernel ignores must be found elsewhere, and what failed is not as documented`() {
        #expect(Self.finding([0: 8], isIgnored: true).isAsDocumented)
        #expect(!Self.finding([1: 8], isIgnored: true).isAsDocumented)
        #expect(!Self.finding([0: 8]).isAsDocumented)
        var finding = Self.finding([:])
        finding.outcome = .failed("x")
        #expect(!finding.isAsDocumented && finding.isAsAsked == nil)
        finding.outcome = .refused("x")
        #expect(finding.isAsDocumented && finding.isRefused && finding.isAsAsked == nil)
        finding.outcome = .notTried("x")
        #expect(finding.isAsDocumented && finding.isAsAsked == nil)
    }
}
