import Harness
import Platform

/// The Markdown file of a self-test.
enum GateMarkdownFile {
    /// Refuses a file that exists, and one that can't be made.
    static func check(_ path: String) throws {
        guard !ProcFile.isTaken(path) else {
            throw HarnessError(
                .output,
                "--markdown: \(path) exists already, and nothing is overwritten: choose another name"
            )
        }
        do { try UnfinishedFile(for: path).discard() } catch {
            throw HarnessError(.output, "--markdown: nothing can be written at \(path): \(error)")
        }
    }

    /// Writes the file.
    static func write(_ text: String, to path: String) throws {
        do {
            try UnfinishedFile.write(Array(text.utf8), to: path)
        } catch {
            throw HarnessError(.output, "--markdown: \(path) can't be written: \(error)")
        }
    }
}
