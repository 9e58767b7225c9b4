/// Why something was not done, as data: which of the three ways it is not valid, the reason, and what removes it.
package struct Obstacle: Error, Hashable, Sendable, CustomStringConvertible {
    /// What becomes of a trial that meets it.
    package enum Kind: Hashable, Sendable {
        /// The kernel or the machine does not allow what was asked.
        case refused
        /// A precondition did not hold.
        case invalid
        /// An error, or wrong bytes.
        case failed
    }

    /// What becomes of a trial that meets it.
    package let kind: Kind
    /// Why, in a line.
    package let reason: String
    /// What removes it: a command, a setting or a choice; nil where nothing is known to.
    package let fix: String?

    /// An obstacle.
    package init(_ kind: Kind, _ reason: String, fix: String? = nil) {
        self.kind = kind
        self.reason = reason
        self.fix = fix
    }

    /// One line: the reason, and the fix in parentheses.
    package var description: String { fix.map { "\(reason) (\($0))" } ?? reason }
}
