import Foundation
import Testing

extension CommandTests {
    struct SuiteFileTests {
        /// Suite files, the place of the error as `:line: key`, and what is accepted.
        static let wrong: [(text: String, place: String, accepted: String)] = [
            ("summary: x\nworkload: []\n", ":2: workload: unknown key", "workloads"),
            ("workloads:\n  - name: a\n    blok-size: 4KiB\n", ":3: blok-size: unknown key", "perhaps 'block-size'"),
            ("workloads:\n  - name: a\n    block-size: 4KB\n", ":3: block-size: '4KB'", "(accepted: "),
            ("workloads:\n  - name: a\n    cache: warm\n    cache: cold\n", ":4: cache: given twice", "each key once"),
            ("workloads:\n  - name: a\n    cache: cold\n    mapping: steady\n", ":2: ", "first-touch"),
            (
                "workloads:\n  - name: a\n    engines: [read, frob]\n", ":3: engines: ",
                "read, pread, write, pwrite, mmap, mmap-window, direct, preadv2, uncached, stdio, io_uring, pipe, shared-memory"
            ),
            ("workloads:\n  - name: a b\n", ":2: name: 'a b'", "(accepted: "),
            ("rounds: none\nworkloads:\n  - name: a\n", ":1: rounds: 'none'", "from 1 to 10000"),
            ("looks: [4, 2]\nworkloads:\n  - name: a\n", ":1: looks: 2 after 4", "ascending"),
            ("workloads:\n  - name: a\n  - name: a\n", ":3: case id a/", "another name"),
            ("workloads: []\n", ":1: workloads: an empty list", "a list of workloads"),
            ("workloads: [\n", ": not YAML: ", "a suite in YAML"),
            ("- a\n", ":1: a list where a suite should be", "the keys summary"),
            ("", ":1: the suite is empty", "the keys summary"),
        ]

        @Test(arguments: wrong.indices)
        func `a suite file that can't be run is exit 65 with file, line, key and what is accepted`(index: Int) throws {
            let sandbox = try Sandbox()
            let wrong = Self.wrong[index]
            let file = try sandbox.file("my.yaml", wrong.text)
            let outcome = try sandbox.run(["run", file, "--directory", sandbox.data, "--output", sandbox.out + "/r"])
            outcome.expectRefusal(65, naming: "my.yaml:", wrong.place, wrong.accepted)
            #expect(sandbox.leftovers.isEmpty && sandbox.results.isEmpty)
            try sandbox.run(["list", "--suite", file]).expectRefusal(65, naming: wrong.place)
        }

        @Test func `a suite file that is not UTF-8, a folder or not there is exit 65`() throws {
            let sandbox = try Sandbox()
            let file = try sandbox.file("latin.yaml", Data([0x73, 0x3a, 0x0a, 0x61, 0xe9]))
            try sandbox.run(["run", file]).expectRefusal(65, naming: "latin.yaml:2: not UTF-8")
            try sandbox.run(["run", sandbox.data]).expectRefusal(65, naming: "data: can't be read: Is a directory")
            try sandbox.run(["run", "no.yaml"]).expectRefusal(65, naming: "no.yaml: can't be read: No such file")
            try sandbox.run(["run", "/dev/zero"]).expectRefusal(65, naming: "/dev/zero")
        }
    }
}
