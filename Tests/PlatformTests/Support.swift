import Glibc
import Platform
import Testing

/// A folder of one test's own under /var/tmp (on disk, where /tmp may be memory), removed when it goes.
final class TestFolder {
    let path: String

    init() throws { path = try WorkFolder.create(in: "/var/tmp", prefix: "faultline-platform-tests-") }

    deinit { WorkFolder.remove(path) }

    /// Makes a file of so many bytes, synced, and returns its path.
    func file(_ name: String = "file", pages: Int) throws -> String {
        let file = try FileHandle("\(path)/\(name)", .create)
        try file.append((0..<pages * PageCache.pageSize).map { UInt8(truncatingIfNeeded: $0 &* 131 >> 3) })
        try file.syncData()
        try file.close()
        return "\(path)/\(name)"
    }
}

/// Runs `body` on a thread of its own, so that its signal mask and its CPU are nobody else's.
func onOwnThread<Answer: Sendable>(_ body: @escaping @Sendable () throws -> Answer) throws -> Answer {
    let thread = try WorkerThread { Result { try body() } }
    let result = thread.join()
    return try #require(result).get()
}

/// True while a process runs; one that has ended and is not yet reaped does not.
func isRunning(_ process: Int) -> Bool {
    guard let file = try? FileHandle("/proc/\(process)/stat"), let bytes = try? file.bytes(in: 0..<4096) else {
        return false
    }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let state = text[(text.lastIndex(of: ")") ?? text.startIndex)...].split(separator: " ").dropFirst().first
    else {
        return false
    }
    return state != "Z" && state != "X"
}

/// Waits for something that must come true soon, for a minute at most: what is still not so then hangs, on the busiest machine.
func soon(_ condition: () -> Bool) -> Bool {
    for _ in 0..<6000 {
        if condition() { return true }
        usleep(10_000)
    }
    return condition()
}
