import CLinux
import Glibc
import Testing

@testable import Platform

@Suite struct WorkerThreadTests {
    @Test("a thread runs elsewhere and brings its result")
    func bringsItsResult() throws {
        let mine = clinux_gettid()
        let theirs = try onOwnThread { clinux_gettid() }
        #expect(theirs > 0)
        #expect(theirs != mine)
    }

    @Test("a thousand threads, one after the other, leave nothing behind")
    func leavesNothing() throws {
        var sum = 0
        for number in 0..<1000 { sum += try onOwnThread { number } }
        #expect(sum == 499_500)
    }
}

@Suite struct StartGateTests {
    @Test("nobody passes before the gate opens, even with more threads than CPUs", .timeLimit(.minutes(5)))
    func holdsEverybody() throws {
        let count = try CPUSet.allowed().count * 4
        let gate = StartGate()
        let slots = (0..<count).map { _ in Slot() }
        for slot in slots {
            slot.thread = try WorkerThread {
                gate.wait()
                return Clock.now()
            }
        }
        let opened = gate.openWhenReady(count)
        let passed = slots.compactMap { $0.thread.take()?.join() }
        #expect(passed.count == count)
        #expect(passed.allSatisfy { $0 >= opened })
    }

    /// A thread can't lie in an array.
    private final class Slot {
        var thread: WorkerThread<Int>?
    }
}

@Suite struct CPUSetTests {
    @Test("the allowed CPUs are ascending, and at least one")
    func listsCPUs() throws {
        let cpus = try CPUSet.allowed()
        #expect(!cpus.isEmpty)
        #expect(cpus == Set(cpus).sorted())
    }

    @Test("a pinned thread has one CPU, and the others keep theirs")
    func pinsOneThread() throws {
        let before = try CPUSet.allowed()
        for cpu in before {
            let pinned = try onOwnThread {
                try CPUSet.pin(to: cpu)
                return try CPUSet.allowed()
            }
            #expect(pinned == [cpu])
        }
        #expect(try CPUSet.allowed() == before)
    }

    @Test("a thread that was pinned gets back the CPUs that it had")
    func bindsAgain() throws {
        let all = try CPUSet.allowed()
        let again = try onOwnThread {
            try CPUSet.pin(to: all[0])
            try CPUSet.bind(to: all)
            return try CPUSet.allowed()
        }
        #expect(again == all)
    }

    @Test("a CPU that there is not is an error that names it", arguments: [-1, 8191, 1 << 20])
    func refusesUnknown(cpu: Int) {
        #expect(throws: SystemError("sched_setaffinity to CPU \(cpu)", result: -Int(EINVAL))) {
            try CPUSet.pin(to: cpu)
        }
    }
}

@Suite struct SignalWatchTests {
    @Test("a signal is reported once, by its number, instead of ending the process")
    func reportsSignals() throws {
        let seen = try onOwnThread {
            let watch = try SignalWatch()
            defer { watch.release() }
            var seen = [watch.next()]
            pthread_kill(pthread_self(), SIGTERM)
            seen.append(watch.next())
            seen.append(watch.next())
            pthread_kill(pthread_self(), SIGINT)
            seen.append(watch.next())
            return seen
        }
        #expect(seen == [nil, SIGTERM, nil, SIGINT])
    }
}
