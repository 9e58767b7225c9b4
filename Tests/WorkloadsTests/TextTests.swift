import Testing
import Workloads
import TestSupport

@Suite("Texts of parameters")
struct TextTests {
    @Test(
        "A text read and written again is the same text",
        arguments: [
            "sequential", "random", "zipf:1.1", "zipf:0.8",
        ]
    )
    func patterns(text: String) throws { #expect("\(try Pattern(parsing: text))" == text) }

    @Test("A durability read and written again is the same", arguments: ["none", "end", "every:1", "every:1000"])
    func durabilities(text: String) throws { #expect("\(try Durability(parsing: text))" == text) }

    @Test("A fill method read and written again is the same", arguments: ["read:1MiB", "random:4KiB", "populate"])
    func fills(text: String) throws { #expect("\(try FillMethod(parsing: text))" == text) }

    @Test(
        "An engine's options are written in the catalog's order",
        arguments: [
            ("mmap", "mmap"),
            ("mmap:advice=random:populate=read", "mmap:advice=random:populate=read"),
            ("mmap:populate=read:advice=random", "mmap:advice=random:populate=read"),
            ("pread:advice=normal", "pread:advice=normal"),
            ("mmap-window:window=65536KiB", "mmap-window:window=64MiB"),
            ("io_uring:direct=on:depth=08", "io_uring:depth=8:direct=on"),
        ]
    )
    func engines(text: String, written: String) throws { #expect("\(try EngineSpec(parsing: text))" == written) }

    @Test(
        "A size is written in the largest unit that divides it",
        arguments: [
            ("64", 64, "64B"), ("64B", 64, "64B"), ("1024", 1024, "1KiB"), ("4 KiB", 4096, "4KiB"),
            ("1536B", 1536, "1536B"),
            ("1024MiB", 1 << 30, "1GiB"), ("2TiB", 2 << 40, "2TiB"),
        ]
    )
    func sizes(text: String, bytes: Int, written: String) throws {
        let size = try ByteSize(parsing: text)
        #expect(size.bytes == bytes)
        #expect("\(size)" == written)
    }

    @Test(
        "What is no size is refused with the units",
        arguments: [
            "", "KiB", "4KB", "4kib", "-4KiB", "4.5KiB", "4KiBs", "9223372036854775807TiB", "٤KiB",
            "99999999999999999999",
        ]
    )
    func noSizes(text: String) {
        #expect(
            message { () throws(WorkloadError) in try ByteSize(parsing: text) }
                == "'\(text)' is not a size (accepted: a whole number with B, KiB, MiB, GiB or TiB, such as 4KiB)"
        )
    }

    @Test(
        "A time is written in the largest unit that divides it",
        arguments: [
            ("100ms", 100, "100ms"), ("60s", 60_000, "1m"), ("1.5s", 1500, "1500ms"), ("90 s", 90_000, "90s"),
            ("0.5h", 1_800_000, "30m"), ("1.001s", 1001, "1001ms"), ("0s", 0, "0ms"),
            ("8760h", 31_536_000_000, "8760h"),
        ]
    )
    func times(text: String, milliseconds: Int, written: String) throws {
        let span = try TimeSpan(parsing: text)
        #expect(span.milliseconds == milliseconds)
        #expect("\(span)" == written)
        #expect(try TimeSpan(parsing: written) == span)
    }

    @Test(
        "What is no time is refused with the units",
        arguments: [
            "", "60", "s", "-1s", "1e3s", "1d", "1 S", ".5s", "5.s", "1.2.3s", "8761h", "nan s", "inf h",
        ]
    )
    func noTimes(text: String) {
        #expect(
            message { () throws(WorkloadError) in try TimeSpan(parsing: text) }
                == "'\(text)' is not a time (accepted: a number with ms, s, m or h, such as 100ms, 1.5s or 15m)"
        )
    }

    @Test("A time finer than a millisecond is refused")
    func fineTime() {
        #expect(
            message { () throws(WorkloadError) in try TimeSpan(parsing: "0.5ms") }
                == "'0.5ms' is finer than a millisecond (accepted: whole milliseconds)"
        )
    }

    @Test("An error is one line whatever it quotes")
    func oneLine() {
        let error = WorkloadError("'a\nb\r\n\u{1b}[31m\u{2028}' is odd")
        #expect("\(error)" == #"'a\nb\r\n\u{1B}[31m\u{2028}' is odd"#)
        #expect(WorkloadError(String(repeating: "x", count: 10_000)).problem.count == 603)
    }

    @Test("The nearest word is found, and no word where none is near")
    func spelling() {
        #expect(Spelling.nearest(to: "patern", in: ["kind", "pattern"]) == "pattern")
        #expect(Spelling.nearest(to: "Cache", in: ["cache"]) == "cache")
        #expect(Spelling.nearest(to: "quik", in: ["quick", "full"]) == "quick")
        #expect(Spelling.nearest(to: "speed", in: ["kind", "pattern"]) == nil)
    }
}
