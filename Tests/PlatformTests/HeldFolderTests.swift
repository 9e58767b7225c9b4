import Glibc
import TestSupport
import Testing

@testable import Platform

@Suite struct HeldFolderTests {
    /// A folder of somebody else's, with a file in it.
    private func victim(in place: TestFolder) throws -> String {
        try WorkFolder.createSubfolder("\(place.path)/victim")
        return try place.file("victim/kept", pages: 1)
    }

    @Test("a folder is fresh, this user's alone, and goes with all that is in it")
    func makesAndRemoves() throws {
        let place = try TestFolder()
        let folder = try HeldFolder(in: place.path, prefix: "run-")
        let inner = try folder.makeFolder("0")
        try FileHandle("data", in: inner, .create).close()
        var facts = stat()
        try #require(unsafe stat(folder.path, &facts) == 0)
        #expect(facts.st_mode & 0o777 == 0o700)
        let file = try FileHandle("data", in: inner)
        try file.require(inner.identity(ofFile: "data"))
        #expect(throws: SwappedFile("\(inner.path)/data")) { try file.require(inner.identity) }
        #expect(folder.remove() == nil)
        #expect(ProcFile.names(in: place.path).isEmpty)
        #expect(folder.remove() == nil)
    }

    @Test(
        "what took the name of a folder is left alone, and the folder is emptied under its new one",
        arguments: [true, false]
    )
    func isSwapped(byLink: Bool) throws {
        let place = try TestFolder()
        let kept = try victim(in: place)
        let folder = try HeldFolder(in: place.path, prefix: "run-")
        try FileHandle("data", in: folder, .create).close()
        try #require(unsafe rename(folder.path, "\(place.path)/moved") == 0)
        let stranger = "\(place.path)/victim"
        if byLink {
            try #require(unsafe symlink(stranger, folder.path) == 0)
        } else {
            try #require(unsafe rename(stranger, folder.path) == 0)
        }
        #expect(folder.remove()?.number == ESTALE)
        #expect(ProcFile.exists(byLink ? kept : "\(folder.path)/kept"))
        #expect(ProcFile.names(in: "\(place.path)/moved").isEmpty)
    }

    @Test("a folder by path is not removed through a link")
    func isLink() throws {
        let place = try TestFolder()
        let kept = try victim(in: place)
        try #require(unsafe symlink("\(place.path)/victim", "\(place.path)/link") == 0)
        #expect(WorkFolder.remove("\(place.path)/link") != nil)
        #expect(ProcFile.exists(kept))
    }

    @Test("links inside go by themselves, and nested folders whole")
    func removesNested() throws {
        let place = try TestFolder()
        let kept = try victim(in: place)
        let folder = try HeldFolder(in: place.path, prefix: "run-")
        var deepest = folder
        for depth in 0..<20 {
            deepest = try deepest.makeFolder("\(depth)")
            try #require(unsafe symlink("\(place.path)/victim", "\(deepest.path)/link") == 0)
        }
        #expect(folder.remove() == nil)
        #expect(ProcFile.exists(kept))
        #expect(!ProcFile.exists(folder.path))
    }

    @Test("a folder that another process holds is known by its identity, whatever lies at its path")
    func isRecognised() throws {
        let place = try TestFolder()
        _ = try victim(in: place)
        let folder = try HeldFolder(in: place.path, prefix: "run-")
        #expect(try HeldFolder(opening: folder.path, expecting: folder.identity).identity == folder.identity)
        try #require(unsafe rename(folder.path, "\(place.path)/moved") == 0)
        try #require(unsafe symlink("\(place.path)/victim", folder.path) == 0)
        #expect(throws: SwappedFile(folder.path)) {
            try HeldFolder(opening: folder.path, expecting: folder.identity)
        }
        try #require(unsafe unlink(folder.path) == 0)
        try WorkFolder.createSubfolder(folder.path)
        #expect(throws: SwappedFile(folder.path)) {
            try HeldFolder(opening: folder.path, expecting: folder.identity)
        }
    }

    @Test("a file in a folder is not made over another, nor through a link, nor outside")
    func makesOnlyInside() throws {
        let place = try TestFolder()
        let kept = try victim(in: place)
        let folder = try HeldFolder(in: place.path, prefix: "run-")
        try FileHandle("data", in: folder, .create).close()
        try #require(unsafe symlink(kept, "\(folder.path)/link") == 0)
        #expect(throws: SystemError("open", path: "\(folder.path)/data", result: -Int(EEXIST))) {
            _ = try FileHandle("data", in: folder, .create)
        }
        #expect(throws: SystemError("open", path: "\(folder.path)/link", result: -Int(ELOOP))) {
            _ = try FileHandle("link", in: folder, .readWrite)
        }
        for name in ["../victim/kept", "/etc/passwd", "../made"] {
            #expect(throws: SystemError("open", path: "\(folder.path)/\(name)", result: -Int(EXDEV))) {
                _ = try FileHandle(name, in: folder, name == "../made" ? .create : .read)
            }
        }
        #expect(throws: SystemError.self) { try folder.identity(ofFile: "link") }
    }

    @Test(
        "a folder that every user may write to needs the sticky bit",
        arguments: [
            (0o777, true), (0o1777, false), (0o775, false), (0o757, true), (0o700, false), (0o2777, true),
        ]
    )
    func isOpenToAll(mode: Int, isOpen: Bool) {
        #expect(HeldFolder.isOpenToAll(mode_t(mode)) == isOpen)
    }

    @Test("root is refused such a folder, with what would be accepted", .enabled(if: geteuid() == 0, "needs root"))
    func refusesRoot() throws {
        let place = try TestFolder()
        #expect(HeldFolder.refusalForRoot(place.path) == nil)
        try #require(unsafe chmod(place.path, 0o777) == 0)
        #expect(HeldFolder.refusalForRoot(place.path)?.contains("chmod +t \(place.path)") == true)
        try #require(unsafe chmod(place.path, 0o1777) == 0)
        #expect(HeldFolder.refusalForRoot(place.path) == nil)
    }
}
