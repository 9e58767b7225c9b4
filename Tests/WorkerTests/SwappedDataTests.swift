import Engines
import Foundation
import Platform
import Results
import Testing
import Workloads

@testable import Worker
import TestSupport

/// What another user may do with the files of a run, in a folder where they can.
enum Swap: String, CaseIterable, CustomTestStringConvertible {
    case fileByLink = "a link in the place of the file"
    case fileByFile = "another file in its place"
    case folderByLink = "a link in the place of the folder"

    var testDescription: String { rawValue }
}

@Suite("Data that is swapped for other data", .serialized)
struct SwappedDataTests {
    /// A round whose order says which folder and file were made, and what another user has put in their place since.
    private func round(_ swap: Swap, operation: String) throws -> (
        fixture: RoundFixture, stranger: String, before: Data
    ) {
        let fixture = try RoundFixture { draft in
            draft.operation = operation == "write" ? .write : .read
            draft.pattern = .random
            draft.fileSize = .kibibytes(64)
            draft.engines = try (operation == "write" ? ["pwrite", "mmap"] : ["pread", "mmap"])
                .map(EngineSpec.init(parsing:))
        }
        let folder = try fixture.data.openFolder()
        var identity = DataIdentity(folder: folder.identity)
        identity.file = try folder.identity(ofFile: fixture.data.name(ofFile: 0))
        fixture.order.data.identity = identity
        let manager = FileManager.default
        let stranger = fixture.folder + "-stranger"
        try manager.createDirectory(atPath: stranger, withIntermediateDirectories: false)
        let file = stranger + "/" + fixture.data.name(ofFile: 0)
        try Data(repeating: 7, count: 64 << 10).write(to: URL(fileURLWithPath: file))
        switch swap {
        case .fileByLink:
            try manager.removeItem(atPath: fixture.file)
            try manager.createSymbolicLink(atPath: fixture.file, withDestinationPath: file)
        case .fileByFile:
            try manager.removeItem(atPath: fixture.file)
            try manager.linkItem(atPath: file, toPath: fixture.file)
        case .folderByLink:
            try manager.moveItem(atPath: fixture.folder, toPath: fixture.folder + "-moved")
            try manager.createSymbolicLink(atPath: fixture.folder, withDestinationPath: stranger)
        }
        return (fixture, file, try Data(contentsOf: URL(fileURLWithPath: file)))
    }

    private func clear(_ fixture: RoundFixture) {
        for path in [fixture.folder, fixture.folder + "-moved", fixture.folder + "-stranger"] {
            try? FileManager.default.removeItem(atPath: path)
        }
    }

    @Test("It is noticed before it is written, and every engine has failed", arguments: Swap.allCases)
    func isNotWritten(swap: Swap) throws {
        let (fixture, stranger, before) = try round(swap, operation: "write")
        defer { clear(fixture) }
        let trials = try fixture.run()
        #expect(trials.count == 2)
        for trial in trials.values {
            #expect(trial.status == .failed)
            #expect(trial.reason?.contains("is not what this run made") == true, "\(trial.reason ?? "")")
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: stranger)) == before)
    }

    @Test("A swapped folder is noticed where files are only read, too")
    func isNotRead() throws {
        let (fixture, _, _) = try round(.folderByLink, operation: "read")
        defer { clear(fixture) }
        for trial in try fixture.run().values {
            #expect(trial.status == .failed)
            #expect(trial.reason?.contains("is not what this run made") == true, "\(trial.reason ?? "")")
        }
    }

    @Test("No data is made in another folder than the run's")
    func isNotMade() throws {
        let folder = try HeldFolder(in: "/var/tmp", prefix: "faultline-data-tests-")
        defer { folder.remove() }
        let place = try folder.makeFolder("0")
        let other = try folder.makeFolder("1")
        var draft = CaseDraft()
        draft.fileSize = .kibibytes(64)
        var data = DataSet(directory: place.path, for: try draft.makeCase(), seed: 3)
        data.identity = DataIdentity(folder: other.identity)
        #expect(throws: SwappedFile(place.path)) { try DataMaker.make(data) }
        #expect(ProcFile.names(in: place.path).isEmpty)
        data.identity = DataIdentity(folder: place.identity)
        try DataMaker.make(data)
        #expect(ProcFile.names(in: place.path).count == 1)
    }
}
