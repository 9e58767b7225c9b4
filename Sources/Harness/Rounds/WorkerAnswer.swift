internal import Worker

/// What became of an order: the lines that the worker reported, and why there are no more of them.
struct WorkerAnswer {
    var lines: [WorkerReport] = []
    /// Why the worker ended before it was done; nil if it was done.
    var trouble: String?
    /// True where the kernel or the machine does not do what the order asks for.
    var isRefused: Bool { lines.contains { if case .refusal = $0 { true } else { false } } }
    /// The signal that told this process to stop.
    var interruption: Int32?

    /// Why the worker is gone without a word of its own; nil where it was done, said why it could not be, or was cut off by a signal to
    /// this process.
    var loss: String? {
        interruption == nil && explanation == nil ? trouble : nil
    }

    /// Why the worker could not do what the order asks for, in its own words; nil if it did not say.
    var explanation: String? {
        lines.lazy.compactMap { line in
            switch line {
            case .failure(let reason), .refusal(let reason): reason
            default: nil
            }
        }.first
    }
}
