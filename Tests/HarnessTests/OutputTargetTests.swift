import Platform
import Testing

@testable import Harness

@Suite("Where results go")
struct OutputTargetTests {
    @Test(
        "An ending .json or .csv of the name is dropped, once",
        arguments: [
            ("a", "a"), ("a.json", "a"), ("a.csv", "a"), ("x/a.b", "x/a.b"), ("a.csv.json", "a.csv"),
            (".json", ".json"),
        ]
    )
    func endings(name: String, base: String) {
        #expect(OutputTarget(name: name).base == base)
    }

    @Test("A missing folder is made, and the probe leaves nothing in it")
    func missingFolder() throws {
        let folder = try WorkFolder.create(in: "/var/tmp", prefix: "faultline-output-tests-")
        defer { WorkFolder.remove(folder) }
        try OutputTarget(name: folder + "/new/deep/name").check()
        #expect(ProcFile.exists(folder + "/new/deep"))
        #expect(ProcFile.names(in: folder + "/new/deep").isEmpty)
    }

    @Test("A path below a file can't be made, and says so with the option's name")
    func belowAFile() {
        #expect { try OutputTarget(name: "/dev/null/x").check() } throws: { error in
            (error as? HarnessError)?.code == .output && "\(error)".hasPrefix("--output: ")
        }
    }
}
