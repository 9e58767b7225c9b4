import Glibc
import Harness
import Platform

/// The place of this process among the runs of this machine and user: one at a time, unless `--beside` is given.
enum RunTurn {
    /// Takes the machine for this process; it is given back when what is returned is let go.
    ///
    /// - Throws: ``HarnessError`` with code 64 where another run is at work.
    static func take(directory: String, beside isBesideAllowed: Bool) throws -> RunLock {
        // Before this run's note takes the place of the last one's, which says where that had its data.
        let leftovers = Leftovers.find(in: [directory])
        let note = RunNote(directory: directory, arguments: Array(CommandLine.arguments.dropFirst()))
        let lock: RunLock
        do throws(RunLock.Busy) {
            lock = try RunLock(isBesideAllowed: isBesideAllowed, note: note.line)
        } catch {
            let holder = error.holder.flatMap(RunNote.init(parsing:)).map { note in
                " (process \(note.process), since \(note.started): \(note.command))"
            }
            throw HarnessError(
                .usage,
                "another run is at work on this machine\(holder ?? ""), and two disturb each other: wait for its end, or measure "
                    + "beside it with --beside"
            )
        }
        for leftover in leftovers {
            Terminal.complain("faultline: left by a run that is gone: \(leftover.words): faultline clean removes it")
        }
        if let obstacle = lock.obstacle {
            Terminal.complain("faultline: other runs on this machine would not be noticed: \(obstacle)")
        }
        if lock.isBeside {
            Terminal.complain("faultline: another run is at work on this machine: each is in the other's figures")
        }
        return lock
    }
}
