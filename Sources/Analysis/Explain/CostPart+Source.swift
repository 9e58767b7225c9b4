package import Workloads

extension CostPart {
    /// Where the figure of a part comes from. Costs are in nanoseconds for one, counts those of one operation.
    package enum Source: Hashable, Sendable {
        /// The time of a phase, by the kind of its part.
        case phase(Kind)
        /// The time of the call that made writes durable.
        case sync(call: String)
        /// Wall time less CPU time.
        case clock
        /// Time in which threads were runnable, and others had the CPU.
        case runDelay
        /// Time in which a CPU quota was used up.
        case quota
        /// System calls, at the cost of one that does nothing.
        case bareCalls(Double, cost: Double)
        /// System calls, at the cost of reading a byte.
        case reads(Double, cost: Double)
        /// Reading a byte in the case's order, beyond reading it from one page.
        case readsInOrder
        /// A read of this size in the caches, beyond that of a byte.
        case hotCopy(ByteSize)
        /// A copy of this size within the caches, at a rate.
        case cachedCopy(ByteSize, bytesPerSecond: Double)
        /// A copy of this size at a rate.
        case copy(ByteSize, bytesPerSecond: Double)
        /// First touches of anonymous pages.
        case firstTouches(Double, cost: Double)
        /// Page faults; pages of one, where the cost depends on them.
        case faults(Double, cost: Double, pages: Double?)
        /// Summing this size out of memory.
        case sum(ByteSize)
        /// The case's loop over anonymous memory of this size, of which a share lies in huge pages.
        case loop(bytes: Int, hugeShare: Double)
        /// The same with a copy, beyond a copy in the caches.
        case copyingLoop(bytes: Int)
    }
}
