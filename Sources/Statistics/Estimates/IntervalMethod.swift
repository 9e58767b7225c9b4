/// A way to an interval for the center of paired differences.
package enum IntervalMethod: Sendable, CaseIterable {
    /// Order statistics (``medianInterval(_:alpha:)``): no assumption on shape; for unlike engines.
    case sign
    /// Signed ranks (``hodgesLehmannInterval(_:alpha:)``): narrower, assumes symmetry; for one engine before and after.
    case hodgesLehmann

    /// The inverted test on these values, or `nil` where the method does not take them.
    func inversion(_ values: [Double]) -> TestInversion? {
        switch self {
        case .sign: values.isMeasurable ? TestInversion(sign: values) : nil
        case .hodgesLehmann: TestInversion(signedRank: values)
        }
    }

    /// The point estimate that belongs to the interval: the median or the Hodges-Lehmann estimate.
    package func estimate(_ values: [Double]) -> Double? {
        switch self {
        case .sign: median(values)
        case .hodgesLehmann: Statistics.hodgesLehmann(values)
        }
    }

    /// The interval at the two-sided error rate `alpha`; `nil` where there are too few values for it.
    package func interval(_ values: [Double], alpha: Double) -> ClosedRange<Double>? {
        guard alpha.isOpenProbability else { return nil }
        return inversion(values)?.interval(alpha: alpha)
    }

    /// The two-sided p-value of a center at zero; at most `alpha` exactly when the interval at `alpha` excludes zero.
    package func p(_ values: [Double]) -> Double? {
        inversion(values)?.twoSidedP(of: 0)
    }
}
