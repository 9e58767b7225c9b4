/// A run whose rounds are done by one or two builds, side by side.
public struct ArmsPlan: Sendable {
    /// What is measured and how. Its output and executable are not used.
    public var run: RunPlan
    /// The arms; the first is this build, and makes the data.
    public var arms: [Arm]

    /// A plan.
    public init(run: RunPlan, arms: [Arm]) {
        self.run = run
        self.arms = arms
    }
}
