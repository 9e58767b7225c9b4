/// Every engine by name: what it does, what it can't, and which options it takes.
///
/// A new engine is one entry here (so that suites can name it) and one file in the Engines module (so that it runs).
public enum EngineCatalog {
    /// One engine.
    public struct Entry: Sendable {
        /// The name it is asked for by.
        public let name: String
        /// What it does, in a sentence.
        public let summary: String
        /// What it can't do, in a sentence.
        public let limits: String
        /// The options it takes, in the order in which they are written.
        public let options: [Choice]
        /// The kinds of work it can do.
        public let kinds: Set<WorkKind>
        /// The operations it can do.
        public let operations: Set<Operation>
        /// True if it can only go from one block to the next.
        public let sequentialOnly: Bool

        /// The options as text, for error messages.
        public var acceptedOptions: String {
            options.isEmpty
                ? "no options"
                : options.map { "\($0.key)=\($0.values.joined(separator: "|"))" }.joined(separator: ", ")
        }

        /// Why the engine can't do this work; nil if it can.
        public func refusal(kind: WorkKind, operation: Operation, pattern: Pattern) -> String? {
            guard kinds.contains(kind) else { return "engine '\(name)' does not do \(kind.rawValue) work" }
            guard operations.contains(operation) else {
                return "engine '\(name)' does not do operation \(operation.rawValue)"
            }
            guard !sequentialOnly || pattern == .sequential || kind == .smallFiles else {
                return "engine '\(name)' is sequential only; for pattern \(pattern) use p\(name)"
            }
            return nil
        }
    }

    /// An option and its values; the first is the default.
    public struct Choice: Sendable {
        /// The option's key.
        public let key: String
        /// The values it takes; the first is the default.
        public let values: [String]
    }

    private static let advice = Choice(key: "advice", values: ["normal", "sequential", "random"])
    private static let buffer = Choice(key: "buffer", values: ["normal", "thp", "hugetlb-2MiB"])
    private static let populate = Choice(key: "populate", values: ["none", "map", "read", "willneed"])

    /// All engines, in the order in which they are listed.
    public static let entries: [Entry] = [
        Entry(
            name: "read",
            summary: "read(2) from the descriptor's own position into a page-aligned buffer",
            limits: "sequential only; each thread has its own descriptor",
            options: [advice, buffer],
            kinds: [.file, .smallFiles],
            operations: [.read],
            sequentialOnly: true
        ),
        Entry(
            name: "pread",
            summary: "pread(2) at an offset into a page-aligned buffer; in mixed cases pwrite(2) for the writes",
            limits: "one system call and one copy for each block",
            options: [advice, buffer],
            kinds: [.file, .smallFiles],
            operations: [.read, .mixed],
            sequentialOnly: false
        ),
        Entry(
            name: "write",
            summary: "write(2) at the descriptor's own position from a page-aligned buffer",
            limits: "sequential only; each thread has its own descriptor",
            options: [advice, buffer],
            kinds: [.file],
            operations: [.write],
            sequentialOnly: true
        ),
        Entry(
            name: "pwrite",
            summary: "pwrite(2) at an offset from a page-aligned buffer",
            limits: "one system call and one copy for each block",
            options: [advice, buffer],
            kinds: [.file],
            operations: [.write],
            sequentialOnly: false
        ),
        Entry(
            name: "mmap",
            summary: "a MAP_SHARED mapping of the whole file (PROT_READ for reads), used in place or by memcpy",
            limits: "a page that can't be read or a truncated file is a signal (SIGBUS), not an error",
            options: [advice, populate],
            kinds: [.file, .smallFiles],
            operations: [.read, .write, .mixed],
            sequentialOnly: false
        ),
    ]

    /// The names of all engines.
    public static var names: [String] { entries.map(\.name) }

    /// The engine of this name.
    public static func entry(named name: String) -> Entry? { entries.first { $0.name == name } }
}
