import Glibc
import TestSupport
import Testing

@testable import Platform

@Suite struct AlignedBufferTests {
    @Test("a buffer begins at a page, whatever its size", arguments: [0, 1, 7, 4095, 4096, 4097, 1 << 20])
    func isAligned(size: Int) throws {
        let buffers = [try Holder(size), try Holder(size), try Holder(size)]
        for buffer in buffers {
            #expect(unsafe Int(bitPattern: buffer.buffer.base) % PageCache.pageSize == 0)
            #expect(buffer.buffer.count >= max(size, 1))
        }
    }

    /// A buffer that can lie in an array.
    private final class Holder {
        let buffer: AlignedBuffer
        init(_ size: Int) throws { buffer = try AlignedBuffer(size) }
    }

    @Test("all pages of a buffer have been touched: writing them faults no more")
    func isTouched() throws {
        let size = 1 << 20
        let faults = try undisturbed(until: { $0 < 16 }) {
            let before = ResourceUsage.now(of: .thread)
            let buffer = try AlignedBuffer(size)
            let made = ResourceUsage.now(of: .thread)
            for offset in stride(from: 0, to: size, by: PageCache.pageSize) {
                unsafe buffer.base.storeBytes(of: 1, toByteOffset: offset, as: UInt8.self)
            }
            let used = ResourceUsage.now(of: .thread) - made
            #expect((made - before).minorFaults > 0)
            return used.minorFaults
        }
        // Some for the code itself; 256 if they had not been touched.
        #expect(faults < 16)
    }

    @Test("a size that no machine has is an error")
    func refusesTheImpossible() {
        #expect(throws: SystemError("mmap of a buffer of \(1 << 60) bytes", result: -Int(ENOMEM))) {
            _ = try AlignedBuffer(1 << 60)
        }
    }
}

@Suite struct ResourceUsageTests {
    @Test("a difference counts the faults of what lies between two readings")
    func countsFaults() throws {
        let folder = try TestFolder()
        let pages = 64
        let file = try FileHandle(try folder.file(pages: pages))
        // Pages that reclaim has taken since they were written are major faults.
        let majors = try undisturbed(until: { $0 == 0 }) {
            let mapping = try Mapping(file.descriptor, length: pages * PageCache.pageSize)
            let whole = ResourceUsage.now(of: .process)
            let before = ResourceUsage.now(of: .thread)
            var sum: UInt64 = 0
            for page in 0..<pages {
                sum &+= UInt64(unsafe mapping.base.load(fromByteOffset: page * PageCache.pageSize, as: UInt8.self))
            }
            BlackBox.use(sum)
            let used = ResourceUsage.now(of: .thread) - before
            // The kernel maps up to 16 pages around a fault, more where folios are larger.
            #expect(used.minorFaults + used.majorFaults >= 1)
            #expect((ResourceUsage.now(of: .process) - whole).minorFaults >= used.minorFaults)
            #expect(used.peakResidentBytes > 0)
            return used.majorFaults
        }
        #expect(majors == 0)
    }

    @Test("a thread's usage is its own, the process's is everybody's")
    func separatesThreads() throws {
        let before = ResourceUsage.now(of: .thread)
        let whole = ResourceUsage.now(of: .process)
        let other = try onOwnThread {
            let start = ResourceUsage.now(of: .thread)
            var value: UInt64 = 1
            while (ResourceUsage.now(of: .thread) - start).userNanoseconds < 30_000_000 {
                for _ in 0..<10_000 { value = value &* 3 &+ 1 }
                BlackBox.use(value)
            }
            return ResourceUsage.now(of: .thread) - start
        }
        // To sleep is a voluntary switch; to wait for a thread is none where that has ended before.
        usleep(1000)
        let mine = ResourceUsage.now(of: .thread) - before
        let all = ResourceUsage.now(of: .process) - whole
        #expect(other.userNanoseconds >= 30_000_000)
        #expect(mine.userNanoseconds + mine.systemNanoseconds < 25_000_000)
        #expect(all.userNanoseconds + all.systemNanoseconds >= 25_000_000)
        #expect(mine.voluntarySwitches >= 1)
    }
}

@Suite struct SystemErrorTests {
    @Test("an error is one line: what, where, why")
    func isOneLine() {
        #expect("\(SystemError("open", path: "/x", result: -2))" == "open /x: No such file or directory")
        #expect("\(SystemError("wait4", result: -10))" == "wait4: No child processes")
        #expect(SystemError("open", result: -13).number == EACCES)
    }

    @Test("an answer of 0 or more is passed on, a negative one is thrown")
    func checks() throws {
        #expect(try SystemError.check(7, "call") == 7)
        #expect(try SystemError.check(0, "call") == 0)
        #expect(throws: SystemError("call", path: "/p", result: -5)) { try SystemError.check(-5, "call", path: "/p") }
    }

}
