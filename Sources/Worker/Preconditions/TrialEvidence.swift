package import Platform
package import Workloads

/// What is known of a trial when preconditions are asked whether they held. They are asked once for each case.
package enum TrialEvidence {
    /// The nodes that the pages of the data lie on; nil where they were not looked up.
    case pages(PagePlacement?)
    /// All that this engine's trial counted; its bytes have been checked.
    case counts(EngineSpec)
}
