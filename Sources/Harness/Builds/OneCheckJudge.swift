/// The judge of a run whose number of rounds is fixed: no case goes on after the first check.
final class OneCheckJudge: RunJudge {
    func check(isLast: Bool) -> [Int] { [] }
}
