/// A parser of something that comes from outside. It may refuse any bytes; it must not trap, hang, or take memory without bound.
protocol FuzzTarget: SendableMetatype {
    /// Parses an input, and uses what it became as the program does.
    static func parse(_ bytes: [UInt8])
}

/// Ends the process where two ways to the same answer differ: libFuzzer keeps the input.
func check(_ holds: Bool, _ what: @autoclosure () -> String) {
    if !holds { fatalError(what()) }
}
