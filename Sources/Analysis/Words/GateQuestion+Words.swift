import Workloads

extension GateQuestion {
    /// What is asked, in words: `time at most +5%`, of open loops `p99 latency at most +5%`.
    package var text: String {
        let figure = isLatency ? "p99 latency" : "time"
        return switch kind {
        case .expectation(_, let bound, let ratio) where isLatency:
            "ratio of p99 latency \(bound.rawValue) \(FigureText.ratio(ratio))"
        case .expectation(_, let bound, let ratio): "ratio \(bound.rawValue) \(FigureText.ratio(ratio))"
        case .time(let limit): "\(figure) at most +\(GatePercentage.text(limit))"
        case .counter(let counter, let tolerance): "\(counter.name) at most +\(GatePercentage.text(tolerance.share))"
        case .storedTime(let limit): "\(figure) of another day at most +\(GatePercentage.text(limit))"
        }
    }
}
