extension WorkKind {
    /// Two processes exchange messages.
    package static let exchange = WorkKind("exchange")
}

extension ExchangeWork {
    package static var kind: WorkKind { .exchange }
    package static var kindSummary: String { "messages between two processes" }
    package var asWork: Work { .exchange(self) }
    package static var samples: [(words: String, given: [WorkloadKey: String])] { [(kind.rawValue, [:])] }

    /// The parameters.
    package static let keys: [Key<ExchangeWork>] = [
        Key(
            .messageSize,
            .messageSize,
            \.messageSize,
            "the bytes of a message between two processes",
            standard: "\(standardMessageSize) for exchange",
            fallback: { _, _ in standardMessageSize }
        ),
        Key(
            .cpus,
            .choice,
            \.cpus,
            "the CPUs of two processes that exchange messages: one for both, or two",
            standard: "\(ExchangeCPUs.two.rawValue) for exchange",
            fallback: { _, _ in .two }
        ),
        // About 10 ms of round trips that take some tens of microseconds.
        .operations { _, _ in 256 },
    ]
}

extension ValueForm where Value == ByteSize {
    /// The size of a message.
    fileprivate static var messageSize: ValueForm {
        let range = ExchangeWork.messageSizes
        let accepted = "a multiple of 8B from \(range.lowerBound) to \(range.upperBound)"
        return ValueForm(
            accepted: accepted,
            parse: { (text) throws(WorkloadError) in
                let size = try ByteSize(parsing: text)
                guard range.contains(size), size.bytes.isMultiple(of: 8) else {
                    throw WorkloadError("'\(text)' is not a message size", accepted: accepted)
                }
                return size
            },
            print: \.description
        )
    }
}
