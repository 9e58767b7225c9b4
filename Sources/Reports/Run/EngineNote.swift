import Workloads

/// What a reader of an engine's row has to know, whatever its figure is.
enum EngineNote {
    /// The notes on an engine, as it stands in results.
    static func lines(of engine: String) -> [String] {
        guard let spec = try? EngineSpec(parsing: engine) else { return [] }
        var lines: [String] = []
        if spec.traits.contains(.device) {
            lines.append("\(engine): its bytes are the device's, past the page cache, warm or cold")
        }
        if spec.queueDepth > 1 {
            lines.append("\(engine): queue depth \(spec.queueDepth): elapsed time per operation, not its latency")
        }
        return lines
    }
}
