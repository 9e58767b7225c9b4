import Engines
import Results
import TestSupport
import Workloads

/// A journal: in one piece and in pieces, which must agree; its rounds become a result.
enum JournalTarget: FuzzTarget {
    static func parse(_ bytes: [UInt8]) {
        let whole = read([bytes])
        let size = max(1, bytes.count / 3)
        let pieces = stride(from: 0, to: bytes.count, by: size).map { Array(bytes[$0..<min(bytes.count, $0 + size)]) }
        check(read(pieces)?.rounds.count == whole?.rounds.count, "another journal in pieces")
        guard let whole, let header = whole.header,
            var cases = try? header.cases.map({ CaseResult(try Case($0, .builtIn, at: "")) })
        else { return }
        for round in whole.rounds {
            for entry in round.entries { cases[round.caseIndex].tables[entry.engine].append(entry.trial) }
        }
        let ended = ResultFooter(finished: "", ended: "recovered", elapsedSeconds: 0)
        Reporting.report(header, whole.footer ?? ended, cases)
    }

    private struct Read {
        var header: ResultHeader?
        var footer: ResultFooter?
        var rounds: [JournalRound] = []
    }

    private static func read(_ pieces: [[UInt8]]) -> Read? {
        var reader = JournalReader()
        var rounds: [JournalRound] = []
        let note: (JournalEntry, Range<Int>) -> Void = { entry, _ in
            if case .round(let round) = entry { rounds.append(round) }
        }
        do {
            for piece in pieces { try reader.read(piece, found: note) }
            _ = try reader.finish(found: note)
        } catch {
            return nil
        }
        return Read(header: reader.header, footer: reader.footer, rounds: rounds)
    }
}
