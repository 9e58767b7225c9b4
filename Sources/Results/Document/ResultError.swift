/// A journal or result file that can't be read, or a result that can't be written.
///
/// Always one line: where, from the outside inwards, and what is wrong there.
package struct ResultError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where it stands: a file, then a case, then a column, then a line, as far as each is known.
    package private(set) var places: [String]
    /// What is wrong.
    package let problem: String

    /// Makes an error; callers that know more of the place add it by ``within(_:)``.
    package init(_ problem: String, at places: String...) {
        self.problem = problem
        self.places = places
    }

    /// The same error, with the place that holds the place known so far.
    package func within(_ place: String) -> ResultError {
        var copy = self
        copy.places.insert(place, at: 0)
        return copy
    }

    /// The error as one line; line ends inside names are shown as spaces.
    package var description: String {
        let text = places.isEmpty ? problem : "\(places.joined(separator: ", ")): \(problem)"
        return String(text.map { $0.isNewline ? " " : $0 })
    }
}
