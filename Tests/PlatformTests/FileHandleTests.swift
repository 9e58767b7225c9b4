import CLinux
import Glibc
import Testing

@testable import Platform

@Suite struct FileHandleTests {
    @Test("creating never touches a file that exists")
    func neverOverwrites() throws {
        let folder = try TestFolder()
        let path = try folder.file(pages: 1)
        let before = try FileHandle(path).bytes(in: 0..<9999)
        #expect(throws: SystemError("open", path: path, result: -Int(EEXIST))) { _ = try FileHandle(path, .create) }
        #expect(try FileHandle(path).bytes(in: 0..<9999) == before)
    }

    @Test("creating does not follow a link to where nothing is yet")
    func doesNotFollowLinks() throws {
        let folder = try TestFolder()
        let link = "\(folder.path)/link"
        try #require(unsafe symlink("\(folder.path)/target", link) == 0)
        #expect(throws: SystemError("open", path: link, result: -Int(EEXIST))) { _ = try FileHandle(link, .create) }
        #expect(unsafe access("\(folder.path)/target", F_OK) != 0)
    }

    @Test("a read at the end gives what is there, beyond it nothing")
    func readsToTheEnd() throws {
        let folder = try TestFolder()
        let file = try FileHandle("\(folder.path)/short", .create)
        try file.append([1, 2, 3, 4, 5])
        #expect(try file.bytes(in: 3..<100) == [4, 5])
        #expect(try file.bytes(in: 5..<6) == [])
        #expect(try file.facts().size == 5)
        try file.truncate(to: 2)
        #expect(try file.bytes(in: 0..<100) == [1, 2])
    }

    @Test("the pieces of a file are all of it, in their order")
    func passesOnEveryPiece() throws {
        let folder = try TestFolder()
        let file = try FileHandle(try folder.file(pages: 130))
        var all: [UInt8] = []
        var pieces = 0
        try file.forEachPiece { piece in
            all += piece
            pieces += 1
        }
        #expect(pieces == 3)
        #expect(try all == file.bytes(in: 0..<1 << 20))
    }

    @Test("writing to a file opened for reading is an error with path and reason")
    func refusesWriting() throws {
        let folder = try TestFolder()
        let path = try folder.file(pages: 1)
        let file = try FileHandle(path)
        #expect(throws: SystemError("write", path: path, result: -Int(EBADF))) { try file.append([1]) }
    }

    @Test("a descriptor is closed once, by close or by the end of its handle, and not passed on to programs")
    func closes() throws {
        let folder = try TestFolder()
        let path = try folder.file(pages: 1)
        let handle = try FileHandle(path)
        let descriptor = handle.descriptor
        #expect(fcntl(descriptor, F_GETFD) & FD_CLOEXEC != 0)
        #expect(target(of: descriptor) == path)
        try handle.close()
        #expect(target(of: descriptor) != path)
    }

    private func target(of descriptor: Int32) -> String? {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = unsafe readlink("/proc/self/fd/\(descriptor)", &buffer, buffer.count)
        return count < 0 ? nil : String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    @Test("an inherited descriptor is read to its end")
    func readsInherited() throws {
        var ends: [Int32] = [0, 0]
        try #require(unsafe pipe(&ends) == 0)
        InheritedDescriptor.write(Array("an order".utf8), to: ends[1])
        close(ends[1])
        #expect(try InheritedDescriptor.readAll(ends[0]) == Array("an order".utf8))
        close(ends[0])
        #expect(throws: SystemError("read descriptor 999999", result: -Int(EBADF))) {
            try InheritedDescriptor.readAll(999_999)
        }
    }
}
