import Workloads

/// The engine of fio that is nearest to one of Faultline's.
struct FioEngine {
    /// What `ioengine` calls it.
    let name: String
    /// What else it is asked for.
    var lines: [String] = []
    /// What of Faultline's engine it does not do, in phrases.
    var lacks: [String] = []

    /// The engines by Faultline's names; those that are not here have none like them.
    private static let all: [String: FioEngine] = [
        "read": FioEngine(name: "sync"),
        "pread": FioEngine(name: "psync"),
        "write": FioEngine(name: "sync"),
        "pwrite": FioEngine(name: "psync"),
        "mmap": FioEngine(name: "mmap"),
        "mmap-window": FioEngine(name: "mmap", lacks: ["windows: fio maps the whole file"]),
        "direct": FioEngine(name: "psync", lines: ["direct=1"]),
        "preadv2": FioEngine(name: "pvsync2", lacks: ["RWF_NOWAIT with a second call after a miss"]),
        "uncached": FioEngine(name: "pvsync2", lacks: ["RWF_DONTCACHE"]),
        "io_uring": FioEngine(name: "io_uring"),
    ]

    /// Options of Faultline's engines, as `key=value`, and what fio calls them.
    private static let options = [
        "advice=normal": "fadvise_hint=0", "advice=random": "fadvise_hint=random",
        "advice=sequential": "fadvise_hint=sequential", "buffer=hugetlb-2MiB": "iomem=mmaphuge",
        "buffers=fixed": "fixedbufs=1", "files=fixed": "registerfiles=1", "sqpoll=on": "sqthread_poll=1",
        "direct=on": "direct=1",
    ]

    /// The nearest engine, with its options; nil where there is none.
    static func nearest(to engine: EngineSpec) -> FioEngine? {
        guard var found = all[engine.name] else { return nil }
        // Without it fio gives advice of its own.
        var hint = "fadvise_hint=0"
        for option in engine.options {
            let text = "\(option.key)=\(option.value)"
            if option.key == "depth" {
                found.lines.append("iodepth=\(option.value)")
            } else if let line = options[text] {
                if option.key == "advice" { hint = line } else { found.lines.append(line) }
            } else if engine.descriptor.options.first(where: { $0.key == option.key })?.standard != option.value {
                found.lacks.append("the engine's \(text)")
            }
        }
        found.lines.append(hint)
        return found
    }
}
