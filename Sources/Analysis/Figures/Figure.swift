import Results

/// A figure of a trial, made of its columns: what results are compared by and counters are gated on. Of each, less is better.
package struct Figure: Hashable, Sendable {
    /// What a figure is counted in.
    package enum Unit: String, Hashable, Sendable, Codable {
        /// Nanoseconds for one operation.
        case nanoseconds
        /// A count for one operation.
        case count
        /// Bytes for one operation.
        case bytes
    }

    /// What the sum of the columns is divided by.
    package enum Denominator: Sendable {
        /// The trial's operations.
        case operation
        /// The bytes that they asked for.
        case byte
        /// Nothing: the column is of one operation already.
        case none
    }

    /// What two results have to share, or the figure is not compared.
    package enum Guard: Sendable {
        /// The sizes of the pages that the kernel mapped.
        case pages
        /// What decides how much is read ahead.
        case readahead
    }

    /// What it is called on the command line, and in results.
    package let name: String
    /// The figure in words.
    package let title: String
    /// What it is counted in.
    package let unit: Unit
    /// The columns that are added up, and of which the first has to have a value. (The others may lack it: a device is written to
    /// only where there is a sync.)
    package let columns: [String]
    /// What their sum is divided by.
    package let denominator: Denominator
    /// What has to agree; nil for nothing.
    package let condition: Guard?
    /// How much it may rise over a stored baseline; nil where no gate asks for it.
    package let tolerance: Tolerance?

    init(
        _ name: String,
        _ title: String,
        _ unit: Unit,
        _ columns: [String],
        over denominator: Denominator = .operation,
        while condition: Guard? = nil,
        tolerance: Tolerance? = nil
    ) {
        self.name = name
        self.title = title
        self.unit = unit
        self.columns = columns
        self.denominator = denominator
        self.condition = condition
        self.tolerance = tolerance
    }

    /// True for times: those drift from day to day, where counters hardly do.
    package var isTime: Bool { unit == .nanoseconds }
}

/// By its name.
extension Figure: Encodable {
    package func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        try value.encode(name)
    }
}
