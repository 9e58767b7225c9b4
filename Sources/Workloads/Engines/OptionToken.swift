/// An option of an engine with the type of its value: key, form and default, once, in the engine's own file.
///
///     extension OptionToken<Int> { static let depth = count("depth", standard: 1, 1...1024) }
///     let depth = spec[.depth]
package struct OptionToken<Value: Sendable>: Sendable {
    /// The option as descriptors list it.
    package let option: EngineOption
    /// The value of an engine that does not give it.
    package let standard: Value
    /// The value of a text that ``EngineOption`` accepts.
    let value: @Sendable (String) -> Value?
}

extension OptionToken where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    /// One of a type's words; the first is the default.
    ///
    /// - Parameter kinds: the kinds of work that the option has a meaning for.
    package static func words(
        _ key: String,
        kinds: Set<WorkKind> = Set(WorkKind.allCases)
    ) -> OptionToken {
        let all = Array(Value.allCases)
        return OptionToken(
            option: EngineOption(key, .words(all.map(\.rawValue)), kinds: kinds),
            standard: all[0],
            value: { Value(rawValue: $0) }
        )
    }
}

extension OptionToken<Int> {
    /// A whole number of a range.
    package static func count(_ key: String, standard: Int, _ range: ClosedRange<Int>) -> OptionToken {
        OptionToken(
            option: EngineOption(key, .count(standard: standard, range)),
            standard: standard,
            value: { Int($0) }
        )
    }
}

extension OptionToken<ByteSize> {
    /// A size that is a power of two.
    package static func size(_ key: String, standard: ByteSize, _ range: ClosedRange<ByteSize>) -> OptionToken {
        OptionToken(
            option: EngineOption(key, .size(standard: standard, range)),
            standard: standard,
            value: { try? ByteSize(parsing: $0) }
        )
    }
}

extension OptionToken<Bool> {
    /// Two words, the first of which is the default and means no.
    package static func flag(_ key: String, no: String = "off", yes: String = "on") -> OptionToken {
        OptionToken(
            option: EngineOption(key, .words([no, yes])),
            standard: false,
            value: { $0 == yes }
        )
    }
}
