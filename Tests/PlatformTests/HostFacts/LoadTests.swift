import Platform
import Testing

@Suite struct LoadTests {
    @Test func `the load average is read`() throws {
        let load = try #require(LoadAverage(parsing: "7.20 3.18 1.12 3/80 11206\n"))
        #expect(load.oneMinute == 7.2)
        #expect(load.fiveMinutes == 3.18)
        #expect(load.fifteenMinutes == 1.12)
        #expect(load.runnable == 3)
        #expect(LoadAverage(parsing: "7.20 3.18\n") == nil)
    }

    @Test func `steal is the stolen share of the time between two readings`() throws {
        let before = try #require(CPUTimes(parsing: "cpu  100 0 50 800 10 0 0 40 30 0\ncpu0 1 2 3 4 5 6 7 8\n"))
        let after = try #require(CPUTimes(parsing: "cpu  150 0 60 820 10 0 0 60 70 0\n"))
        #expect(before.total == 1000)
        #expect(before.stealPercentSinceBoot == 4)
        #expect(after.stealPercent(since: before) == 20)
        #expect(before.stealPercent(since: before) == nil)
    }

    @Test func `steal that steps back counts as none`() throws {
        let before = try #require(CPUTimes(parsing: "cpu  100 0 50 800 10 0 0 40 0 0\n"))
        let after = try #require(CPUTimes(parsing: "cpu  200 0 50 800 10 0 0 39 0 0\n"))
        #expect(after.stealPercent(since: before) == 0)
    }

    @Test func `a kernel before steal was counted gives no times`() {
        #expect(CPUTimes(parsing: "cpu  100 0 50 800\n") == nil)
        #expect(CPUTimes(parsing: "intr 1 2 3\n") == nil)
    }

    @Test func `pressure is read, with and without a line for all tasks`() throws {
        let io = try #require(
            PressureReading(
                parsing: """
                    some avg10=12.34 avg60=0.10 avg300=0.57 total=13371500
                    full avg10=5.60 avg60=0.10 avg300=0.56 total=13251211
                    """
            )
        )
        #expect(io.someAverage10 == 12.34)
        #expect(io.fullAverage10 == 5.6)
        let cpu = try #require(PressureReading(parsing: "some avg10=1.00 avg60=0.00 avg300=0.00 total=0\n"))
        #expect(cpu.fullAverage10 == nil)
        #expect(PressureReading(parsing: "") == nil)
    }

    @Test func `each resource has its own file of pressure`() throws {
        let tree = try FixtureTree(["/proc/pressure/io": "some avg10=2.00 avg60=0 avg300=0 total=0\n"])
        let facts = PressureFacts.current(root: tree.root)
        #expect(facts.io?.someAverage10 == 2)
        #expect(facts.cpu == nil)
        #expect(facts.memory == nil)
    }
}
