internal import Engines
internal import Results

/// What the members of a crew measured, as one measurement.
enum CrewMeasurement {
    /// All members together: from the first start to the last end.
    static func merged(_ parts: [Measurement]) -> Measurement {
        var sum = Measurement()
        let batches = parts.first?.digests.count ?? 0
        for part in parts {
            sum.counts.merge(member: part.counts)
            sum.operations += part.operations
            sum.bytes += part.bytes
        }
        sum.digests = (0..<batches).map { batch in parts.reduce(0) { $0 &+ $1.digests[batch] } }
        let spans = parts.compactMap(\.span)
        sum.threadNanoseconds = spans.map { $0.upperBound - $0.lowerBound }
        guard let first = spans.map(\.lowerBound).min(), let last = parts.max(by: { $0.end < $1.end }) else {
            return sum
        }
        sum.span = first...last.end
        sum.wallNanoseconds = last.end - first
        sum.phases = last.phases
        return sum
    }
}

extension Measurement {
    fileprivate var end: Int { span?.upperBound ?? 0 }
}
