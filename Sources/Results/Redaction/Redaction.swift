/// Leaves out of results what tells of a person or a machine: results are shared.
///
/// Paths and addresses stand as `<path>`, names as `<name>`. What figures depend on stays: processor, kernel release, file system, sizes.
package struct Redaction: Hashable, Sendable {
    /// What stands for a path.
    package static let path = "<path>"
    private static let name = "<name>"
    private let names: [String]

    /// - Parameter names: of this machine; those of fewer than three letters would be found in words.
    package init(names: [String] = []) { self.names = names.filter { $0.count > 2 && $0 != "localhost" } }

    /// A sentence, such as a reason, without paths and names.
    package func text(_ text: String) -> String {
        var result = ""
        var word = ""
        for letter in text {
            if letter.isWhitespace || "'\"`,;()<>".contains(letter) {
                result += self.word(word) + String(letter)
                word = ""
            } else {
                word.append(letter)
            }
        }
        return result + self.word(word)
    }

    /// The command line: an option keeps its name, and a suite that comes with Faultline its own.
    package func arguments(_ arguments: [String]) -> [String] {
        arguments.map { argument in
            guard argument.contains("/") else { return text(argument) }
            let option = argument.hasPrefix("-") ? argument.firstIndex(of: "=").map { argument[...$0] } ?? "" : ""
            return option + Self.path
        }
    }

    /// An option of a mount: of addresses and users the key alone.
    package func mountOption(_ option: String) -> String {
        let parts = option.split(separator: "=", maxSplits: 1)
        let isSecret =
            parts.count == 2 && ["addr", "user", "username", "domain", "password"].contains { parts[0].hasSuffix($0) }
        return isSecret ? "\(parts[0])=\(Self.name)" : text(option)
    }

    private func word(_ word: String) -> String {
        guard !word.isEmpty else { return word }
        let named = names.reduce(word) {
            $0.split(separator: $1, omittingEmptySubsequences: false).joined(separator: Self.name)
        }
        for start in ["/", "./", "../", "~/"] where named.hasPrefix(start) { return Self.path + Self.ending(of: named) }
        // A key stays; the server of an export goes with its path.
        if let place = named.firstRange(of: "=/") { return named[..<place.lowerBound] + "=" + Self.path }
        return named.contains(":/") ? Self.path + Self.ending(of: named) : named
    }

    /// A path in a sentence ends before its colon or full stop.
    private static func ending(of word: String) -> String {
        word.count > 1 && (word.hasSuffix(":") || word.hasSuffix(".")) ? String(word.suffix(1)) : ""
    }

    /// A command line with the user's home as `~`, as it is kept in every result.
    package static func shortened(_ arguments: [String], home: String?) -> [String] {
        guard var home, home.hasPrefix("/"), home.count > 1 else { return arguments }
        while home.hasSuffix("/") { home.removeLast() }
        return arguments.map { argument in
            var result = ""
            var rest = argument[...]
            while let place = rest.firstRange(of: home) {
                let before = rest[..<place.lowerBound].last ?? result.last
                let after = rest[place.upperBound...].first
                let isWhole = (before.map { "=:,".contains($0) } ?? true) && (after.map { "/,:".contains($0) } ?? true)
                result += rest[..<place.lowerBound] + (isWhole ? "~" : home)
                rest = rest[place.upperBound...]
            }
            return result + rest
        }
    }
}

extension ResultHeader {
    /// The header without paths, mount sources and names of machines; as it is where nothing is left out.
    package func redacted(by redaction: Redaction?) -> ResultHeader {
        guard let redaction else { return self }
        var header = self
        header.arguments = redaction.arguments(arguments)
        header.revision = revision.map(redaction.text)
        header.environment.fileSystem.directory = environment.fileSystem.directory.map { _ in Redaction.path }
        header.environment.fileSystem.mountPoint = environment.fileSystem.mountPoint.map { _ in Redaction.path }
        header.environment.fileSystem.source = environment.fileSystem.source.map { _ in Redaction.path }
        header.environment.fileSystem.options = environment.fileSystem.options?.map(redaction.mountOption)
        // What a machine is booted with names its disks and servers; what it was built on, its builder.
        header.environment.kernel.parameters = nil
        header.environment.kernel.build = nil
        header.environment.counters.reason = environment.counters.reason.map(redaction.text)
        return header
    }
}

extension Trial {
    /// The trial without paths and names in its reasons.
    package func redacted(by redaction: Redaction) -> Trial {
        var trial = self
        trial.reason = trial.reason.map(redaction.text)
        trial.unobserved = trial.unobserved.map(redaction.text)
        return trial
    }
}
