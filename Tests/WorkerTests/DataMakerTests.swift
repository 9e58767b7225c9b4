import Engines
import Platform
import Testing
import Workloads

@testable import Worker
import TestSupport

@Suite("Making data")
struct DataMakerTests {
    @Test(
        "Files have their size, no holes, and the content that their seed says",
        arguments: [1, 8, 4096, (1 << 20) + 13]
    )
    func contents(size: Int) throws {
        var draft = CaseDraft()
        draft.kind = .smallFiles
        draft.fileSize = ByteSize(size)
        draft.fileCount = 3
        let folder = try WorkFolder.create(in: "/var/tmp", prefix: "faultline-data-tests-")
        defer { WorkFolder.remove(folder) }
        let data = DataSet(directory: folder, for: try draft.makeCase(), seed: 3)
        try DataMaker.make(data)
        for file in 0..<3 {
            let handle = try FileHandle(data.path(ofFile: file))
            #expect(try handle.facts().size == size)
            let bytes = try handle.bytes(in: 0..<size)
            for word in stride(from: 0, to: size / 8, by: max(1, size / 64)) {
                let found = (0..<8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64(bytes[word * 8 + $1]) }
                #expect(found == data.content.word(file: file, index: word))
            }
        }
        #expect(ProcFile.names(in: folder).count == 3)
    }

    @Test("An existing file is not overwritten")
    func existing() throws {
        let folder = try WorkFolder.create(in: "/var/tmp", prefix: "faultline-data-tests-")
        defer { WorkFolder.remove(folder) }
        var draft = CaseDraft()
        draft.fileSize = .kibibytes(64)
        let data = DataSet(directory: folder, for: try draft.makeCase(), seed: 3)
        try DataMaker.make(data)
        #expect { try DataMaker.make(data) } throws: { ($0 as? SystemError)?.operation == "open" }
    }
}
