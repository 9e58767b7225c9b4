internal import Platform

/// Stands at the borders of the phases of an operation.
protocol PhaseTimer {
    mutating func start()
    mutating func opened()
    mutating func mapped()
    mutating func accessed()
    mutating func unmapped()
    mutating func closed()
}

/// No timing: the loop of 15 operations in 16.
struct Untimed: PhaseTimer {
    @inline(__always) mutating func start() {}
    @inline(__always) mutating func opened() {}
    @inline(__always) mutating func mapped() {}
    @inline(__always) mutating func accessed() {}
    @inline(__always) mutating func unmapped() {}
    @inline(__always) mutating func closed() {}
}

/// Reads the clock at each border and adds up.
struct Timed: PhaseTimer {
    private var last = 0
    private(set) var open = 0
    private(set) var map = 0
    private(set) var access = 0
    private(set) var unmap = 0
    private(set) var close = 0

    private mutating func lap() -> Int {
        let now = Clock.now()
        defer { last = now }
        return now - last
    }

    mutating func start() { last = Clock.now() }
    mutating func opened() { open += lap() }
    mutating func mapped() { map += lap() }
    mutating func accessed() { access += lap() }
    mutating func unmapped() { unmap += lap() }
    mutating func closed() { close += lap() }
}
