import Results
package import Workloads

/// One engine in two cases of a run that differ in what is asked of the memory alone: remote against local nodes, large pages
/// against small ones.
///
/// It is no verdict: the cases did not alternate, and the number of ratios is not corrected for.
package struct MemoryContrast: Hashable, Sendable {
    /// The workload of both cases.
    package let workload: String
    /// What was asked in the case above the line, such as `numa=remote`.
    package let asked: String
    /// What was asked in the case below, such as `numa=local`.
    package let against: String
    /// The engine.
    package let engine: String
    /// The times of the case above over those of the one below.
    package let ratio: RoundRatio

    /// All contrasts of a run, in the order of its cases.
    ///
    /// - Parameter isShown: whether a case is asked for; what it is set against is found among all of them.
    package static func all(_ findings: [CaseFinding], of isShown: (Case) -> Bool = { _ in true }) -> [MemoryContrast] {
        findings.flatMap { finding -> [MemoryContrast] in
            guard isShown(finding.benchCase), let reference = finding.benchCase.contrasted,
                let other = findings.first(where: { $0.benchCase == reference.benchCase })
            else { return [] }
            return finding.summaries.indices.compactMap { index in
                RoundRatio(of: finding.metrics[index], over: other.metrics[index]).map { ratio in
                    MemoryContrast(
                        workload: finding.benchCase.workload,
                        asked: reference.asked,
                        against: reference.against,
                        engine: finding.summaries[index].engine,
                        ratio: ratio
                    )
                }
            }
        }
    }
}

extension Case {
    /// The case that this one stands against, and the two requests in words; nil where it asks for nothing special.
    fileprivate var contrasted: (benchCase: Case, asked: String, against: String)? {
        guard let memory = conditions.memory else { return nil }
        if memory.numa != .off, memory.numa != .local {
            let local = MemoryRequest(backing: memory.backing, hugePages: memory.hugePages, numa: .local)
            return (asking(local), "numa=\(memory.numa)", "numa=local")
        }
        if let twin {
            let small = memory.backing == .anonymous ? "huge-pages=off" : "base pages of tmpfs"
            return (twin, "huge-pages=\(memory.hugePages.rawValue)", small)
        }
        guard memory.hugePages == .transparent else { return nil }
        let small = MemoryRequest(backing: memory.backing, hugePages: .off, numa: memory.numa)
        return (asking(small), "huge-pages=thp", "huge-pages=off")
    }
}
