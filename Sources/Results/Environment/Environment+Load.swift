extension Environment {
    /// What else the machine did when the run started.
    package struct Load: Hashable, Sendable, Codable {
        /// Load average over 1 minute: tasks that run or wait.
        package var oneMinute: Double?
        /// Load average over 5 minutes.
        package var fiveMinutes: Double?
        /// Load average over 15 minutes.
        package var fifteenMinutes: Double?
        /// CPU time that the hypervisor gave to others, since the start of the machine.
        package var stealPercentSinceBoot: Double?

        /// Makes the facts; what is left out is unknown.
        package init(
            oneMinute: Double? = nil,
            fiveMinutes: Double? = nil,
            fifteenMinutes: Double? = nil,
            stealPercentSinceBoot: Double? = nil
        ) {
            self.oneMinute = oneMinute
            self.fiveMinutes = fiveMinutes
            self.fifteenMinutes = fifteenMinutes
            self.stealPercentSinceBoot = stealPercentSinceBoot
        }

        enum CodingKeys: String, CodingKey {
            case oneMinute = "one_minute"
            case fiveMinutes = "five_minutes"
            case fifteenMinutes = "fifteen_minutes"
            case stealPercentSinceBoot = "steal_percent_since_boot"
        }
    }
}
