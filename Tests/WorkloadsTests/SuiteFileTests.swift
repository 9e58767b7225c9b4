import Foundation
import Testing
import Workloads
import TestSupport

@Suite("Suite files")
struct SuiteFileTests {
    private func refusal(_ path: String) -> String? {
        message { () throws(WorkloadError) in try SuiteReader.read(path: path) }
    }

    @Test("A file is read and gives the suite its name")
    func read() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "faultline-\(UUID().uuidString).yaml")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data("workloads: [{name: w}]\n".utf8).write(to: file)
        let suite = try SuiteReader.read(path: file.path)
        #expect(suite.name + ".yaml" == file.lastPathComponent)
        try Data("rounds: x\n".utf8).write(to: file)
        #expect(
            refusal(file.path)
                == "\(file.path):1: rounds: 'x' is not accepted (accepted: a whole number from 1 to 10000)"
        )
    }

    @Test("A file that is not there, and a folder, are one line each")
    func unreadable() {
        #expect(
            refusal("/nowhere/my.yaml")
                == "/nowhere/my.yaml: can't be read: No such file or directory (accepted: a suite file in YAML)"
        )
        #expect(refusal("/") == "/: can't be read: Is a directory (accepted: a suite file in YAML)")
    }

    @Test("An endless device is an error and not a hang")
    func endless() {
        #expect(refusal("/dev/zero") == "/dev/zero:1: the file is larger than a suite may be (accepted: at most 1MiB)")
    }
}
