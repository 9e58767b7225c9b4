internal import CLinux
internal import Glibc

/// The lock of this machine and user that a run holds while it measures: two runs at once would measure each other.
///
/// It lies in the user's runtime folder (XDG_RUNTIME_DIR), else in /tmp by the user's number, and is never removed. Two files: the
/// lock proper is held by one run; a run beside it (`--beside`) holds a share of the other, so that a third sees it when the first
/// has ended.
package final class RunLock {
    private let files: [Int32]
    /// True where another run was at work when this one began.
    package let isBeside: Bool
    /// Why two runs can't be told here; nil where they can.
    package let obstacle: String?

    /// Another run is at work.
    package struct Busy: Error, Sendable {
        /// What it said of itself: its process and the folder of its data; nil where it could not be read.
        package let holder: String?
    }

    /// Takes the lock, or a place beside the run that has it.
    ///
    /// - Parameters:
    ///   - isBesideAllowed: true to go on where another run is at work.
    ///   - note: what other runs are told: a line.
    package init(isBesideAllowed: Bool, note: String, folder: String? = nil) throws(Busy) {
        let base = folder ?? Self.folder
        let first: Int32
        let second: Int32
        do throws(SystemError) {
            first = try Self.open("\(base).lock")
            do throws(SystemError) { second = try Self.open("\(base)-beside.lock") } catch {
                close(first)
                throw error
            }
        } catch {
            files = []
            isBeside = false
            obstacle = "\(error)"
            return
        }
        obstacle = nil
        let isFirst = flock(first, LOCK_EX | LOCK_NB) == 0
        let isAlone = isFirst && flock(second, LOCK_EX | LOCK_NB) == 0
        guard isAlone || isBesideAllowed else {
            let holder = isFirst ? nil : Self.text(first)
            close(first)
            close(second)
            throw Busy(holder: holder)
        }
        isBeside = !isAlone
        files = [first, second]
        if isFirst {
            Self.write(note, to: first)
            // Whoever comes beside takes a share of it.
            if isAlone { flock(second, LOCK_UN) }
        }
        // Another run may hold it for the moment in which it looks.
        if isBeside { flock(second, LOCK_SH) }
    }

    deinit { for file in files { close(file) } }

    /// What the last run said that held the lock, whether it is there or not; nil for none.
    package static func lastNote(folder: String? = nil) -> String? {
        guard let descriptor = try? open("\(folder ?? Self.folder).lock") else { return nil }
        defer { close(descriptor) }
        return text(descriptor)
    }

    /// True where a run is at work.
    package static func isHeld(folder: String? = nil) -> Bool {
        do { _ = try RunLock(isBesideAllowed: false, note: lastNote(folder: folder) ?? "", folder: folder) } catch {
            return true
        }
        return false
    }

    /// True where a run has come beside the one that holds the lock. For that one to ask: a run beside another is one itself.
    package static func isJoined(folder: String? = nil) -> Bool {
        guard let descriptor = try? open("\(folder ?? Self.folder)-beside.lock") else { return false }
        defer { close(descriptor) }
        return flock(descriptor, LOCK_EX | LOCK_NB) != 0
    }

    /// The folder and the beginning of the names.
    private static var folder: String {
        if let folder = unsafe getenv("XDG_RUNTIME_DIR").map({ unsafe String(cString: $0) }), folder.hasPrefix("/") {
            var facts = stat()
            let isOwn = unsafe stat(folder, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
            if isOwn, facts.st_uid == geteuid() { return "\(folder)/faultline" }
        }
        return "/tmp/faultline-\(geteuid())"
    }

    /// Opens a file of this user alone; a link, or another's file, is an error.
    private static func open(_ path: String) throws(SystemError) -> Int32 {
        let flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK
        let descriptor = try SystemError.check(unsafe clinux_open(path, flags, 0o600), "open", path: path)
        var facts = stat()
        let isOwn = unsafe fstat(descriptor, &facts) == 0 && facts.st_uid == geteuid()
        guard isOwn, facts.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw SystemError("lock", path: path, result: -Int(EPERM))
        }
        return descriptor
    }

    private static func text(_ descriptor: Int32) -> String? {
        var bytes = [UInt8](repeating: 0, count: 4 << 10)
        let got = unsafe pread(descriptor, &bytes, bytes.count, 0)
        guard got > 0 else { return nil }
        return String(decoding: bytes.prefix(got).prefix { $0 != 10 }, as: UTF8.self)
    }

    private static func write(_ text: String, to descriptor: Int32) {
        let bytes = Array((text + "\n").utf8.prefix(4000))
        _ = ftruncate(descriptor, 0)
        _ = unsafe pwrite(descriptor, bytes, bytes.count, 0)
    }
}
