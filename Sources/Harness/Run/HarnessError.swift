/// Why a run could not be started or finished.
package struct HarnessError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds, by exit code.
    package enum Code: Int32, Sendable {
        /// Nothing to compare with: another machine, other parameters, a build of another protocol.
        case notComparable = 3
        /// Nothing could be measured.
        case nothingMeasured = 4
        /// A request that can't be met on this machine.
        case usage = 64
        /// An input file that can't be used.
        case input = 65
        /// Something inside broke.
        case inside = 70
        /// An output that can't be made.
        case output = 73
        /// An input or output error.
        case io = 74
    }

    /// The kind.
    package let code: Code
    /// One line: what, where, what to do.
    package let description: String

    /// Makes an error.
    package init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
