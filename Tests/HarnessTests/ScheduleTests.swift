import Testing

@testable import Harness

/// What a run does next, by a clock that the test moves.
@Suite struct ScheduleTests {
    private static func schedule(cases: Int, checks: [Int], budget: Int? = nil, seed: UInt64 = 1) -> Schedule {
        Schedule(cases: cases, checks: checks, budget: budget, order: RoundScheduler(seed: seed))
    }

    /// What a run did, in order.
    private struct Played {
        var steps: [Schedule.Step] = []
        var elapsed = 0
        var checks: [String] = []

        func rounds(of benchCase: Int) -> [Int] {
            steps.compactMap {
                if case .round(let round, benchCase) = $0 { round } else { nil }
            }
        }
    }

    /// Plays a schedule to its end.
    ///
    /// - Parameters:
    ///   - start: the time that passed before the first round.
    ///   - takes: what a round of a case takes.
    ///   - dies: true for the round after which a case can never be measured.
    ///   - goOn: the cases that a check leaves in.
    private func play(
        _ schedule: inout Schedule,
        start: Int = 0,
        takes: (Int) -> Int = { _ in 10 },
        dies: (Int, Int) -> Bool = { _, _ in false },
        goOn: (Int) -> [Int] = { _ in [] }
    ) -> Played {
        var played = Played(elapsed: start)
        while let step = schedule.next(at: played.elapsed) {
            played.steps.append(step)
            switch step {
            case .round(let round, let index):
                played.elapsed += takes(index)
                schedule.finish(taking: takes(index), goesOn: !dies(index, round))
            case .outOfTime: continue
            case .check(let rounds, let isLast):
                played.checks.append(isLast ? "last \(rounds)" : "\(rounds)")
                schedule.proceed(with: goOn(rounds))
            }
        }
        return played
    }

    @Test func `every round has every case that goes on, and a check comes after its rounds alone`() {
        var schedule = Self.schedule(cases: 3, checks: [2, 3, 5])
        let played = play(&schedule, goOn: { $0 == 2 ? [0, 2] : [2] })
        #expect(played.rounds(of: 0) == [0, 1, 2])
        #expect(played.rounds(of: 1) == [0, 1])
        #expect(played.rounds(of: 2) == [0, 1, 2, 3, 4])
        #expect(played.checks == ["2", "3", "last 5"])
        #expect(schedule.rounds == 5 && !schedule.isOutOfTime)
        for round in 0..<2 {
            let steps = played.steps[(round * 3)..<(round * 3 + 3)]
            let cases: [Int] = steps.map { step in
                guard case .round(round, let index) = step else { return -1 }
                return index
            }
            #expect(cases == RoundScheduler(seed: 1).cases([0, 1, 2], round: round))
        }
    }

    @Test func `a run ends with the check that leaves no case`() {
        var schedule = Self.schedule(cases: 2, checks: [4, 8])
        #expect(play(&schedule).checks == ["4"])
        #expect(schedule.next(at: 0) == nil)
    }

    @Test func `no round starts that would probably pass the budget, and what there is gets a last check`() {
        // Case 0 takes 30 and case 1 takes 1: at 98 there is room for case 1 alone.
        var schedule = Self.schedule(cases: 2, checks: [100], budget: 128)
        let played = play(&schedule, takes: { $0 == 0 ? 30 : 1 })
        #expect(played.rounds(of: 0).count == 4 && played.elapsed <= 128)
        #expect(Array(played.steps.suffix(2)) == [.outOfTime, .check(rounds: 4, isLast: true)])
        #expect(schedule.isOutOfTime && schedule.rounds == max(4, played.rounds(of: 1).count))
    }

    @Test func `a budget that preparations used up leaves no round, and still a last check`() {
        var schedule = Self.schedule(cases: 2, checks: [4, 8], budget: 50)
        let played = play(&schedule, start: 51)
        #expect(played.steps == [.outOfTime, .check(rounds: 0, isLast: true)])
        #expect(schedule.rounds == 0)
    }

    @Test func `a round of unknown length starts while there is any time, to the last nanosecond`() {
        var schedule = Self.schedule(cases: 1, checks: [4], budget: 50)
        #expect(play(&schedule, start: 50).rounds(of: 0) == [0])
    }

