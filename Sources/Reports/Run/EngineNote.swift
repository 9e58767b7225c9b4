import Workloads

/// What a reader of an engine's row has to know, whatever its figure is.
enum EngineNote {
    /// The notes on an engine.
    static func lines(of engine: EngineSpec) -> [String] {
        var lines: [String] = []
        if engine.capabilities.contains(.device) {
            lines.append("\(engine): its bytes are the device's, past the page cache, warm or cold")
        }
        if engine.queueDepth > 1 {
            lines.append("\(engine): queue depth \(engine.queueDepth): elapsed time per operation, not its latency")
        }
        return lines
    }
}
