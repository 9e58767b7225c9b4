import Testing

@testable import Platform

@Suite struct ProcTextTests {
    @Test(arguments: [
        ("0-3,8\n", [0, 1, 2, 3, 8]), ("5", [5]), ("\n", []), ("0,2,4-5", [0, 2, 4, 5]),
    ])
    func `a list of CPUs is read with its ranges`(text: String, numbers: [Int]) {
        #expect(ProcText.list(text) == numbers)
    }

    @Test(arguments: ["a", "3-1", "1-2-3", "0-", "-1", "0-99999999"])
    func `a list that is none is refused`(text: String) {
        #expect(ProcText.list(text) == nil)
    }

    @Test func `the choice in brackets is the one in force`() {
        #expect(ProcText.selected("always [madvise] never\n") == "madvise")
        #expect(ProcText.selected("none\n") == "none")
        #expect(ProcText.selected("always madvise never") == nil)
        #expect(ProcText.selected("") == nil)
    }

    @Test func `a value in kB becomes bytes, and one that no Int can hold is unknown`() {
        #expect(ProcText.bytes("24684096 kB") == 25_276_514_304)
        #expect(ProcText.bytes("9223372036854775807 kB") == nil)
        #expect(ProcText.bytes("-1 kB") == nil)
        #expect(ProcText.bytes(nil) == nil)
    }
}
