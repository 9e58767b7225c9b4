/// Major and minor number of a kernel.
package struct KernelVersion: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The first number.
    package let major: Int
    /// The second number.
    package let minor: Int

    /// A version by its numbers.
    package init(_ major: Int, _ minor: Int) {
        self.major = major
        self.minor = minor
    }

    /// The version of a release such as `6.1.0-18-amd64`; nil for a text that does not begin with two numbers.
    package init?(release: String) {
        let parts = release.split(separator: ".").prefix(2).map { Int($0.prefix { $0.isNumber }) }
        guard parts.count == 2, let major = parts[0], let minor = parts[1] else { return nil }
        self.init(major, minor)
    }

    package static func < (left: KernelVersion, right: KernelVersion) -> Bool {
        (left.major, left.minor) < (right.major, right.minor)
    }

    /// Such as `6.1`.
    package var description: String { "\(major).\(minor)" }
}
