import Results
import Testing

@Suite struct RedactionTests {
    private let redaction = Redaction(names: ["build-7.example.org", "build-7"])

    @Test(arguments: [
        ("open /srv/secret/0/0000000: Permission denied", "open <path>: Permission denied"),
        ("the folder '/a/b' and ./c, ~/d or ../e.", "the folder '<path>' and <path>, <path> or <path>."),
        ("mmap: Operation not permitted (seccomp)", "mmap: Operation not permitted (seccomp)"),
        ("10.4 GiB/s, 3 ns/op, random-read/kind=file", "10.4 GiB/s, 3 ns/op, random-read/kind=file"),
        ("mounted from nas:/export/home", "mounted from <path>"), ("lowerdir=/var/lib/x", "lowerdir=<path>"),
        ("on build-7.example.org and build-7", "on <name> and <name>"), ("", ""),
    ])
    func `a sentence keeps what it says, without paths and names`(text: String, redacted: String) {
        #expect(redaction.text(text) == redacted)
    }

    @Test func `a command line keeps its options`() {
        let words = [
            "run", "quick", "--directory", "/srv/x", "--output=out/r", "--rounds", "8", "suites/mine.yaml", "build-7",
        ]
        #expect(
            redaction.arguments(words)
                == ["run", "quick", "--directory", "<path>", "--output=<path>", "--rounds", "8", "<path>", "<name>"]
        )
    }

    @Test(arguments: [
        ("/home/ann", "--directory=/home/ann/x", "--directory=~/x"), ("/home/ann/", "/home/ann", "~"),
        ("/home/ann", "/home/anna/x", "/home/anna/x"), ("/home/ann", "/mnt/home/ann/x", "/mnt/home/ann/x"),
        ("/home/ann", "/home/ann/a,/home/ann/b", "~/a,~/b"), ("/", "/x", "/x"), ("", "/x", "/x"),
    ])
    func `the user's home is a tilde in the arguments that are kept`(home: String, argument: String, kept: String) {
        #expect(Redaction.shortened([argument, "run"], home: home) == [kept, "run"])
    }

    @Test func `a header keeps what its figures depend on`() throws {
        var header = Sample.header([])
        header.arguments = ["run", "--directory", "/srv/x"]
        header.environment.fileSystem = .init(
            directory: "/srv/x",
            type: "nfs",
            source: "nas.example.org:/export",
            mountPoint: "/srv",
            options: ["rw", "addr=10.0.0.1", "lowerdir=/a"]
        )
        header.environment.kernel.release = "6.18.44"
        header.environment.kernel.parameters = ["root=UUID=1", "ip=build-7"]
        header.environment.kernel.build = "#1 SMP root@build-7"
        let redacted = header.redacted(by: redaction)
        let text = "\(redacted)"
        for secret in ["/srv", "nas.example", "/export", "build-7", "UUID", "10.0.0.1"] {
            #expect(!text.contains(secret), "\(secret)")
        }
        #expect(redacted.environment.kernel.release == "6.18.44")
        #expect(redacted.environment.fileSystem.type == "nfs")
        #expect(redacted.environment.fingerprint == header.environment.fingerprint)
    }
}
