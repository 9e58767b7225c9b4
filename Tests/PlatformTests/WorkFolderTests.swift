import Glibc
import Testing

@testable import Platform

@Suite struct WorkFolderTests {
    @Test("two folders of one prefix are two, and this user's alone")
    func isFresh() throws {
        let first = try TestFolder()
        let second = try TestFolder()
        #expect(first.path != second.path)
        var facts = stat()
        try #require(unsafe stat(first.path, &facts) == 0)
        #expect(facts.st_mode & 0o777 == 0o700)
        #expect(facts.st_uid == geteuid())
    }

    @Test("removing takes all that is inside, and of a link only the link")
    func removesAll() throws {
        let outside = try TestFolder()
        let kept = try outside.file("kept", pages: 1)
        let folder = try TestFolder()
        try WorkFolder.createPath("\(folder.path)/a/b/c")
        _ = try folder.file("a/b/c/file", pages: 1)
        try #require(unsafe symlink(outside.path, "\(folder.path)/a/link") == 0)
        #expect(WorkFolder.remove(folder.path) == nil)
        #expect(unsafe access(folder.path, F_OK) != 0)
        #expect(unsafe access(kept, F_OK) == 0)
    }

    @Test("a folder where there can be none is an error that names it")
    func saysWhere() {
        #expect(throws: SystemError("make a folder in", path: "/nowhere/at/all", result: -Int(ENOENT))) {
            try WorkFolder.create(in: "/nowhere/at/all", prefix: "x")
        }
    }

    @Test("a subfolder must be new")
    func subfolderIsNew() throws {
        let folder = try TestFolder()
        try WorkFolder.createSubfolder("\(folder.path)/sub")
        #expect(throws: SystemError("mkdir", path: "\(folder.path)/sub", result: -Int(EEXIST))) {
            try WorkFolder.createSubfolder("\(folder.path)/sub")
        }
    }
}
