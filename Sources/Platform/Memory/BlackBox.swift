internal import CLinux

/// Keeps a result that nobody reads, so that the optimiser keeps the work behind it.
package enum BlackBox {
    /// Uses a value where the optimiser can't see.
    package static func use(_ value: UInt64) { clinux_black_box(value) }
}
