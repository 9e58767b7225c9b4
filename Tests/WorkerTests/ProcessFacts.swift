import Foundation

/// What /proc says of processes.
enum ProcessFacts {
    /// The processes that have this one as parent, in the order of their ids.
    static func children(of process: Int32) -> [Int32] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { Int32($0) }.filter { fields(of: $0)?[1] == "\(process)" }.sorted()
    }

    /// The time that it has run, in ticks of 10 ms; 0 for one that has ended.
    static func ticks(of process: Int32) -> Int {
        guard let fields = fields(of: process) else { return 0 }
        return fields[11...12].compactMap { Int($0) }.reduce(0, +)
    }

    /// True while it is stopped.
    static func isStopped(_ process: Int32) -> Bool { fields(of: process)?[0] == "T" }

    /// True until it has ended.
    static func isAlive(_ process: Int32) -> Bool { fields(of: process) != nil }

    /// Waits for processes to end, for a minute at most; returns those that have not.
    static func left(of processes: [Int32]) -> [Int32] {
        wait { !processes.contains(where: isAlive) }
        return processes.filter(isAlive)
    }

    /// Waits until something is so, for a minute at most.
    @discardableResult
    static func wait(until condition: () -> Bool) -> Bool {
        let deadline = Date(timeIntervalSinceNow: 60)
        while !condition(), Date() < deadline { usleep(1000) }
        return condition()
    }

    /// The fields of its stat file from the third on, which is its state; nil if it has ended.
    private static func fields(of process: Int32) -> [Substring]? {
        guard let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
            let end = stat.lastIndex(of: ")")
        else { return nil }
        let fields = stat[stat.index(after: end)...].split(separator: " ")
        return fields.count < 13 || fields[0] == "Z" ? nil : fields
    }
}
