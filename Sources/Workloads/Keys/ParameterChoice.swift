/// A parameter that is one of a few words: ``WorkKind``, ``Operation``, ``CacheState``, ``MappingMode``,
/// ``Consumption``.
package protocol ParameterChoice: CaseIterable, RawRepresentable where RawValue == String {}

extension ParameterChoice {
    /// The words accepted, for error messages and help.
    package static var accepted: String { allCases.map(\.rawValue).joined(separator: ", ") }

    /// Reads the word; throws ``WorkloadError`` that names those accepted.
    package init(parsing text: String) throws(WorkloadError) {
        guard let value = Self(rawValue: text) else {
            throw WorkloadError("'\(text)' is not known here", accepted: Self.accepted)
        }
        self = value
    }
}

extension WorkKind: ParameterChoice {}
extension Operation: ParameterChoice {}
extension CacheState: ParameterChoice {}
extension MappingMode: ParameterChoice {}
extension Consumption: ParameterChoice {}
