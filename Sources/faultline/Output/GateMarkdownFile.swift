import Harness
import Platform

/// The Markdown file of a self-test.
enum GateMarkdownFile {
    /// Refuses a file that exists.
    static func check(_ path: String) throws {
        guard ProcFile.exists(path) else { return }
        throw HarnessError(
            .output,
            "--markdown: \(path) exists already, and nothing is overwritten: choose another name"
        )
    }

    /// Writes the file.
    static func write(_ text: String, to path: String) throws {
        do {
            let file = try FileHandle(path, .create)
            try file.append(Array(text.utf8))
            try file.close()
        } catch {
            throw HarnessError(.output, "--markdown: \(path) can't be written: \(error)")
        }
    }
}
