import Yams

/// One workload of a suite file: its lists expand to cases, in the order of ``WorkloadKey``, the first key slowest.
struct WorkloadBuilder {
    /// A key with the values given for it.
    private struct Axis {
        let key: WorkloadKey
        let texts: [YamlText]
        let isList: Bool
    }

    private let source: YamlSource
    private let base: CaseDraft
    private let axes: [Axis]
    /// The line of the workload.
    let line: Int

    /// Reads the workload's keys and values; combinations come later.
    init(_ node: Node, source: YamlSource, registry: EngineRegistry) throws(WorkloadError) {
        let keys = try YamlMapping<WorkloadKey>(node, owner: "a workload", source: source)
        var base = CaseDraft(registry)
        guard let name = try keys.text(.name, accepted: WorkloadKey.name.accepted) else {
            throw source.error("name: the workload has none", accepted: WorkloadKey.name.accepted, line: keys.line)
        }
        try Self.set(.name, to: name, of: &base, source: source)
        if let texts = try keys.list(.engines, accepted: "a list such as [pread, mmap]") {
            var engines: [EngineSpec] = []
            for text in texts { engines.append(try Self.engine(text, source: source, registry)) }
            base.set(engines)
        }
        var axes: [Axis] = []
        for key in WorkloadKey.allCases where key.expands {
            guard let (texts, isList) = try keys.choices(key, accepted: key.accepted) else { continue }
            var scratch = CaseDraft(registry)
            for text in texts { try Self.set(key, to: text, of: &scratch, source: source) }
            axes.append(Axis(key: key, texts: texts, isList: isList))
        }
        self.source = source
        self.base = base
        self.axes = axes
        line = keys.line
    }

    /// Refuses the workload if it expands to more cases than a limit; nothing is expanded to find out.
    func refuse(above most: Int) throws(WorkloadError) {
        var count = 1
        for axis in axes {
            let (product, overflow) = count.multipliedReportingOverflow(by: axis.texts.count)
            count = overflow ? Int.max : product
        }
        guard count <= most else {
            throw source.error(
                "workload '\(base.text(of: .name) ?? "")': expands to \(count) cases, and the suite has room for \(most)",
                accepted: "at most \(SuiteLimits.cases) in a suite",
                line: line
            )
        }
    }

    /// The cases, in order.
    ///
    /// - Throws: ``WorkloadError`` at the workload's line for a combination that can't be run; none is left out in
    ///   silence.
    func cases() throws(WorkloadError) -> [Case] {
        var drafts = [(draft: base, combination: [String]())]
        for axis in axes {
            var expanded: [(draft: CaseDraft, combination: [String])] = []
            for (draft, combination) in drafts {
                for text in axis.texts {
                    var draft = draft
                    try Self.set(axis.key, to: text, of: &draft, source: source)
                    let label = axis.isList ? ["\(axis.key.rawValue)=\(text.text)"] : []
                    expanded.append((draft, combination + label))
                }
            }
            drafts = expanded
        }
        var cases: [Case] = []
        for (draft, combination) in drafts {
            do throws(WorkloadError) {
                cases.append(try draft.makeCase())
            } catch {
                let with = combination.isEmpty ? "" : " with \(combination.joined(separator: ", "))"
                throw error.about("workload '\(base.text(of: .name) ?? "")'\(with)").at(source.place(line))
            }
        }
        return withControls(cases)
    }

    /// Each case with what has to stand beside it: its twin, and where its threads are set against one thread, that one with as many
    /// other CPUs busy. What is listed itself, or stands there already, is not repeated.
    private func withControls(_ cases: [Case]) -> [Case] {
        // By the id: the number of operations is no part of it where it does not decide.
        let singles = Dictionary(cases.lazy.filter { $0.conditions.threads == 1 }.map { ($0.id, $0) }) { first, _ in
            first
        }
        var known = Set(cases)
        var all: [Case] = []
        for made in cases {
            all.append(made)
            let isScaling = made.conditions.threads > 1 && !singles.isEmpty
            let single = isScaling ? singles[made.alone(besideSpinners: 0).id] : nil
            let controls = [made.twin, single?.alone(besideSpinners: made.conditions.threads - 1)]
            for control in controls.compactMap(\.self) where known.insert(control).inserted { all.append(control) }
        }
        return all
    }

    private static func set(
        _ key: WorkloadKey,
        to text: YamlText,
        of draft: inout CaseDraft,
        source: YamlSource
    ) throws(WorkloadError) {
        do throws(WorkloadError) {
            try draft.set(key, to: text.text)
        } catch {
            throw error.about(key.rawValue).at(source.place(text.line))
        }
    }

    private static func engine(
        _ text: YamlText,
        source: YamlSource,
        _ registry: EngineRegistry
    ) throws(WorkloadError) -> EngineSpec {
        do throws(WorkloadError) {
            return try registry.spec(parsing: text.text)
        } catch {
            throw error.about(WorkloadKey.engines.rawValue).at(source.place(text.line))
        }
    }
}
