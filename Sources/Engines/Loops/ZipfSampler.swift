internal import Glibc

/// Ranks from 1 to `count`, rank k with a probability in proportion to 1 / k^exponent.
///
/// Rejection-inversion: W. Hörmann and G. Derflinger, "Rejection-inversion to generate variates from monotone discrete
/// distributions", ACM TOMACS 6(3), 1996. No table, so that any file size costs the same.
struct ZipfSampler {
    private let exponent: Double
    private let count: Double
    private let integralAtFirst: Double
    private let integralAtLast: Double
    private let shortcut: Double

    init(count: Int, exponent: Double) {
        self.exponent = exponent
        self.count = Double(count)
        integralAtFirst = Self.integral(1.5, exponent) - 1
        integralAtLast = Self.integral(Double(count) + 0.5, exponent)
        shortcut = 2 - Self.inverse(Self.integral(2.5, exponent) - pow(2, -exponent), exponent)
    }

    /// The next rank, from 1.
    func next(_ random: inout RandomStream) -> Int {
        while true {
            let u = integralAtLast + random.unit() * (integralAtFirst - integralAtLast)
            let x = Self.inverse(u, exponent)
            let rank = min(max(x.rounded(), 1), count)
            if rank - x <= shortcut || u >= Self.integral(rank + 0.5, exponent) - pow(rank, -exponent) {
                return Int(rank)
            }
        }
    }

    /// The integral of x^-exponent, (x^(1 - e) - 1) / (1 - e), with its limit log(x) at e = 1.
    private static func integral(_ x: Double, _ exponent: Double) -> Double {
        let logarithm = log(x)
        return ratio((1 - exponent) * logarithm) * logarithm
    }

    /// The inverse of ``integral(_:_:)``.
    private static func inverse(_ x: Double, _ exponent: Double) -> Double {
        let t = max(x * (1 - exponent), -1)
        return exp(inverseRatio(t) * x)
    }

    /// (e^x - 1) / x.
    private static func ratio(_ x: Double) -> Double { abs(x) > 1e-8 ? expm1(x) / x : 1 + x / 2 * (1 + x / 3) }

    /// log(1 + x) / x.
    private static func inverseRatio(_ x: Double) -> Double {
        abs(x) > 1e-8 ? log1p(x) / x : 1 - x * (0.5 - x * (1.0 / 3))
    }
}
