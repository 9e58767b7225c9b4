/// One of the programs that measure in a run: a build of Faultline whose workers run the rounds.
package struct Build: Hashable, Sendable {
    /// What it is called: `this build`, `base`.
    package var name: String
    /// The executable that its workers are started from.
    package var executable: String
    /// The factor by which each engine of a case is slowed, for self-tests; nil for none.
    package var slowdowns: [Double]?

    /// A build.
    package init(name: String, executable: String, slowdowns: [Double]? = nil) {
        self.name = name
        self.executable = executable
        self.slowdowns = slowdowns
    }
}
