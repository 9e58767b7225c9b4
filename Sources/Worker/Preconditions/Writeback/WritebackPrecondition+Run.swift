internal import Engines
internal import Platform
internal import Results
internal import Workloads

/// The groups of an engine, without write-back or under it.
extension WritebackPrecondition {
    /// Runs an engine to its end.
    func run(_ run: EngineRun) throws {
        if isWithin { try runWithin(run) } else { try runBeyond(run) }
    }

    /// What would become too old within the next group is cleaned and dirtied anew before it.
    private func runWithin(_ run: EngineRun) throws {
        while !run.isDone {
            if age.isDue(at: Clock.now(), expecting: run.expectedNanoseconds) {
                try clean()
                let start = Clock.now()
                try run.dirtyAgain()
                age.beginAgain(at: start, dirtiedAt: Clock.now(), expecting: run.expectedNanoseconds)
            }
            try run.runGroup()
            age.note(at: Clock.now())
        }
    }

    /// The timed part begins when write-back has shown in two seconds, and it has to show in each second of it.
    private func runBeyond(_ run: EngineRun) throws {
        let limits = limits(of: nil)
        var seconds = WritebackSeconds(limits: limits, at: Clock.now(), system.read())
        let start = Clock.now()
        while seconds.shownInARow < 2 {
            guard Clock.now() - start < Self.mostWaiting else {
                shortfall =
                    "no write-back in \(Self.mostWaiting / 1_000_000_000) s of the same work, before the timed part"
                // A trial has figures of one group at least.
                return
            }
            try run.runGroup()
            seconds.note(at: Clock.now(), system.read)
        }
        try run.beginAgain()
        seconds = WritebackSeconds(limits: limits, at: Clock.now(), system.read())
        while !run.isDone {
            try run.runGroup()
            seconds.note(at: Clock.now(), system.read)
        }
        if seconds.without > 0 { shortfall = "a second of the timed part without write-back" }
    }

    /// How long write-back may be waited for, in nanoseconds.
    private static var mostWaiting: Int { 30_000_000_000 }
}
