import Engines
import Platform
import Results
import Testing

@testable import Worker

/// What is read around a timed part.
@Suite struct CounterReadingTests {
    private func reading(of path: String?) -> Measurement {
        CounterReading(writes: false, interrupts: false, dataAt: path).around { Measurement() }
    }

    @Test(.enabled("/proc must be mounted") { MountTable.entry(holding: "/proc")?.type == "proc" })
    func `no bytes from a file system that charges them to nobody are no reading`() {
        // Neither a disk nor any that is known.
        #expect(StorageStack.below("/proc").countsReads == nil)
        #expect(reading(of: "/proc").counts[.deviceReadBytes] == nil)
    }

    @Test(.enabled("/var/tmp must lie on a block device") { BlockDeviceFacts.of(path: "/var/tmp") != nil })
    func `and from a disk they are none`() {
        #expect(StorageStack.below("/var/tmp").countsReads == true)
        #expect(reading(of: "/var/tmp").counts[.deviceReadBytes] != nil)
        #expect(reading(of: nil).counts[.deviceReadBytes] != nil)
    }

    @Test func `without a quota nothing is throttled, and with one it is a number`() {
        #expect((reading(of: nil).counts[.throttledNanoseconds] == nil) == (ThrottleReader() == nil))
    }
}
