import Foundation
import Testing

@testable import Platform

@Suite struct FileComparisonTests {
    @Test func `one file by two names and two with the same bytes are the same, others are not`() throws {
        let folder = try TestFolder()
        let path = try folder.file("a", pages: 80)
        let link = folder.path + "/link"
        let hard = folder.path + "/hard"
        let copy = folder.path + "/copy"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        try FileManager.default.linkItem(atPath: path, toPath: hard)
        try FileManager.default.copyItem(atPath: path, toPath: copy)
        for other in [path, link, hard, copy] { #expect(FileComparison.isSame(path, other), "\(other)") }
        let file = try FileHandle(copy, .readWrite)
        try unsafe withUnsafeBytes(of: UInt8(255)) { try unsafe file.write($0, at: 300_000) }
        let shorter = try folder.file("b", pages: 79)
        for other in [copy, shorter, folder.path + "/none"] { #expect(!FileComparison.isSame(path, other), "\(other)") }
        #expect(FileComparison.isBeginning(shorter, of: path))
        #expect(!FileComparison.isBeginning(path, of: shorter))
    }

    @Test func `a file has its name when it is whole, and takes nobody's`() throws {
        let folder = try TestFolder()
        let target = folder.path + "/whole"
        try UnfinishedFile.write([1, 2, 3], to: target)
        #expect(try FileHandle(target).bytes(in: 0..<9) == [1, 2, 3])
        #expect(throws: SystemError("make", path: target, result: -Int(EEXIST))) {
            try UnfinishedFile.write([4], to: target)
        }
        #expect(try FileHandle(target).bytes(in: 0..<9) == [1, 2, 3])
        // What a killed process has left under the name of the unfinished one is in nobody's way, and a link is not followed.
        let other = try folder.file("other", pages: 1)
        let second = folder.path + "/second"
        try FileManager.default.createSymbolicLink(
            atPath: second + UnfinishedFile.ending,
            withDestinationPath: other
        )
        try UnfinishedFile.write([5], to: second)
        #expect(try FileHandle(second).bytes(in: 0..<9) == [5])
        #expect(try FileHandle(other).facts().size == PageCache.pageSize)
        #expect(ProcFile.names(in: folder.path) == ["other", "second", "whole"])
    }
}
