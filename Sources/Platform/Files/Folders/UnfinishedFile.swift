/// A file on its way: written under a name of its own beside the one that it is to have, which it gets when it is whole and on disk.
///
/// So a name that is there is that of a whole file, whenever the power or the process goes.
package final class UnfinishedFile {
    /// What the name has behind that of the whole file.
    package static let ending = ".partial"

    /// The name that it is to have.
    package let target: String
    private let file: FileHandle

    /// The name that it has.
    package var path: String { file.path }

    /// Starts a file. An unfinished one that an earlier process left goes away.
    package init(for target: String) throws(SystemError) {
        self.target = target
        let path = target + Self.ending
        do throws(SystemError) {
            file = try FileHandle(path, .create)
        } catch  where error.isExistence {
            try WorkFolder.removeFile(path)
            file = try FileHandle(path, .create)
        }
    }

    /// Writes at the end.
    package func append(_ bytes: [UInt8]) throws(SystemError) { try file.append(bytes) }

    /// Makes what was written durable.
    package func sync() throws(SystemError) { try file.sync() }

    /// Gives the file its name; nothing is replaced. The name is durable after ``DurableFolder/sync(holding:)``.
    ///
    /// - Throws: ``SystemError`` of the target; with EEXIST where it is there.
    package func publish() throws(SystemError) { try WorkFolder.move(path, to: target) }

    /// Gives the file its name, in place of one that has it.
    package func replace() throws(SystemError) { try WorkFolder.replace(target, by: path) }

    /// Removes the file, unless it has its name already.
    package func discard() { try? WorkFolder.removeFile(path) }

    /// Makes a whole file: written, on disk, and only then there by its name.
    ///
    /// - Throws: ``SystemError``, with EEXIST where the name is taken; nothing is left then.
    package static func write(_ bytes: [UInt8], to target: String) throws(SystemError) {
        let file = try UnfinishedFile(for: target)
        do throws(SystemError) {
            try file.append(bytes)
            try file.sync()
            try file.publish()
            try DurableFolder.sync(holding: target)
        } catch {
            file.discard()
            throw error
        }
    }
}
