import Reports
import Testing

@Suite struct ProgressTextTests {
    private let state = ProgressText(round: 5, rounds: 16, label: "random-read", done: 0.34, secondsLeft: 145)

    @Test func `the line for a terminal`() {
        #expect(state.line(columns: 100) == "████████░░░░░░░░░░░░░░░░  34 %  round 5/16  2 m 25 s left  random-read")
    }

    @Test(arguments: [0, 1, 20, 31, 32, 50, 80])
    func `it never is wider than the terminal`(columns: Int) {
        #expect(state.line(columns: columns).count <= columns)
    }

    @Test(arguments: [(-1.0, "  0 %"), (.nan, "  0 %"), (1, "100 %"), (7, "100 %"), (0.999, "100 %")])
    func `a share out of range is drawn at its end`(done: Double, text: String) {
        let line = ProgressText(round: 1, rounds: 1, label: nil, done: done, secondsLeft: nil).line(columns: 80)
        #expect(line.dropFirst(25).hasPrefix(text), "\(line)")
    }

    @Test func `the plain line`() {
        #expect(state.plain == "round 5 of 16, 34 % done, about 2 m 25 s left, random-read")
        let start = ProgressText(round: 1, rounds: 16, label: nil, done: 0, secondsLeft: nil)
        #expect(start.plain == "round 1 of 16, 0 % done")
    }
}
