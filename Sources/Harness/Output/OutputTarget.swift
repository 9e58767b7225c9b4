internal import Platform

/// Where the results of a run go, reserved before anything is measured.
package struct OutputTarget: Hashable, Sendable {
    /// The path without an ending: NAME.json, NAME.csv and NAME.partial.jsonl are made from it.
    package let base: String
    /// JSON goes to standard output instead of a file, and no CSV is made.
    package let isStandardOutput: Bool

    /// What the result is called: the path without folder and ending.
    package var name: String { String(base.split(separator: "/").last ?? "") }
    /// The JSON document.
    package var json: String { base + ".json" }
    /// The CSV table.
    package var csv: String { base + ".csv" }
    /// The journal that both are made from.
    package var journal: String { base + ".partial.jsonl" }

    /// Results in files beside each other. An ending .json or .csv of `name` is dropped.
    package init(name: String) {
        var base = name
        for ending in [".json", ".csv"] where base.hasSuffix(ending) && base.count > ending.count {
            base.removeLast(ending.count)
            break
        }
        self.base = base
        isStandardOutput = false
    }

    /// JSON on standard output; the journal lies in `folder` meanwhile.
    package init(standardOutputWithJournalIn folder: String) {
        base = folder + "/journal"
        isStandardOutput = true
    }

    /// Makes sure that the files can be made and do not exist; makes the folder where it is missing.
    ///
    /// - Parameter includingJournal: false where the journal is what the files are made from.
    /// - Throws: ``HarnessError`` with code 73.
    package func check() throws(HarnessError) {
        guard !isStandardOutput else { return }
        for path in [json, csv, journal] where ProcFile.isTaken(path) {
            throw HarnessError(.output, Self.refusal(of: path))
        }
        try checkPlace()
    }

    /// Makes sure that files can be made here, whose names may be taken; makes the folder where it is missing.
    ///
    /// - Throws: ``HarnessError`` with code 73.
    package func checkPlace() throws(HarnessError) {
        do throws(SystemError) {
            try WorkFolder.createPath(DurableFolder.folder(of: base))
            // As long as the longest name that will be made, and not the journal's own, which may be there.
            let probe = base + ".probe.partial"
            let file = try FileHandle(probe, .create)
            defer { try? WorkFolder.removeFile(probe) }
            // A full disk, a quota and a limit on the size of files (ulimit -f) let a file be made, and nothing be written.
            try file.append([UInt8](repeating: 0, count: PageCache.pageSize))
            try file.sync()
        } catch {
            throw HarnessError(.output, "--output: nothing can be written at \(base): \(error)")
        }
    }

    /// Why a name that is taken is not given to another file.
    static func refusal(of path: String) -> String {
        "--output: \(path) exists already, and nothing is overwritten: choose another name"
    }
}
