import Results
import Workloads

/// A parameter that a list has swept: cases of one workload that differ in it alone, by ascending value.
package struct Sweep: Sendable {
    /// Two values, next to one another among those that were decided, between which another engine becomes the faster one.
    package struct Crossover: Hashable, Sendable {
        /// The engine, as text.
        package let engine: String
        /// The baseline, as text.
        package let baseline: String
        /// The parameter.
        package let key: String
        /// The value on this side, and that on the other.
        package let from: String
        /// The value on the other side.
        package let to: String
        /// True where the engine is the faster one on this side.
        package let isFasterBefore: Bool
    }

    /// The workload.
    package let workload: String
    /// The parameter's name.
    package let key: String
    /// What sets these cases apart from others of the workload.
    package let others: [(key: String, value: String)]
    /// The values, ascending where they are numbers or sizes, else in the order of the cases.
    package let values: [String]
    /// The case of each value.
    package let findings: [CaseFinding]

    /// Every parameter of a run in which cases differ alone, in the order of its cases. How many CPUs are kept busy is none: those
    /// cases are controls.
    package static func all(_ findings: [CaseFinding]) -> [Sweep] {
        let names = CaseNames(findings.map(\.benchCase))
        var keys: [[String]] = []
        var groups: [[String]: [CaseFinding]] = [:]
        for finding in findings {
            let differences = names.differences(of: finding.benchCase)
            for (key, _) in differences where key != WorkloadKey.spinners.rawValue {
                let rest = finding.benchCase.parameters.filter { $0.key != key }.map { "\($0.key)=\($0.value)" }
                let group = [finding.benchCase.workload, key] + rest + finding.benchCase.engines.map(\.description)
                if groups[group] == nil { keys.append(group) }
                groups[group, default: []].append(finding)
            }
        }
        return keys.compactMap { key in
            guard let cases = groups[key], cases.count > 1 else { return nil }
            return Sweep(key[1], cases, names: names)
        }
    }

    private init(_ key: String, _ cases: [CaseFinding], names: CaseNames) {
        let value = { (finding: CaseFinding) in finding.benchCase.parameters.first { $0.key == key }?.value ?? "" }
        let numbers = cases.map { Self.number(value($0)) }
        let order = cases.indices.sorted { left, right in
            guard let first = numbers[left], let second = numbers[right], first != second else { return left < right }
            return first < second
        }
        workload = cases[0].benchCase.workload
        self.key = key
        others = names.differences(of: cases[0].benchCase).filter { $0.key != key }
        findings = order.map { cases[$0] }
        values = findings.map(value)
    }

    /// A value as a number, a size in bytes; nil for one that is neither.
    package static func number(_ value: String) -> Double? {
        if let number = Double(value) { return number.isFinite ? number : nil }
        return (try? ByteSize(parsing: value)).map { Double($0.bytes) }
    }

    /// Where another engine becomes the faster one, by verdicts alone.
    package var crossovers: [Crossover] {
        findings[0].comparisons.indices.flatMap { place -> [Crossover] in
            let decided = findings.indices.filter {
                [.faster, .slower].contains(findings[$0].comparisons[place].verdict)
            }
            return zip(decided, decided.dropFirst()).compactMap { before, after in
                let pair = findings[before].comparisons[place]
                guard pair.verdict != findings[after].comparisons[place].verdict else { return nil }
                return Crossover(
                    engine: pair.engine,
                    baseline: pair.baseline,
                    key: key,
                    from: values[before],
                    to: values[after],
                    isFasterBefore: pair.verdict == .faster
                )
            }
        }
    }
}
