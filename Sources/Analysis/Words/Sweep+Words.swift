extension Sweep.Crossover {
    /// Which engine is the faster one on which side.
    package var words: String {
        let (first, second) = isFasterBefore ? (engine, baseline) : (baseline, engine)
        return "\(first) is faster at \(key) \(from), \(second) at \(to): the crossover lies between them"
    }
}

extension Sweep {
    /// What was swept, and in which cases: `random read over block size, cold`.
    package var title: String {
        let name = workload.replacing("-", with: " ").replacing("_", with: " ")
        let rest = others.map { ", \($0.key.replacing("-", with: " ")) \($0.value)" }.joined()
        return "\(name) over \(key.replacing("-", with: " "))\(rest)"
    }
}
