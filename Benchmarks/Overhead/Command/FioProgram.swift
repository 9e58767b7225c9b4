internal import Glibc

/// The fio that is installed.
struct FioProgram {
    let path: String
    /// Such as `3.33`.
    let version: String
    private let folder: String

    /// Looks through PATH; nil where there is none that tells its version.
    ///
    /// - Parameter folder: where its output goes.
    static func find(in folder: String) -> FioProgram? {
        let places: String = unsafe getenv("PATH").map { unsafe String(cString: $0) } ?? "/usr/bin:/usr/local/bin"
        let candidates = places.split(separator: ":").map { "\($0)/fio" }
        let found = candidates.first { (path: String) in unsafe access(path, X_OK) == 0 }
        guard let found, let answer = try? Child(found, ["--version"], in: folder), answer.status == 0 else {
            return nil
        }
        let text = String(decoding: answer.output, as: UTF8.self).prefix { !$0.isNewline }
        let version = text.hasPrefix("fio-") ? text.dropFirst(4) : text
        return FioProgram(path: found, version: String(version), folder: folder)
    }

    /// Runs it and returns its output.
    func output(of arguments: [String]) throws -> [UInt8] {
        let answer = try Child(path, arguments, in: folder)
        guard answer.status == 0 else {
            throw OverheadError("fio ended with \(answer.status): \(arguments.joined(separator: " "))")
        }
        return answer.output
    }
}
