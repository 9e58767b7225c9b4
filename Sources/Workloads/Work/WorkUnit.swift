/// What one operation of a work is called, and what is named with it.
package struct WorkUnit: Hashable, Sendable {
    /// One operation in words: `an operation`, `a file`.
    package let phrase: String
    /// Operations in rates: `ops`, `files`.
    package let plural: String
    /// The bytes that are named with one operation: of a block, of a file.
    package let size: ByteSize
    /// True where one system call moves one unit: "1 system call per 4KiB" says more than "1 system call an operation".
    package let isOneCall: Bool
    /// What a thread does that neither works nor wants a CPU, in words.
    package let waiting: String
    /// What is done with the bytes of an operation, in words, where every engine does it in memory and it is more than the use of bytes
    /// that were read; nil elsewhere.
    package let using: String?

    /// A unit.
    init(
        _ phrase: String,
        _ plural: String,
        _ size: ByteSize,
        isOneCall: Bool = false,
        waiting: String = "waiting",
        using: String? = nil
    ) {
        self.phrase = phrase
        self.plural = plural
        self.size = size
        self.isOneCall = isOneCall
        self.waiting = waiting
        self.using = using
    }
}
