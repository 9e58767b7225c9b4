/// The cases that a rule of a gate is for: a regular expression over case ids that matches anywhere, as `--filter` does.
///
/// `random-read`, `^small-files/`, `cache=cold`, `.` for every case.
package struct GateCases: Hashable, Sendable {
    /// The expression.
    package let pattern: String
    /// `file:line`, or nil for an option.
    package let place: String?

    /// Reads an expression; throws ``WorkloadError`` if it is none.
    package init(_ pattern: String, place: String? = nil) throws(WorkloadError) {
        do throws(WorkloadError) {
            _ = try CaseFilter(pattern)
        } catch {
            throw place.map { error.at($0) } ?? error
        }
        self.pattern = pattern
        self.place = place
    }

    /// The places of the cases that match.
    package func indices(in cases: [Case]) -> Set<Int> {
        guard let filter = try? CaseFilter(pattern) else { return [] }
        return Set(cases.indices.filter { filter.matches(cases[$0].id) })
    }
}
