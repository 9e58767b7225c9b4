/// A number of bytes, written with a binary unit: `64`, `64B`, `4KiB`, `1MiB`, `2GiB`.
package struct ByteSize: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    /// The size in bytes; never negative.
    package let bytes: Int

    /// A size in bytes.
    package init(_ bytes: Int) { self.bytes = max(0, bytes) }
    /// A size in KiB (1024 bytes).
    package static func kibibytes(_ count: Int) -> ByteSize { ByteSize(count << 10) }
    /// A size in MiB (1024 KiB).
    package static func mebibytes(_ count: Int) -> ByteSize { ByteSize(count << 20) }
    /// A size in GiB (1024 MiB).
    package static func gibibytes(_ count: Int) -> ByteSize { ByteSize(count << 30) }

    /// The texts that ``init(parsing:)`` takes, for error messages.
    package static let accepted = "a whole number with B, KiB, MiB, GiB or TiB, such as 4KiB"

    private static let units: [(name: String, shift: Int)] = [
        ("TiB", 40), ("GiB", 30), ("MiB", 20), ("KiB", 10), ("B", 0),
    ]

    /// Reads a size.
    ///
    /// - Throws: ``WorkloadError`` when the text is no size, or one of 2^62 bytes and more. `KB`, `MB` and the like are
    ///   refused, since half of their users mean 1000.
    package init(parsing text: String) throws(WorkloadError) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let unit = text.dropFirst(digits.count).drop { $0 == " " }
        let shift = unit.isEmpty ? 0 : Self.units.first { $0.name == unit }?.shift
        guard let count = Int(digits), let shift, count <= Int.max >> (shift + 1) else {
            throw WorkloadError("'\(text)' is not a size", accepted: Self.accepted)
        }
        bytes = count << shift
    }

    /// The size in the largest unit that divides it: `4KiB`, `1536B`.
    package var description: String {
        guard bytes > 0, let unit = Self.units.first(where: { bytes % (1 << $0.shift) == 0 }) else {
            return "\(bytes)B"
        }
        return "\(bytes >> unit.shift)\(unit.name)"
    }

    /// The size as prose has it: `4 KiB`.
    package var words: String {
        let text = description
        let digits = text.prefix { $0.isNumber }
        return "\(digits) \(text.dropFirst(digits.count))"
    }

    /// Orders by the number of bytes.
    package static func < (left: ByteSize, right: ByteSize) -> Bool { left.bytes < right.bytes }

    /// Reads the number of bytes.
    package init(from decoder: any Decoder) throws { bytes = try decoder.singleValueContainer().decode(Int.self) }

    /// Writes the number of bytes.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(bytes)
    }
}
