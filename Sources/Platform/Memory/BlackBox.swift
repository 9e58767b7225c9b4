internal import CLinux

/// Keeps a result that nobody reads, so that the optimiser keeps the work behind it.
public enum BlackBox {
    /// Uses a value where the optimiser can't see.
    public static func use(_ value: UInt64) { clinux_black_box(value) }
}
