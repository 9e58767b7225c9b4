internal import CLinux

/// The CPUs that a thread may run on.
package enum CPUSet {
    /// The CPUs that the calling thread may run on, ascending: sched_getaffinity(2), or /proc/thread-self/status where that fails.
    package static func allowed() throws(SystemError) -> [Int] {
        var cpus = [Int32](repeating: 0, count: 8192)
        let count = unsafe clinux_allowed_cpus(&cpus, Int32(cpus.count))
        if count >= 0 { return cpus.prefix(Int(count)).map(Int.init) }
        if let listed = ProcFile.read("/proc/thread-self/status").flatMap(CPUFacts.allowed(parsing:)), !listed.isEmpty {
            return listed
        }
        throw SystemError("sched_getaffinity", result: Int(count))
    }

    /// Binds the calling thread to one CPU.
    package static func pin(to cpu: Int) throws(SystemError) { try bind(to: [cpu]) }

    /// Binds the calling thread to these CPUs.
    ///
    /// - Throws: ``SystemError``: EINVAL where none of them is there and allowed.
    package static func bind(to cpus: [Int]) throws(SystemError) {
        let what = "sched_setaffinity to CPU " + cpus.map(String.init).joined(separator: ",")
        let numbers = cpus.map { Int32(clamping: $0) }
        try SystemError.check(unsafe clinux_bind_thread(numbers, Int32(numbers.count)), what)
    }
}
