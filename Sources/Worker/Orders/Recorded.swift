internal import Engines
package import Workloads

/// A case that is written as its record, and read with the engines of this build.
@propertyWrapper
package struct Recorded: Codable, Sendable {
    /// The case.
    package var wrappedValue: Case

    /// A case to be written.
    package init(wrappedValue: Case) { self.wrappedValue = wrappedValue }

    /// Reads a record; throws ``WorkloadError`` for one that is no case.
    package init(from decoder: any Decoder) throws {
        wrappedValue = try Case(CaseRecord(from: decoder), .builtIn)
    }

    /// Writes the record.
    package func encode(to encoder: any Encoder) throws { try wrappedValue.record.encode(to: encoder) }
}
