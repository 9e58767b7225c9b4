/// One side of a comparison: a build of Faultline whose workers run the rounds.
public struct Arm: Hashable, Sendable {
    /// What it is called: `this build`, `base`.
    public var name: String
    /// The executable.
    public var executable: String
    /// The factor by which each engine of a case is slowed, for self-tests; nil for none.
    public var slowdowns: [Double]?

    /// An arm.
    public init(name: String, executable: String, slowdowns: [Double]? = nil) {
        self.name = name
        self.executable = executable
        self.slowdowns = slowdowns
    }
}
