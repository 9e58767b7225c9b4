import Analysis
import Results

/// The machine that was measured, and what was found about it before the first round and after the last.
struct MachinePart {
    private let environment: Environment
    private let footer: ResultFooter

    init(_ source: ExportSource) { (environment, footer) = (source.header.environment, source.footer) }

    /// The part.
    var part: PagePart {
        let columns = [ReportTable.Column("", fit: .whole), ReportTable.Column("", fit: .wrapped)]
        let rows = facts.compactMap { name, value -> [ReportCell]? in
            guard let value, !value.isEmpty else { return nil }
            return [.text(name, tone: .quiet), .text(value)]
        }
        return PagePart(
            heading: "The machine",
            pieces: [.blocks([.table(ReportTable(.list, columns: columns, rows: rows))] + findings)]
        )
    }

    private var facts: [(String, String?)] {
        let disk = environment.device
        return [
            (
                "processor",
                list([environment.cpu.model, environment.cpu.onlineCount.map { FigureText.plural($0, "CPU") }])
            ),
            ("CPUs allowed", environment.cpu.allowed.map { FigureText.list($0) }),
            ("governors", environment.cpu.governors?.joined(separator: ", ")),
            ("caches", environment.cpu.lastLevelBytes.map { "\(FigureText.bytes(Double($0))) of the last level" }),
            ("memory", environment.memory.totalBytes.map { FigureText.bytes(Double($0)) }),
            (
                "kernel",
                list([environment.kernel.release, environment.kernel.architecture, environment.kernel.preemption])
            ),
            ("kernel parameters", environment.kernel.parameters?.joined(separator: " ")),
            (
                "virtual machine",
                environment.virtualisation.isGuest.map { $0 ? environment.virtualisation.hypervisor ?? "yes" : "no" }
            ),
            ("container", environment.virtualisation.isContainer.map { $0 ? "yes" : "no" }),
            (
                "file system",
                list([environment.fileSystem.type, environment.fileSystem.options.map { $0.joined(separator: ",") }])
            ),
            ("directory", environment.fileSystem.directory),
            (
                "disk",
                list([
                    disk?.name, disk?.model, disk?.scheduler,
                    disk?.isRotational.map { $0 ? "rotational" : "not rotational" },
                ])
            ),
            ("readahead", (disk?.readAheadKibibytes ?? environment.fileSystem.readAheadKibibytes).map { "\($0) KiB" }),
            ("pages", environment.pages.baseBytes.map { FigureText.bytes(Double($0)) }),
            ("transparent huge pages", environment.pages.transparent),
            ("NUMA nodes", environment.numa.nodes.map { "\($0.count)" }),
            ("glibc", environment.glibcVersion),
            ("load before the run", environment.load.oneMinute.map { FigureText.fixed($0, decimals: 2) }),
            ("fingerprint", environment.fingerprint),
        ]
    }

    private func list(_ texts: [String?]) -> String { texts.compactMap(\.self).joined(separator: ", ") }

    /// What the doctor's checks of a run found.
    private var findings: [Report.Block] {
        let found =
            (environment.findings ?? []).map { ("before", $0) } + (footer.findings ?? []).map { ("after", $0) }
        guard environment.findings != nil || footer.findings != nil else {
            return [
                .note(ReportNote(.paragraph, "The version that wrote this result did not record what doctor finds."))
            ]
        }
        guard !found.isEmpty else {
            return [
                .note(
                    ReportNote(.paragraph, "The doctor's checks before and after the run found nothing.", tone: .good)
                )
            ]
        }
        let columns = ["when", "what", "found", "effect", "fix"].map { ReportTable.Column($0, fit: .wrapped) }
        let rows = found.map { when, finding in
            [when, finding.topic, finding.found, finding.effect, finding.fix ?? ""].map { ReportCell.text($0) }
        }
        return [
            .note(ReportNote(.paragraph, "The doctor's checks of this run found:")),
            .table(ReportTable(.detail, columns: columns, rows: rows)),
        ]
    }
}
