/// Reads suite files: YAML in, a ``Suite`` of validated cases out.
///
/// Every error is a ``WorkloadError`` whose place is `file:line`, and which names the key and what is accepted.
package enum SuiteReader {
    /// Reads the suite file at a path; the suite is named after it, without `.yaml` or `.yml`.
    ///
    /// At most ``SuiteLimits/file`` is read, so that a device or an endless pipe is an error and not a hang.
    package static func read(path: String, engines registry: EngineRegistry) throws(WorkloadError) -> Suite {
        let bytes = try YamlFile.bytes(path: path, accepted: "a suite file in YAML")
        return try read(bytes: bytes, file: path, name: name(ofFile: path), engines: registry)
    }

    /// Reads a suite from the bytes of a file.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8, at most ``SuiteLimits/file``.
    ///   - file: how the file is called in errors.
    ///   - name: the suite's name.
    ///   - registry: the engines that can be named.
    package static func read(
        bytes: [UInt8],
        file: String,
        name: String,
        engines registry: EngineRegistry
    ) throws(WorkloadError) -> Suite {
        guard bytes.count <= SuiteLimits.file.bytes else { throw tooLarge.at("\(file):1") }
        return try read(text: YamlFile.text(bytes, file: file), file: file, name: name, engines: registry)
    }

    /// Reads a suite from its text; `file` is how it is called in errors.
    package static func read(
        text: String,
        file: String,
        name: String,
        engines registry: EngineRegistry
    ) throws(WorkloadError) -> Suite {
        guard text.utf8.count <= SuiteLimits.file.bytes else { throw tooLarge.at("\(file):1") }
        let source = YamlFile.source(text, file: file)
        return try SuiteBuilder(source: source, name: name, registry: registry).build(from: source.compose())
    }

    /// The name of a suite file's suite: the file's without folders and without `.yaml` or `.yml`.
    package static func name(ofFile path: String) -> String {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        let ending = [".yaml", ".yml"].first { file.hasSuffix($0) && file.count > $0.count }
        return String(file.dropLast(ending?.count ?? 0))
    }

    private static let tooLarge = WorkloadError(
        "the file is larger than a suite may be",
        accepted: "at most \(SuiteLimits.file)"
    )
}
