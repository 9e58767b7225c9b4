import Foundation
import Testing

@testable import Platform

/// The lock of this machine and user.
@Suite struct RunLockTests {
    private let folder: TestFolder
    private var base: String { folder.path + "/faultline" }

    init() throws { folder = try TestFolder() }

    private func lock(beside: Bool = false, _ note: String = "n") throws -> RunLock {
        try RunLock(isBesideAllowed: beside, note: note, folder: base)
    }

    @Test func `one run has it at a time, and the next sees what it said`() throws {
        var first: RunLock? = try lock("first")
        #expect(first?.isBeside == false && first?.obstacle == nil)
        let busy = #expect(throws: RunLock.Busy.self) { try lock() }
        #expect(busy?.holder == "first")
        #expect(RunLock.isHeld(folder: base))
        first = nil
        #expect(!RunLock.isHeld(folder: base))
        #expect(RunLock.lastNote(folder: base) == "first")
        #expect(try lock("second").isBeside == false)
        #expect(RunLock.lastNote(folder: base) == "second")
    }

    @Test func `a run beside another knows it, and a third sees it when the first has ended`() throws {
        var first: RunLock? = try lock("first")
        let second = try lock(beside: true, "second")
        #expect(second.isBeside)
        #expect(RunLock.lastNote(folder: base) == "first")
        let third = try lock(beside: true)
        #expect(third.isBeside)
        withExtendedLifetime(first) {}
        first = nil
        #expect(throws: RunLock.Busy.self) { try lock() }
        withExtendedLifetime((second, third)) {}
    }

    @Test func `the run that has it sees that another has come beside it, and that it has gone`() throws {
        let first = try lock("first")
        #expect(!RunLock.isJoined(folder: base))
        var second: RunLock? = try lock(beside: true)
        #expect(RunLock.isJoined(folder: base))
        withExtendedLifetime(second) {}
        second = nil
        #expect(!RunLock.isJoined(folder: base))
        // Looking leaves nothing behind.
        #expect(try lock(beside: true).isBeside)
        withExtendedLifetime(first) {}
    }

    @Test func `a run that may be beside another and is alone is not`() throws {
        let only = try lock(beside: true)
        #expect(!only.isBeside)
        #expect(throws: RunLock.Busy.self) { try lock() }
        withExtendedLifetime(only) {}
    }

    @Test func `a link, a folder or a pipe in its place is an obstacle and no lock`() throws {
        let target = try folder.file("target", pages: 1)
        let place = base + ".lock"
        let files = FileManager.default
        try files.createSymbolicLink(atPath: place, withDestinationPath: target)
        #expect(try lock().obstacle?.contains(place) == true)
        #expect(try FileHandle(target).facts().size == PageCache.pageSize)
        try files.removeItem(atPath: place)
        try files.createDirectory(atPath: place, withIntermediateDirectories: false)
        #expect(try lock().obstacle != nil)
        try files.removeItem(atPath: place)
        #expect(unsafe mkfifo(place, 0o600) == 0)
        #expect(try lock().obstacle != nil)
    }

    @Test(.enabled(if: geteuid() == 0, "needs root, to give a file to another user"))
    func `another user's file in its place is an obstacle`() throws {
        let place = base + ".lock"
        #expect(FileManager.default.createFile(atPath: place, contents: nil))
        #expect(unsafe chown(place, 65534, 65534) == 0)
        #expect(try lock().obstacle != nil)
    }
}
