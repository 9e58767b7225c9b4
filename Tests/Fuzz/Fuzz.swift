import Glibc

/// The parsers under libFuzzer: `fuzz TARGET [OPTION...] CORPUS...`, with libFuzzer's own options; `fuzz seeds RESULTS FOLDER` writes inputs
/// to begin with. `Scripts/fuzz` builds and starts it.
enum Fuzz {
    /// The targets by their names.
    static let targets: [(name: String, target: any FuzzTarget.Type)] = [
        ("suite", SuiteTarget.self), ("gate", GateTarget.self), ("result", ResultTarget.self),
        ("journal", JournalTarget.self), ("order", OrderTarget.self), ("report", ReportTarget.self),
    ]

    /// What this process was started for.
    nonisolated(unsafe) static var target: any FuzzTarget.Type = SuiteTarget.self
}

/// libFuzzer's first call, which has `main`: takes the name of the target off the arguments.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(
    _ count: UnsafeMutablePointer<Int32>,
    _ values: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>
) -> Int32 {
    let arguments = CommandLine.arguments
    if arguments.count == 4, arguments[1] == "seeds" {
        Seeds.write(from: arguments[2], to: arguments[3])
        exit(0)
    }
    guard let named = Fuzz.targets.first(where: { $0.name == arguments.dropFirst().first }) else {
        print("fuzz TARGET [OPTION...] CORPUS...; targets: \(Fuzz.targets.map(\.name).joined(separator: " "))")
        exit(64)
    }
    unsafe Fuzz.target = named.target
    unsafe values.pointee[1] = values.pointee[0]
    unsafe values.pointee += 1
    unsafe count.pointee -= 1
    return 0
}

/// libFuzzer's call for each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ length: Int) -> Int32 {
    unsafe Fuzz.target.parse([UInt8](UnsafeBufferPointer(start: start, count: length)))
    return 0
}
