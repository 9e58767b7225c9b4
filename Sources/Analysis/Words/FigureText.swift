/// Numbers as people read them: units, significant digits, signs. The only place that turns a figure into text.
package enum FigureText {
    /// What stands where there is no figure.
    package static let missing = "-"

    /// A number with `decimals` decimals; ``missing`` for NaN and infinity.
    package static func fixed(_ value: Double, decimals: Int) -> String {
        guard value.isFinite else { return missing }
        let power = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
        let scaled = (value.magnitude * power).rounded()
        guard scaled < 9e18 else { return value.description }
        let digits = String(Int(scaled))
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        let sign = value < 0 && scaled > 0 ? "-" : ""
        guard decimals > 0 else { return sign + padded }
        return "\(sign)\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
    }

    /// A number with 3 significant digits: `0.123`, `1.23`, `12.3`, `123`, `1234`.
    package static func significant(_ value: Double) -> String {
        let size = value.magnitude
        let decimals = size >= 99.95 ? 0 : size >= 9.995 ? 1 : size >= 0.9995 || size == 0 ? 2 : size >= 0.0995 ? 3 : 4
        return fixed(value, decimals: decimals)
    }

    /// A time in ns, us, ms or s with 3 significant digits.
    package static func time(nanoseconds: Double) -> String {
        scaled(nanoseconds, [("ns", 1), ("us", 1e3), ("ms", 1e6), ("s", 1e9)])
    }

    /// A rate in bytes per second: in MiB/s from 1 MiB/s to 10 GiB/s, so that most rows of a table share a unit.
    package static func rate(bytesPerSecond: Double) -> String {
        guard bytesPerSecond.isFinite else { return missing }
        if bytesPerSecond >= 10 * 1_073_741_824 { return "\(significant(bytesPerSecond / 1_073_741_824)) GiB/s" }
        return scaled(bytesPerSecond, [("KiB/s", 1024), ("MiB/s", 1_048_576)])
    }

    /// A rate of operations or files, such as `1.23 M/s`.
    package static func rate(perSecond: Double, of things: String) -> String {
        scaled(perSecond, [("", 1), (" k", 1e3), (" M", 1e6), (" G", 1e9)], separator: "") + " \(things)/s"
    }

    /// A number of bytes with 3 significant digits.
    package static func bytes(_ bytes: Double) -> String {
        scaled(bytes, [("B", 1), ("KiB", 1024), ("MiB", 1_048_576), ("GiB", 1_073_741_824)])
    }

    /// A share from 0 to 1 as a percentage: `62 %`, `4.1 %`.
    package static func percent(_ share: Double) -> String {
        let value = share * 100
        return fixed(
            value,
            decimals: value.magnitude < 9.95 && (value * 10).rounded().truncatingRemainder(dividingBy: 10) != 0 ? 1 : 0
        ) + " %"
    }

    /// A duration: `4 s`, `3 m 40 s`, `1 h 02 m`.
    package static func duration(seconds: Double) -> String {
        guard seconds.isFinite, seconds < 1e9 else { return missing }
        let whole = Int(max(0, seconds).rounded())
        if whole < 60 { return "\(whole) s" }
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return whole < 3600 ? "\(whole / 60) m \(two(whole % 60)) s" : "\(whole / 3600) h \(two(whole / 60 % 60)) m"
    }

    /// A ratio: two decimals, or two digits where it is below 0.1. One that is not 1 never shows as `1.00`.
    package static func ratio(_ ratio: Double) -> String {
        let size = ratio.magnitude
        var decimals = size >= 99.95 ? 0 : size >= 9.995 ? 1 : size >= 0.0995 ? 2 : size >= 0.00995 ? 3 : 4
        while decimals < 5, ratio != 1, fixed(ratio, decimals: decimals) == fixed(1, decimals: decimals) {
            decimals += 1
        }
        return fixed(ratio, decimals: decimals)
    }

    /// How many times, 1 or more: `1.05x`, `2.4x`, `13x`.
    package static func times(_ factor: Double) -> String {
        fixed(factor, decimals: factor >= 9.95 ? 0 : factor >= 1.995 ? 1 : 2) + "x"
    }

    /// A count for one operation: `1`, `0.06`, `2.5`.
    package static func count(_ count: Double) -> String {
        let nearest = count.rounded()
        if count == 0 || (nearest >= 1 && abs(count - nearest) < 0.005 * nearest) || count >= 99.5 {
            return fixed(nearest, decimals: 0)
        }
        return count >= 0.01 ? fixed(count, decimals: count >= 9.95 ? 1 : 2) : significant(count)
    }

    /// Numbers with commas between, such as `0,1`.
    package static func list(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: ",") }

    /// A noun after its number: `1 round`, `2 rounds`.
    package static func plural(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

    private static func scaled(_ value: Double, _ units: [(name: String, size: Double)], separator: String = " ")
        -> String
    {
        guard value.isFinite else { return missing }
        // The unit is chosen by the rounded value, so that 999.6 ns is 1.00 us.
        let unit = units.last { value.magnitude >= $0.size * 0.9995 } ?? units[0]
        return significant(value / unit.size) + separator + unit.name
    }
}
