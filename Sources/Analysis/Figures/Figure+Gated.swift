extension Figure {
    /// How much a figure may rise over a stored baseline where nobody says otherwise.
    package struct Tolerance: Hashable, Sendable {
        /// As a share of the baseline.
        package let share: Double
        /// In the figure's unit, whatever the share: a stray fault of the process is no part of the work.
        package let floor: Double

        /// A tolerance.
        init(_ share: Double, floor: Double = 0.01) {
            self.share = share
            self.floor = floor
        }
    }

    /// The counters that a gate holds against a stored baseline, each a row. Dirtied bytes are none of them: the kernel charges whole
    /// folios.
    package static let gated = [
        Figure(
            "syscalls",
            "system calls for one operation",
            .count,
            ["syscalls"],
            // The loops count them themselves.
            tolerance: Tolerance(0.01)
        ),
        Figure(
            "device-bytes",
            "bytes read from the device for each byte asked for",
            .count,
            ["device_read_bytes"],
            over: .byte,
            while: .readahead,
            // The last readahead window may end anywhere.
            tolerance: Tolerance(0.02)
        ),
        Figure(
            "faults",
            "page faults for one operation",
            .count,
            ["minor_faults", "major_faults"],
            while: .pages,
            // As much as the sizes of the mapped pages may differ.
            tolerance: Tolerance(GateStoredTest.mostPageSizeDifference)
        ),
    ]
}
