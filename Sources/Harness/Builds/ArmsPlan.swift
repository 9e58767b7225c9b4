/// A run whose rounds are done by one or two builds, side by side.
package struct ArmsPlan: Sendable {
    /// What is measured and how. Its output and executable are not used.
    package var run: RunPlan
    /// The arms; the first is this build, and makes the data.
    package var arms: [Arm]

    /// A plan.
    package init(run: RunPlan, arms: [Arm]) {
        self.run = run
        self.arms = arms
    }
}
