internal import Platform

/// What a run tells others of itself while it holds the machine's lock: a line of process, time, folder and command.
package struct RunNote: Hashable, Sendable {
    /// Its process.
    package let process: Int
    /// When it began, ISO 8601 in UTC.
    package let started: String
    /// Where the folder of its data is made.
    package let directory: String
    /// The command, such as `faultline run quick`.
    package let command: String

    /// The note of this process.
    package init(directory: String, arguments: [String]) {
        process = ProcessIdentity.current.id
        started = Timestamp.now()
        self.directory = directory
        command = (["faultline"] + arguments).joined(separator: " ")
    }

    /// Reads a line; nil for one that is none.
    package init?(parsing line: String) {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard fields.count == 4, let process = Int(fields[0]) else { return nil }
        self.process = process
        (started, directory, command) = (fields[1], fields[2], fields[3])
    }

    /// The line: fields between tabs, which none of them keeps inside.
    package var line: String {
        ["\(process)", started, directory, command].map { field in
            String(field.unicodeScalars.map { $0.value < 32 ? " " : Character($0) })
        }.joined(separator: "\t")
    }
}
