/// A length of time in whole milliseconds, written with a unit: `100ms`, `1.5s`, `15m`, `8h`.
///
/// Suites (`time-budget`, `min-trial`) and options take the same texts.
package struct TimeSpan: Hashable, Sendable, Comparable, ParameterText {
    /// The time in milliseconds; never negative.
    package let milliseconds: Int

    /// A time in milliseconds.
    package init(milliseconds: Int) { self.milliseconds = max(0, milliseconds) }
    /// A time in seconds.
    package static func seconds(_ count: Int) -> TimeSpan { TimeSpan(milliseconds: count * 1000) }
    /// A time in minutes.
    package static func minutes(_ count: Int) -> TimeSpan { .seconds(count * 60) }
    /// A time in hours.
    package static func hours(_ count: Int) -> TimeSpan { .minutes(count * 60) }

    /// The time in seconds.
    package var seconds: Double { Double(milliseconds) / 1000 }

    /// The texts that ``init(parsing:)`` takes, for error messages.
    package static let accepted = "a number with ms, s, m or h, such as 100ms, 1.5s or 15m"
    /// The longest time that can be written: a year.
    package static let longest = TimeSpan.hours(8760)

    private static let units: [(name: String, milliseconds: Int)] = [
        ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1),
    ]

    /// Reads a time.
    ///
    /// - Throws: ``WorkloadError`` when the text is no time, has no unit, is longer than ``longest``, or is not a whole
    ///   number of milliseconds.
    package init(parsing text: String) throws(WorkloadError) {
        let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let unit = text.dropFirst(digits.count).drop { $0 == " " }
        let plain = digits.first != "." && digits.last != "."
        guard plain, let number = Double(digits), let size = Self.units.first(where: { $0.name == unit })?.milliseconds,
            number * Double(size) <= Double(Self.longest.milliseconds)
        else { throw WorkloadError("'\(text)' is not a time", accepted: Self.accepted) }
        let exact = number * Double(size)
        // A thousandth of a millisecond forgives decimals that binary can't hold, such as 1.001s.
        guard abs(exact - exact.rounded()) < 0.001 else {
            throw WorkloadError("'\(text)' is finer than a millisecond", accepted: "whole milliseconds")
        }
        milliseconds = Int(exact.rounded())
    }

    /// The time in the largest unit that divides it: `90s`, `15m`.
    package var description: String {
        guard let unit = Self.units.first(where: { milliseconds.isMultiple(of: $0.milliseconds) }), milliseconds > 0
        else {
            return "0ms"
        }
        return "\(milliseconds / unit.milliseconds)\(unit.name)"
    }

    /// Orders by length.
    package static func < (left: TimeSpan, right: TimeSpan) -> Bool { left.milliseconds < right.milliseconds }
}
