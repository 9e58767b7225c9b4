import Glibc
import TestSupport
import Testing

@testable import Platform

/// Groups of events, by the ones that every kernel counts in software: the code is that of the hardware's.
@Suite struct HardwareCountersTests {
    /// An event of a unit that no machine has.
    private static let nobody = CounterEvent("nobody", type: 0xffff, config: 1)
    private static let software = [CounterEvent.taskClock, .pageFaults, .contextSwitches]

    /// Fresh memory, whose pages are touched for the first time one by one.
    private struct Fresh: ~Copyable {
        private let mapping: Mapping
        private var next = 0

        init(pages: Int) throws {
            mapping = try Mapping(anonymous: pages * PageCache.pageSize)
            try? mapping.advise(.noHugePage)
        }

        mutating func touch(_ pages: Int) {
            for page in next..<next + pages {
                unsafe (mapping.base + page * PageCache.pageSize).storeBytes(of: 1, as: UInt8.self)
            }
            next += pages
        }
    }

    @Test func `64 fresh pages that are touched are 64 page faults, and those before and after are none`() throws {
        // Pages of the program's own that were taken away fault, too.
        let parts = try undisturbed(until: { $0.map { $0.scaled(.pageFaults) } == [64, 16, nil] }) {
            try onOwnThread {
                var fresh = try Fresh(pages: 256)
                var counters = try HardwareCounters(Self.software)
                fresh.touch(10)
                counters.enable()
                fresh.touch(64)
                counters.disable()
                fresh.touch(20)
                let first = counters.read()
                counters.enable()
                fresh.touch(16)
                counters.disable()
                return [first, counters.read(), counters.read()]
            }
        }
        #expect(parts.map { $0.scaled(.pageFaults) } == [64, 16, nil])
        for part in parts.prefix(2) {
            #expect(Set(part.counts.keys) == ["task_clock", "page_faults", "context_switches"])
            #expect(part.enabledNanoseconds > 0 && part.runningNanoseconds == part.enabledNanoseconds)
            #expect(try #require(part.scaled(.taskClock)) > 0)
        }
        #expect(parts[2].counts["page_faults"] == 0 && parts[2].enabledNanoseconds == 0)
    }

    @Test func `what other threads do is not counted, and another thread may enable the group`() throws {
        let faults = try undisturbed(until: { ($0 ?? 64) < 64 }) {
            try onOwnThread {
                var counters = try HardwareCounters([.pageFaults])
                let gate = StartGate()
                let other = try WorkerThread {
                    gate.wait()
                    var fresh = try? Fresh(pages: 128)
                    fresh?.touch(128)
                }
                _ = gate.openWhenReady(1) { counters.enable() }
                other.join()
                counters.disable()
                return counters.read().scaled(.pageFaults)
            }
        }
        #expect(try #require(faults) < 64)
        final class Box: @unchecked Sendable { var counters: HardwareCounters? }
        let counted = try undisturbed(until: { $0 == 64 }) {
            let box = Box()
            let gate = StartGate()
            let worker = try WorkerThread {
                var fresh = try? Fresh(pages: 64)
                box.counters = try? HardwareCounters([.pageFaults])
                gate.wait()
                fresh?.touch(64)
                box.counters?.disable()
                return box.counters?.read().scaled(.pageFaults)
            }
            _ = gate.openWhenReady(1) { box.counters?.enable() }
            return worker.join() ?? nil
        }
        #expect(counted == 64)
    }

    @Test func `an event that the machine lacks is left out, and without any there is a reason`() throws {
        for events in [[Self.nobody, .pageFaults], [.pageFaults, Self.nobody]] {
            let counts = try onOwnThread {
                var counters = try HardwareCounters(events)
                counters.enable()
                counters.disable()
                return counters.read()
            }
            #expect(Array(counts.counts.keys) == ["page_faults"])
            #expect(counts.scaled(Self.nobody) == nil)
        }
        #expect(HardwareCounters.availability(of: [Self.nobody]) == .failure(.noUnit))
        #expect(throws: CounterRefusal.noUnit) { _ = try HardwareCounters([Self.nobody]) }
    }

    @Test func `a user counts as much as kernel.perf_event_paranoid permits`() throws {
        let level = try #require(PerfEventFacts.current().paranoid)
        let answers = try onOwnThread {
            try Self.dropPrivileges()
            return [[CounterEvent.pageFaults], [Self.nobody]].map(HardwareCounters.availability)
        }
        switch level {
        case ...1: #expect(answers == [.success(.all), .failure(.noUnit)])
        // Without a unit nothing would be mended by more permissions.
        case 2: #expect(answers == [.success(.user), .failure(.noUnit)])
        default: #expect(answers == [.failure(.paranoid(level: level)), .failure(.paranoid(level: level))])
        }
    }

    @Test func `descriptors are closed with the group`() throws {
        try onOwnThread {
            func next() throws -> Int32 {
                let file = try FileHandle("/dev/null")
                return file.descriptor
            }
            for _ in 0..<2000 { _ = try HardwareCounters(Self.software) }
            #expect(try next() < 1000)
        }
    }

    /// Takes root's privileges from the calling thread alone: by the system call, since setresuid(3) takes them from all.
    private static func dropPrivileges() throws {
        guard geteuid() == 0 else { return }
        typealias Call = @convention(c) (Int, Int, Int, Int) -> Int
        let address = try unsafe #require(unsafe dlsym(nil, "syscall"))
        let call = unsafe unsafeBitCast(address, to: Call.self)
        let nobody = 65534
        #if arch(x86_64)
            let number = 117
        #else
            let number = 147
        #endif
        try #require(call(number, nobody, nobody, nobody) == 0)
    }
}
