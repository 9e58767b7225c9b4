internal import CLinux
internal import Glibc

/// The file in a run's folder that says whose it is: what lets another process tell what a run that is gone has left, and keeps it from
/// touching anything else.
///
/// The run holds a lock on it as long as it lives (flock(2)), which the kernel takes back however it ends. A few lines of text:
/// `pid`, `start`, `boot` and `host` of the process, and `pages SIZE BEFORE ADDED` for each pool of huge pages that it has enlarged.
package final class RunMarker {
    /// Its name in the folder.
    package static let name = ".faultline-run"
    private static let firstLine = "faultline-run 1"

    /// Pages that a run has added to a pool of the kernel.
    package struct Pages: Hashable, Sendable {
        /// The size of one, in bytes.
        package let size: Int
        /// The pool's pages before.
        package let before: Int
        /// The pages that were added, or were about to be.
        package let added: Int

        package init(size: Int, before: Int, added: Int) {
            self.size = size
            self.before = before
            self.added = added
        }
    }

    /// What a marker says.
    package struct Content: Hashable, Sendable {
        /// The run's process.
        package var owner: ProcessIdentity
        /// The pages that it has added.
        package var pages: [Pages]

        package init(owner: ProcessIdentity = .current, pages: [Pages] = []) {
            self.owner = owner
            self.pages = pages
        }

        /// Reads the text of a marker; nil for one that is none, or cut off.
        package init?(parsing text: String) {
            let lines = ProcText.lines(text).map { ProcText.words($0).map(String.init) }
            guard lines.first?.joined(separator: " ") == RunMarker.firstLine, lines.last == ["end"] else { return nil }
            func value(_ key: String) -> String? { lines.first { $0.count == 2 && $0[0] == key }?[1] }
            guard let id = value("pid").flatMap({ Int($0) }), let start = value("start").flatMap({ Int($0) }),
                let boot = value("boot"), let host = value("host")
            else { return nil }
            owner = ProcessIdentity(id: id, start: start, boot: boot, host: host)
            pages = lines.filter { $0.first == "pages" }.compactMap { words in
                let figures = words.dropFirst().compactMap { Int($0) }
                guard figures.count == 3, figures.allSatisfy({ (0..<1 << 50).contains($0) }) else { return nil }
                return Pages(size: figures[0], before: figures[1], added: figures[2])
            }
        }

        fileprivate var text: String {
            let lines =
                [
                    RunMarker.firstLine, "pid \(owner.id)", "start \(owner.start)", "boot \(owner.boot)",
                    "host \(owner.host)",
                ] + pages.map { "pages \($0.size) \($0.before) \($0.added)" } + ["end"]
            return lines.map { $0 + "\n" }.joined()
        }
    }

    private let file: FileHandle
    private var content: Content

    /// Marks a folder that this process has made.
    package init(in folder: HeldFolder) throws(SystemError) {
        file = try FileHandle(Self.name, in: folder, .create)
        content = Content()
        _ = file.hold()
        try write()
    }

    /// Takes down the pages that are added, or about to be.
    package func note(_ pages: [Pages]) throws(SystemError) {
        content.pages = pages
        try write()
    }

    private func write() throws(SystemError) {
        try file.truncate(to: 0)
        let bytes = Array(content.text.utf8)
        var failure: SystemError?
        unsafe bytes.withUnsafeBytes { buffer in
            do throws(SystemError) { try unsafe file.write(buffer, at: 0) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    /// What was found in a folder.
    package enum Finding: Sendable {
        /// No marker, not a regular file of this user alone, or one that can't be read: nothing of ours.
        case none
        /// Of a run that is at work, or of another machine.
        case inUse
        /// Of a run whose process is gone.
        case abandoned(Content)
    }

    /// Looks at a folder: both it and its marker have to be this user's own, and no links.
    package static func find(in folder: String) -> Finding {
        guard let folder = try? HeldFolder(opening: folder, expecting: nil) else { return .none }
        return find(in: folder)
    }

    /// A marker has fewer bytes.
    private static let mostBytes = 4 << 10

    /// Looks at a folder that is held, whatever lies under its path by now.
    package static func find(in folder: HeldFolder) -> Finding {
        var facts = stat()
        guard unsafe fstat(folder.descriptor, &facts) == 0, facts.st_uid == geteuid() else { return .none }
        let descriptor = unsafe clinux_open_beneath(folder.descriptor, name, O_RDONLY | O_NONBLOCK, 0)
        guard descriptor >= 0 else { return .none }
        defer { close(descriptor) }
        guard unsafe fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG, facts.st_uid == geteuid(),
            facts.st_nlink == 1, facts.st_size < mostBytes
        else { return .none }
        var bytes = [UInt8](repeating: 0, count: mostBytes)
        let got = unsafe pread(descriptor, &bytes, bytes.count, 0)
        guard got >= 0, let content = Content(parsing: String(decoding: bytes.prefix(got), as: UTF8.self)) else {
            return .none
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, content.owner.isOfThisHost, !content.owner.isAlive else {
            return .inUse
        }
        return .abandoned(content)
    }
}
