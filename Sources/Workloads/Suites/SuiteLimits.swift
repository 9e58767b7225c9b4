/// What a suite may ask for; options of the same meaning keep to the same limits.
package enum SuiteLimits {
    /// The rounds of a look. Fewer than 8 are accepted, though they can't decide anything: 7 rounds that all agree have
    /// a two-sided sign-test p of 0.016.
    package static let rounds = 1...10_000
    /// The time budget.
    package static let timeBudget = TimeSpan.seconds(1)...TimeSpan.hours(720)
    /// The timed part of a trial.
    package static let minTrial = TimeSpan(milliseconds: 1)...TimeSpan.seconds(60)
    /// The cases of a suite after its lists are expanded.
    package static let cases = 10_000
    /// The bytes of a suite file.
    package static let file = ByteSize.mebibytes(1)
    /// The YAML aliases of a suite file. Aliases of aliases grow exponentially; 16 of them reach a factor of 324 at
    /// most.
    package static let aliases = 16
    /// The bytes of a suite file with aliases: so that the factor above is a second of work, not minutes.
    package static let fileWithAliases = ByteSize.kibibytes(64)
}
