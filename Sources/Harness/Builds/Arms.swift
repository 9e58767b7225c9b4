/// One side of a comparison: a build of Faultline whose workers run the rounds.
package struct Arm: Hashable, Sendable {
    /// What it is called: `this build`, `base`.
    package var name: String
    /// The executable.
    package var executable: String
    /// The factor by which each engine of a case is slowed, for self-tests; nil for none.
    package var slowdowns: [Double]?

    /// An arm.
    package init(name: String, executable: String, slowdowns: [Double]? = nil) {
        self.name = name
        self.executable = executable
        self.slowdowns = slowdowns
    }
}
