internal import CLinux
internal import Glibc

/// A group of events of one thread, which are counted together or not at all: perf_event_open(2).
///
/// It is made disabled on the thread that it counts; children and other threads are not in it. Enabling it and disabling it cost
/// a system call each, and it may be enabled by any thread of the process.
package struct HardwareCounters: ~Copyable {
    /// Whose events are counted.
    package enum Scope: String, Hashable, Sendable, Codable {
        /// Those of user code and of the kernel on the thread's behalf.
        case all
        /// Those of user code alone: more is not permitted (kernel.perf_event_paranoid above 1).
        case user
    }

    /// Whose events are counted.
    package let scope: Scope
    // In the order of opening: the first leads the group.
    private let descriptors: [Int32]
    private let names: [String]
    // The times of a group can't be reset, so that readings are differences.
    private var last: EventCounts

    /// Opens those of the events that this machine counts, for the calling thread.
    ///
    /// - Throws: ``CounterRefusal`` of the first one where none can be opened.
    package init(_ events: [CounterEvent]) throws(CounterRefusal) {
        var opened: [(name: String, descriptor: Int32)] = []
        var scope = Scope.all
        var refusal: Int32?
        for event in events {
            let leader = opened.first?.descriptor ?? -1
            var result = Self.open(event, scope, leader: leader)
            if leader < 0, Self.isForbidden(result) {
                // Permission is asked for before the unit is: what is not forbidden now says whether there is one.
                let narrower = Self.open(event, .user, leader: leader)
                if !Self.isForbidden(narrower) { (result, scope) = (narrower, .user) }
            }
            if result >= 0 { opened.append((event.name, result)) } else { refusal = refusal ?? -result }
        }
        if opened.isEmpty { throw CounterRefusal(refusal ?? ENOENT) }
        self.scope = scope
        descriptors = opened.map(\.descriptor)
        names = opened.map(\.name)
        last = EventCounts(
            Dictionary(uniqueKeysWithValues: names.map { ($0, 0) }),
            enabledNanoseconds: 0,
            runningNanoseconds: 0
        )
    }

    deinit { for descriptor in descriptors { _ = clinux_close(descriptor) } }

    private static func open(_ event: CounterEvent, _ scope: Scope, leader: Int32) -> Int32 {
        clinux_perf_open(event.type, event.config, scope == .user ? 1 : 0, leader)
    }

    private static func isForbidden(_ result: Int32) -> Bool { result == -EACCES || result == -EPERM }

    /// Counts from now on.
    package borrowing func enable() { _ = clinux_perf_enable(descriptors[0]) }

    /// Counts no more.
    package borrowing func disable() { _ = clinux_perf_disable(descriptors[0]) }

    /// What was counted since the reading before, or the opening; ``EventCounts/missing`` where the kernel gives no reading.
    package mutating func read() -> EventCounts {
        var times = (enabled: UInt64(0), running: UInt64(0))
        var values = [UInt64](repeating: 0, count: descriptors.count)
        let result = unsafe clinux_perf_read(
            descriptors[0],
            &times.enabled,
            &times.running,
            &values,
            Int32(values.count)
        )
        guard result == 0 else { return .missing }
        let now = EventCounts(
            Dictionary(uniqueKeysWithValues: zip(names, values.map { Int(truncatingIfNeeded: $0) })),
            enabledNanoseconds: Int(truncatingIfNeeded: times.enabled),
            runningNanoseconds: Int(truncatingIfNeeded: times.running)
        )
        defer { last = now }
        return now.since(last)
    }
}

extension HardwareCounters {
    /// Whether the events of ``CounterEvent/hardware`` can be counted, and whose: tried once in a process.
    package static let available: Result<Scope, CounterRefusal> = availability(of: CounterEvent.hardware)

    /// Whether any of these events can be counted, and whose.
    static func availability(of events: [CounterEvent]) -> Result<Scope, CounterRefusal> {
        do throws(CounterRefusal) {
            return .success(try HardwareCounters(events).scope)
        } catch {
            return .failure(error)
        }
    }

    /// The events of ``CounterEvent/hardware``; nil where this machine counts none of them, so that nothing is opened for them again.
    package static var events: [CounterEvent]? {
        if case .success = available { CounterEvent.hardware } else { nil }
    }
}

extension EventCounts {
    /// The difference to an earlier reading of the same group.
    fileprivate func since(_ earlier: EventCounts) -> EventCounts {
        EventCounts(
            counts.reduce(into: [:]) { $0[$1.key] = $1.value - (earlier.counts[$1.key] ?? 0) },
            enabledNanoseconds: enabledNanoseconds - earlier.enabledNanoseconds,
            runningNanoseconds: runningNanoseconds - earlier.runningNanoseconds
        )
    }
}
