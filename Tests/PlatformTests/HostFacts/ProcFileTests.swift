import Platform
import Testing

@Suite struct ProcFileTests {
    @Test func `a file of unknown size is read to its end`() throws {
        let text = String(repeating: "0123456789abcdef", count: 5000)
        let tree = try FixtureTree(["/proc/long": text])
        #expect(ProcFile.read(tree.root + "/proc/long") == text)
        #expect(try #require(ProcFile.read("/proc/self/status")).hasPrefix("Name:"))
    }

    @Test func `what is absent, a directory or empty gives nil`() throws {
        let tree = try FixtureTree(["/sys/empty": "\n"])
        #expect(ProcFile.read(tree.root + "/sys/absent") == nil)
        #expect(ProcFile.read(tree.root + "/sys") == nil)
        #expect(ProcFile.line(tree.root + "/sys/empty") == nil)
        #expect(ProcFile.integer(tree.root + "/sys/empty") == nil)
    }

    @Test func `names come sorted and without the dots`() throws {
        let tree = try FixtureTree(["/sys/b": "", "/sys/a/x": "", "/sys/c": ""])
        #expect(ProcFile.names(in: tree.root + "/sys") == ["a", "b", "c"])
        #expect(ProcFile.names(in: tree.root + "/absent").isEmpty)
    }

    @Test func `a path is resolved through symbolic links`() throws {
        let tree = try FixtureTree(["/sys/devices/x": ""], links: ["/sys/link": "devices/x"])
        #expect(ProcFile.resolve(tree.root + "/sys/link") == tree.root + "/sys/devices/x")
        #expect(ProcFile.resolve(tree.root + "/sys/none") == nil)
    }
}
