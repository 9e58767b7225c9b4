import Foundation
import Platform

/// The files of another /proc that tell of dirty memory; removed when it goes.
final class FakeProc {
    let root: String

    /// - Parameters:
    ///   - background: the pages from which on the kernel writes back.
    ///   - dirty: the pages that wait.
    ///   - expire: the age at which it writes back, in hundredths of a second.
    init(background: Int, dirty: Int = 0, expire: Int = 3000) throws {
        root = try WorkFolder.create(in: "/var/tmp", prefix: "faultline-fake-proc-")
        try write("vmstat", "nr_dirty \(dirty)\nnr_writeback 0\nnr_dirty_background_threshold \(background)\n")
        try write("sys/vm/dirty_expire_centisecs", "\(expire)\n")
        try write("sys/vm/dirty_writeback_centisecs", "500\n")
    }

    private func write(_ name: String, _ text: String) throws {
        let url = URL(filePath: "\(root)/proc/\(name)")
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }
}
