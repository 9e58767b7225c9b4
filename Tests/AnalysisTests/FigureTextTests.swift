import Analysis
import Testing

@Suite struct FigureTextTests {
    @Test(arguments: [
        (0.0, "0.00 ns"), (0.0123, "0.0123 ns"), (1.234, "1.23 ns"), (9.996, "10.0 ns"), (31.24, "31.2 ns"),
        (99.96, "100 ns"),
        (999.4, "999 ns"), (999.6, "1.00 us"), (1234, "1.23 us"), (45_600_000, "45.6 ms"), (999_600_000, "1.00 s"),
        (6.1e12, "6100 s"),
        (.nan, "-"), (.infinity, "-"),
    ])
    func `times have 3 digits and the unit of the rounded value`(value: Double, text: String) {
        #expect(FigureText.time(nanoseconds: value) == text)
    }

    @Test(arguments: [
        (0.42, "0.42"), (1.0, "1.00"), (0.998, "0.998"), (1.0004, "1.0004"), (12.34, "12.3"), (123.4, "123"),
        (0.0423, "0.042"),
        (0.00123, "0.0012"), (2.5, "2.50"),
    ])
    func `a ratio that is not 1 never shows as 1`(value: Double, text: String) {
        #expect(FigureText.ratio(value) == text)
    }

    @Test(arguments: [
        (0.62, "62 %"), (0.041, "4.1 %"), (0.05, "5 %"), (0.0004, "0 %"), (0.0995, "10 %"), (1, "100 %"),
        (9.6, "960 %"),
    ])
    func `shares are percentages`(value: Double, text: String) {
        #expect(FigureText.percent(value) == text)
    }

    @Test(arguments: [
        (0.2, "0 s"), (59.4, "59 s"), (59.6, "1 m 00 s"), (220, "3 m 40 s"), (3720, "1 h 02 m"), (.nan, "-"),
    ])
    func `durations`(value: Double, text: String) {
        #expect(FigureText.duration(seconds: value) == text)
    }

    @Test func `rates`() {
        #expect(FigureText.rate(bytesPerSecond: 512 * 1024) == "512 KiB/s")
        #expect(FigureText.rate(bytesPerSecond: 3.5 * 1_073_741_824) == "3584 MiB/s")
        #expect(FigureText.rate(bytesPerSecond: 12 * 1_073_741_824) == "12.0 GiB/s")
        #expect(FigureText.rate(perSecond: 123_456, of: "files") == "123 k files/s")
        #expect(FigureText.rate(perSecond: 12, of: "files") == "12.0 files/s")
        #expect(FigureText.bytes(4096) == "4.00 KiB")
    }

    @Test(arguments: [(1.0, "1.00x"), (1.049, "1.05x"), (2.4, "2.4x"), (1.999, "2.0x"), (13.2, "13x")])
    func `times over`(value: Double, text: String) {
        #expect(FigureText.times(value) == text)
    }

    @Test(arguments: [
        (1.0, "1"), (1.001, "1"), (0.06, "0.06"), (2.5, "2.50"), (960.2, "960"), (0.0012, "0.0012"), (16.4, "16.4"),
    ])
    func `counts`(value: Double, text: String) {
        #expect(FigureText.count(value) == text)
    }

    @Test func `fixed decimals and signs`() {
        #expect(FigureText.fixed(-0.001, decimals: 2) == "0.00")
        #expect(FigureText.fixed(-1.005, decimals: 1) == "-1.0")
        #expect(FigureText.fixed(0.05, decimals: 2) == "0.05")
        #expect(FigureText.fixed(1e300, decimals: 2) == "1e+300")
        #expect(FigureText.plural(1, "round") == "1 round" && FigureText.plural(0, "round") == "0 rounds")
    }
}
