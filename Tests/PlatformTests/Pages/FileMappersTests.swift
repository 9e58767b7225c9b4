import Foundation
import Glibc
import Testing

@testable import Platform

@Suite struct FileMappersTests {
    private static let path = "/var/tmp/d/0000000"

    private func found(_ maps: [Int: String], names: [Int: String] = [:]) throws -> [FileMappers.Process] {
        var files = ["/proc/self/maps": "", "/proc/uptime": "1"]
        for (number, text) in maps { files["/proc/\(number)/maps"] = text }
        for (number, name) in names { files["/proc/\(number)/comm"] = name + "\n" }
        let tree = try FixtureTree(files)
        let identity = FileIdentity(device: 0xfe01, inode: 4711)
        return FileMappers.all(of: identity, at: Self.path, root: tree.root)
    }

    @Test func `they are known by device and inode, and told by number and name`() throws {
        let map = "7f10-7f20 r--s 00000000 fe:01 4711      /mnt/elsewhere/0000000\n"
        let stack = "7ffd-7ffe rw-p 00000000 00:00 0        [stack]\n"
        let found = try found([20: stack, 3: stack + map, 100: map], names: [3: "sleep"])
        #expect(found.map(\.number) == [3, 100] && found.map(\.name) == ["sleep", nil])
    }

    @Test(arguments: [
        "7f10-7f20 r--s 00000000 fe:02 4711 /mnt/other", "7f10-7f20 r--s 00000000 fe:01 4712 /var/tmp/d/0000000",
        "7f10-7f20 rw-p 00000000 00:00 0", "",
    ])
    func `another device or another inode is another file`(line: String) throws {
        #expect(try found([3: line]).isEmpty)
    }

    @Test func `where the device is that of a volume, the path decides`() throws {
        #expect(try found([3: "7f10-7f20 r--s 00000000 00:2b 4711      \(Self.path)\n"]).map(\.number) == [3])
    }

    @Test func `a real process that maps a file is found, and this one is not`() throws {
        let folder = try TestFolder()
        let file = try Platform.FileHandle(try folder.file(pages: 4))
        let mapping = try Mapping(observing: file, length: PageCache.pageSize)
        #expect(FileMappers.others(of: file).isEmpty)
        let child = try MappingProcess(file.path)
        #expect(FileMappers.others(of: file).map(\.number) == [child.number])
        try mapping.unmap()
    }
}

/// A process that has a file mapped as long as it is there.
private final class MappingProcess {
    private let process = Process()
    private let input = Foundation.Pipe()
    var number: Int { Int(process.processIdentifier) }

    /// Returns when the file is mapped.
    init(_ path: String) throws {
        let output = Foundation.Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        let script = "import mmap,sys\nf=open(sys.argv[1],'rb')\nm=mmap.mmap(f.fileno(),0,access=mmap.ACCESS_READ)\n"
        process.arguments = ["python3", "-c", script + "print(1,flush=True)\nsys.stdin.read()", path]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        _ = try output.fileHandleForReading.read(upToCount: 1)
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }
}
