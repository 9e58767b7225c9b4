internal import CLinux

/// The CPUs that a thread may run on.
package enum CPUSet {
    /// The CPUs that the calling thread may run on, ascending.
    package static func allowed() throws(SystemError) -> [Int] {
        var cpus = [Int32](repeating: 0, count: 8192)
        let count = try SystemError.check(unsafe clinux_allowed_cpus(&cpus, Int32(cpus.count)), "sched_getaffinity")
        return cpus.prefix(Int(count)).map(Int.init)
    }

    /// Binds the calling thread to one CPU.
    package static func pin(to cpu: Int) throws(SystemError) {
        try SystemError.check(clinux_pin_thread(Int32(cpu)), "sched_setaffinity to CPU \(cpu)")
    }
}