    @Test func `a case that can't be measured has no further round, whatever a check says`() {
        var schedule = Self.schedule(cases: 2, checks: [2, 4])
        let played = play(&schedule, dies: { index, _ in index == 0 }, goOn: { _ in [0, 1] })
        #expect(played.rounds(of: 0) == [0] && played.rounds(of: 1) == [0, 1, 2, 3])
        #expect(played.checks == ["2", "last 4"])
    }

    @Test func `where no case can be measured the last check comes at once, and rounds are those that were run`() {
        var schedule = Self.schedule(cases: 2, checks: [16, 32])
        let played = play(&schedule, dies: { _, _ in true }, goOn: { _ in [0, 1] })
        #expect(played.checks == ["last 1"])
        #expect(schedule.rounds == 1)
    }

    @Test func `cases that are asked for and can't be measured are judged once more, as the last`() {
        var schedule = Self.schedule(cases: 2, checks: [2, 4])
        let played = play(&schedule, dies: { index, _ in index == 0 }, goOn: { _ in [0] })
        #expect(played.checks == ["2", "last 2"])
    }

    @Test func `progress counts what is left up to the next check, of the cases that go on`() {
        var schedule = Self.schedule(cases: 3, checks: [2, 4], budget: 1000)
        #expect(schedule.progress(at: 0).remaining == nil)
        #expect(schedule.progress(at: 0).total == 6)
        for _ in 0..<4 { schedule.finish(taking: 10, goesOn: true) }
        let middle = schedule.progress(at: 40)
        #expect(middle.done == 4 && middle.total == 6 && middle.rounds == 2 && middle.remaining == 20)
        #expect(schedule.progress(at: 990).remaining == 10, "no more than the budget has")
        for _ in 0..<2 { schedule.finish(taking: 10, goesOn: true) }
        schedule.proceed(with: [1])
        let later = schedule.progress(at: 60)
        #expect(later.done == 6 && later.total == 8 && later.rounds == 4 && later.remaining == 20)
    }

    /// Plays a schedule of pairs that are checked by themselves: `reaches` says which rounds of which case bring one to a check.
    private func playPairs(
        _ schedule: inout Schedule,
        reaches: (Int, Int) -> Bool,
        goOn: (Int) -> [Int]
    ) -> Played {
        var played = Played()
        while let step = schedule.next(at: played.elapsed) {
            played.steps.append(step)
            switch step {
            case .round(let round, let index):
                played.elapsed += 10
                schedule.finish(taking: 10, goesOn: true, reachesCheck: reaches(index, round))
            case .outOfTime: continue
            case .check(let rounds, let isLast):
                played.checks.append(isLast ? "last \(rounds)" : "\(rounds)")
                schedule.proceed(with: goOn(rounds))
            }
        }
        return played
    }

    @Test func `pairs that are checked by themselves are so when the round of all cases is done, and at the end`() {
        var schedule = Schedule(
            cases: 2,
            checks: [2, 4, 6],
            budget: nil,
            order: RoundScheduler(seed: 1),
            checksPairs: true
        )
        // A round of case 1 was invalid: its pair comes to its check a round later.
        let reaches = { (index: Int, round: Int) in round == (index == 0 ? 1 : 2) }
        let played = playPairs(&schedule, reaches: reaches, goOn: { $0 == 2 ? [0, 1] : [1] })
        #expect(played.checks == ["2", "3", "last 6"])
        #expect(played.rounds(of: 0) == [0, 1, 2] && played.rounds(of: 1) == [0, 1, 2, 3, 4, 5])
    }

    @Test func `a run whose pairs are all decided ends with the check that decides the last`() {
        var schedule = Schedule(
            cases: 3,
            checks: [4, 8],
            budget: nil,
            order: RoundScheduler(seed: 1),
            checksPairs: true
        )
        let played = playPairs(&schedule, reaches: { _, round in round == 3 }, goOn: { _ in [] })
        #expect(played.checks == ["4"] && schedule.rounds == 4)
    }

    @Test func `the time left counts what the checks to come may add, but no more than the budget has`() {
        var schedule = Schedule(
            cases: 2,
            checks: [2, 10],
            budget: 150,
            order: RoundScheduler(seed: 1),
            checksPairs: true
        )
        for _ in 0..<2 { schedule.finish(taking: 10, goesOn: true) }
        let progress = schedule.progress(at: 20)
        #expect(progress.rounds == 2 && progress.done == 2 && progress.total == 20 && progress.remaining == 130)
    }

    @Test func `a suite of no cases is over at once`() {
        var schedule = Self.schedule(cases: 0, checks: [4])
        #expect(schedule.next(at: 0) == nil)
    }
}
