import Foundation
import Testing

/// Gives pinned orders to the real worker.
enum Replay {
    /// The pinned orders of one kind of work that are carried out: to make its data, and to run a round.
    struct Orders {
        var data = ""
        var round = ""
    }

    /// What depends on the machine, so that its orders are not carried out.
    private static let left = ["cache=cold", "numa=", "hugetlb", "memfd", "processes", "anonymous"]

    /// The orders in the golden file, by their keys.
    static func pinned() throws -> [(keys: String, orders: Orders)] {
        var all: [(keys: String, orders: Orders)] = []
        for line in String(decoding: try Pin.snapshot("orders.txt"), as: UTF8.self).split(separator: "\n") {
            if line.hasPrefix("== ") { all.append((String(line.dropFirst(3)), Orders())) }
            if line.hasPrefix("makeData: ") { all[all.count - 1].orders.data = String(line.dropFirst(10)) }
            if line.hasPrefix("round: ") { all[all.count - 1].orders.round = String(line.dropFirst(7)) }
        }
        return all.filter { keys, _ in !left.contains { keys.contains($0) } }
    }

    /// Makes the data and runs the round; the digests of the files, and what is the same in every run of the reports.
    static func run(_ orders: Orders) throws -> String {
        let scratch = try Scratch()
        try FileManager.default.createDirectory(atPath: scratch.path + "/d", withIntermediateDirectories: true)
        var text = try report(of: orders.data, in: scratch)
        for name in try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/d").sorted() {
            let bytes = try scratch.bytes("d/\(name)")
            text += "file \(name): \(bytes.count) bytes, digest \(Fingerprint.text(bytes))\n"
        }
        return text + (try report(of: orders.round, in: scratch))
    }

    /// The worker ends with its parent, whose process the order names: the shell that starts it.
    private static func report(of order: String, in scratch: Scratch) throws -> String {
        try scratch.write(order.replacing("\"/data\"", with: "\"\(scratch.path)/d\""), to: "pinned")
        let writes = order.contains(#""operation":"write""#)
        let line = #"sed "s/\"parent\":4242/\"parent\":$$/" pinned > order; "$F" worker 3<order 4>report; exit $?"#
        let outcome = try Program.shell(line, in: scratch)
        var text = "exit \(outcome.status) \(outcome.error)\n"
        for line in try scratch.bytes("report").split(separator: UInt8(ascii: "\n")) {
            text += try summary(of: JSONDecoder().decode(Report.self, from: Data(line)), writes: writes) + "\n"
        }
        return text
    }

    /// One line of a report.
    ///
    /// - Parameter writes: the digest is of all that was written, in as many batches as there was time for, and is left out.
    private static func summary(of report: Report, writes: Bool) -> String {
        if let hello = report.hello { return "hello, version \(hello["version"] ?? 0)" }
        if let began = report.began { return "began \(began["engine"] ?? 0)" }
        if let failure = report.failure { return "failure \(failure.values.joined())" }
        if report.done != nil { return "done" }
        guard let line = report.trial else { return "another report" }
        let trial = line._1
        let digest = writes ? "of what was written" : trial.digest.map { String($0, radix: 16) } ?? "none"
        return "trial of \(line.engine): round \(trial.round), position \(trial.position), \(trial.status) "
            + "\(trial.reason ?? ""), \(trial.threads ?? 0) threads, digest \(digest)"
    }

    /// A line of a report, as far as it is looked at.
    private struct Report: Decodable {
        struct Line: Decodable {
            let engine: Int
            let _1: Trial
        }
        struct Trial: Decodable {
            let round: Int
            let position: Int
            let status: String
            let reason: String?
            let threads: Int?
            let digest: UInt64?
        }

        let hello: [String: Int]?
        let began: [String: Int]?
        let failure: [String: String]?
        let trial: Line?
        let done: [String: String]?
    }
}
