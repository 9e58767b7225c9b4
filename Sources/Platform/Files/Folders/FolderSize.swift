internal import Glibc

/// The size of a folder on disk.
package enum FolderSize {
    /// The bytes allocated for the files below a folder, at most four levels down; links are not followed.
    package static func bytes(of folder: String) -> Int { bytes(of: folder, levels: 4) }

    private static func bytes(of folder: String, levels: Int) -> Int {
        ProcFile.names(in: folder).reduce(0) { sum, name in
            let path = "\(folder)/\(name)"
            var facts = stat()
            guard unsafe lstat(path, &facts) == 0 else { return sum }
            switch facts.st_mode & S_IFMT {
            case S_IFREG: return sum + Int(facts.st_blocks) * 512
            case S_IFDIR where levels > 0: return sum + bytes(of: path, levels: levels - 1)
            default: return sum
            }
        }
    }
}
