extension Environment {
    /// Stalls over the last 10 seconds, in percent of time (PSI): `some` when a task waited, `full` when all did.
    package struct Pressure: Hashable, Sendable, Codable {
        /// A task waited for a CPU.
        package var cpuSomePercent: Double?
        /// A task waited for storage.
        package var ioSomePercent: Double?
        /// All tasks waited for storage.
        package var ioFullPercent: Double?
        /// A task waited for memory.
        package var memorySomePercent: Double?
        /// All tasks waited for memory.
        package var memoryFullPercent: Double?

        /// Makes the facts; what is left out is unknown.
        package init(
            cpuSomePercent: Double? = nil,
            ioSomePercent: Double? = nil,
            ioFullPercent: Double? = nil,
            memorySomePercent: Double? = nil,
            memoryFullPercent: Double? = nil
        ) {
            self.cpuSomePercent = cpuSomePercent
            self.ioSomePercent = ioSomePercent
            self.ioFullPercent = ioFullPercent
            self.memorySomePercent = memorySomePercent
            self.memoryFullPercent = memoryFullPercent
        }

        enum CodingKeys: String, CodingKey {
            case cpuSomePercent = "cpu_some_avg10_percent"
            case ioSomePercent = "io_some_avg10_percent"
            case ioFullPercent = "io_full_avg10_percent"
            case memorySomePercent = "memory_some_avg10_percent"
            case memoryFullPercent = "memory_full_avg10_percent"
        }
    }
}
