import Foundation
import Glibc
import Platform
import Synchronization

/// A thread that has the kernel write back what is dirty of a file, 50 times a second.
final class Flushing: Sendable {
    private let isOver = Atomic(false)

    /// Runs `body` meanwhile.
    static func of<Answer>(_ path: String, _ body: () throws -> Answer) throws -> Answer {
        let flushing = Flushing()
        let thread = Thread {
            guard let file = try? Platform.FileHandle(path) else { return }
            while !flushing.isOver.load(ordering: .relaxed) {
                try? file.writeBack()
                usleep(20_000)
            }
        }
        thread.start()
        defer { flushing.isOver.store(true, ordering: .relaxed) }
        return try body()
    }
}
