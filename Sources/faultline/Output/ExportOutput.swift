import ArgumentParser
import Glibc
import Harness
import Platform
import Results

/// Where an export goes: standard output, or a file that gets its name when it is whole and on disk.
struct ExportOutput {
    private let path: String?
    private let overwrites: Bool

    /// Finds out, before anything is read, that the file can be made.
    ///
    /// - Parameters:
    ///   - path: the file; nil and `-` are standard output.
    ///   - overwrites: true to write over a file that is there.
    ///   - inputs: the results, which are never written over.
    /// - Throws: ``HarnessError`` with code 73, ValidationError for a name that is none.
    init(_ path: String?, overwrites: Bool, besides inputs: [String]) throws {
        guard path != "" else { throw ValidationError("--output: an empty name (accepted: a file, or -)") }
        self.path = path == "-" ? nil : path
        self.overwrites = overwrites
        guard let path = self.path else { return }
        if inputs.contains(where: { Self.isOne($0, path) }) {
            throw ValidationError("--output: \(path) is the result itself: choose another name")
        }
        if ProcFile.isTaken(path) { try checkTaken(path) }
        do { try UnfinishedFile(for: path).discard() } catch {
            throw HarnessError(.output, "--output: nothing can be written at \(path): \(error)")
        }
    }

    private func checkTaken(_ path: String) throws {
        guard overwrites else {
            throw HarnessError(
                .output,
                "--output: \(path) exists already: choose another name, or give --overwrite"
            )
        }
        // A device or a pipe would be replaced by a file.
        guard Terminal.isRegularFile(path) else {
            throw HarnessError(.output, "--output: \(path) is not a regular file: choose another name")
        }
    }

    /// Writes it.
    ///
    /// - Throws: what `body` throws; ``HarnessError`` where the file can't be written. Nothing is left then.
    func write(_ body: (inout ExportSink) throws -> Void) throws {
        var sink = ExportSink(file: nil)
        guard let path else { return try body(&sink) }
        do {
            let file = try UnfinishedFile(for: path)
            do {
                sink = ExportSink(file: file)
                try body(&sink)
                try file.sync()
                if overwrites { try file.replace() } else { try file.publish() }
                try DurableFolder.sync(holding: path)
            } catch {
                file.discard()
                throw error
            }
        } catch let error as SystemError {
            throw HarnessError(.io, "--output: \(path) can't be written: \(error)")
        }
        Terminal.output("wrote \(path)\n")
    }

    /// True where two names are those of one file.
    private static func isOne(_ left: String, _ right: String) -> Bool {
        var facts = (stat(), stat())
        guard unsafe stat(left, &facts.0) == 0, unsafe stat(right, &facts.1) == 0 else { return false }
        return facts.0.st_dev == facts.1.st_dev && facts.0.st_ino == facts.1.st_ino
    }
}

/// Takes the bytes of an export.
struct ExportSink: ByteSink {
    /// nil for standard output.
    let file: UnfinishedFile?

    mutating func write(_ bytes: [UInt8]) throws {
        if let file { try file.append(bytes) } else { Terminal.output(bytes) }
    }
}
