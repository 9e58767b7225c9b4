import TestSupport
import Testing
import Workloads

@Suite struct PrintableTextTests {
    @Test func `ordinary text stays as it is`() {
        for text in ["", "pread:advice=random", "Größe 3 µs, 10 %", "日本語", "👩‍💻", "می‌خواهم"] {
            #expect(PrintableText.escaped(text) == text)
            #expect(PrintableText.escaped(json: "\"\(text)\"") == "\"\(text)\"")
        }
    }

    @Test(arguments: [
        ("\u{1b}[2J", #"\u{1B}[2J"#), ("a\nb\r\tc", #"a\nb\r\tc"#), ("\u{0}\u{7}\u{8}", #"\0\u{07}\u{08}"#),
        ("\u{7f}\u{9b}", #"\u{7F}\u{009B}"#), ("\u{202e}\u{2066}\u{200f}", #"\u{202E}\u{2066}\u{200F}"#),
        ("\u{2028}\u{2029}", #"\u{2028}\u{2029}"#), ("\u{feff}\u{200b}", #"\u{FEFF}\u{200B}"#),
    ])
    func `what is no visible character is escaped`(text: String, escaped: String) {
        #expect(PrintableText.escaped(text) == escaped)
        #expect(HostileText.acting(in: PrintableText.escaped(text)) == [])
    }

    @Test func `in JSON it stands as an escape of the same character`() {
        #expect(PrintableText.escaped(json: "{\n  \"a\u{202e}\u{7f}\": 1\n}") == "{\n  \"a\\u202e\\u007f\": 1\n}")
        #expect(PrintableText.escaped(json: "\"\u{e0001}\"") == "\"\\udb40\\udc01\"")
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+1", "'+1"), ("-2", "'-2"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "\\t=1"),
        ("\r=1", "\\r=1"),
        ("=a,\"b\"", "\"'=a,\"\"b\"\"\""), ("plain", "plain"), ("a,b", "\"a,b\""), (" a", "\" a\""),
        ("::error::x", "\"::error::x\""), ("##[error]x", "\"##[error]x\""), ("a=1", "a=1"), ("", ""),
    ])
    func `a text cell is none that a spreadsheet runs`(text: String, cell: String) {
        #expect(CSVField.text(text) == cell)
    }
}
