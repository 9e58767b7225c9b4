import Foundation
import Testing

extension CommandTests {
    struct OutputTests {
        @Test(arguments: [".json", ".csv", ".partial.jsonl"])
        func `a result that exists is refused with 73 before anything is measured, and stays as it is`(ending: String)
            throws
        {
            let sandbox = try Sandbox()
            _ = try sandbox.file("out/r\(ending)", "mine")
            let outcome = try sandbox.run(sandbox.arguments())
            outcome.expectRefusal(73, naming: "--output", "r\(ending) exists already")
            #expect(try sandbox.text("out/r\(ending)") == "mine")
            #expect(sandbox.results == ["r\(ending)"])
            #expect(sandbox.leftovers.isEmpty)
        }

        @Test(arguments: ["/dev/null/x", "/proc/x", "file/x", "file/folder/x"])
        func `a place where nothing can be written is refused with 73`(name: String) throws {
            let sandbox = try Sandbox()
            _ = try sandbox.file("file", "mine")
            let place = name.hasPrefix("/") ? name : "\(sandbox.path)/\(name)"
            let outcome = try sandbox.run([
                "run", "--file-size", "8MiB", "--directory", sandbox.data, "--output", place,
            ])
            outcome.expectRefusal(73, naming: "--output", place)
            #expect(sandbox.names(in: sandbox.path) == ["data", "file", "out"])
            #expect(sandbox.leftovers.isEmpty)
        }

        @Test func `a folder that does not exist is no place for data, and none is made`() throws {
            let sandbox = try Sandbox()
            let run = [
                "run", "--file-size", "8MiB", "--output", sandbox.path + "/new/r", "--directory", sandbox.path + "/no",
            ]
            try sandbox.run(run).expectRefusal(64, naming: "--directory", "No such file or directory")
            #expect(sandbox.names(in: sandbox.path) == ["data", "out"])
        }

        @Test(.mounts)
        func `too little disk is refused with the figures before anything is written`() throws {
            let sandbox = try Sandbox()
            let disk = try sandbox.mount(size: "16m")
            let run = ["run", "--file-size", "32MiB", "--output", sandbox.path + "/new/r", "--directory", disk]
            try sandbox.run(run).expectRefusal(64, naming: "--directory", "16 MiB free", "32 MiB", "256 MiB")
            #expect(sandbox.names(in: disk).isEmpty)
            #expect(!sandbox.names(in: sandbox.path).contains("new"))
        }

        @Test(.mounts)
        func `too little memory for a warm file is refused with the figures before anything is written`() throws {
            let sandbox = try Sandbox()
            // A file system that promises more than the machine has, so that the disk is not what is short.
            let disk = try sandbox.mount(size: "4t")
            let run = ["run", "--file-size", "1TiB", "--output", sandbox.path + "/new/r", "--directory", disk]
            try sandbox.run(run).expectRefusal(64, naming: "1048", "MiB of memory", "are available", "cache: cold")
            #expect(sandbox.names(in: disk).isEmpty)
            #expect(!sandbox.names(in: sandbox.path).contains("new"))
        }

        @Test func `--dry-run shows cases and cost, measures nothing and makes no file`() throws {
            let sandbox = try Sandbox()
            let dry = try sandbox.run(sandbox.arguments("dry", rounds: "2,4", minTrial: "5ms", "--dry-run"))
            #expect(dry.status == 0)
            #expect(dry.error == "")
            #expect(dry.output.contains("sequential-read/kind=file/operation=read/"))
            #expect(dry.output.contains("looks after 2, 4 rounds"))
            let quick = try sandbox.run(["run", "--dry-run", "--filter", "small-files"])
            #expect(quick.status == 0)
            #expect(quick.output.contains("small-files/") && !quick.output.contains("random-read/"))
            let cold = try sandbox.run(["run", "--dry-run", "--cache", "cold", "--directory", "/dev/shm"])
            #expect(cold.status == 4 && cold.error.contains("nothing could be measured") && !cold.output.isEmpty)
            #expect(sandbox.leftovers.isEmpty && sandbox.results.isEmpty)
            #expect(sandbox.names(in: sandbox.path) == ["data", "out"])
        }
    }
}
