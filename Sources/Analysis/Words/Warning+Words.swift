import Results
import Workloads

extension Warning: CustomStringConvertible {
    /// The warning as a sentence, without its case.
    package var description: String {
        switch self {
        case .notValid(let engine, let status, let count, let total, let reason):
            return "\(engine): \(count) of \(total) trials \(status.replacing("-", with: " ")): \(reason)"
        case .unobserved(let engine, let count, let total, let reason):
            return "\(engine): not observed in \(count) of \(total) trials, which are valid: \(reason)"
        case .digestMismatch(let round):
            return "the engines did not read the same bytes in round \(round): the case says nothing"
        case .spikes(let engine, let count, let total, let largest, let majors, let preempted):
            var evidence: [String] = []
            if majors > 0 { evidence.append("\(majors) with major faults") }
            if preempted > 0 { evidence.append("\(preempted) preempted") }
            let tail = evidence.isEmpty ? "" : "; " + evidence.joined(separator: ", ")
            return
                "\(engine): \(FigureText.plural(count, "spike")) in \(total) trials, up to \(FigureText.times(largest)) the median\(tail)"
        case .drift(let engine, let change):
            let way = change > 0 ? "slower" : "faster"
            return "\(engine): became \(FigureText.percent(abs(change))) \(way) from the first round to the last"
        case .position(let spread):
            return "the place in the round makes up to \(FigureText.percent(spread)): an engine disturbs the next"
        case .pageSizes(let smallest, let largest):
            return
                "mapped in unlike pages: \(FigureText.bytes(smallest)) to \(FigureText.bytes(largest)) of the file in 2 MiB "
                + "entries; faults and times of the engines differ by that too"
        case .pagesNotObtained(let engine, let count, let total, let asked, let obtained):
            let found = obtained.map { "pages of \(ByteSize($0))" } ?? "it is not known what pages"
            return
                "\(engine): asked for pages of \(ByteSize(asked)), obtained \(found) in \(count) of \(total) trials"
        case .hugetlbTwin(let base):
            return
                "large pages lie in hugetlbfs, the \(base >> 10) KiB ones beside them in tmpfs: the cases differ in page size and "
                + "file system"
        case .overhead(let engine, let nanoseconds, let overhead):
            return "\(engine): \(FigureText.time(nanoseconds: nanoseconds)) an operation holds about "
                + "\(FigureText.time(nanoseconds: overhead)) of the measuring itself"
        case .latencyCost(let engine, let nanoseconds, let cost):
            return "\(engine): recording latencies adds about \(FigureText.time(nanoseconds: cost)) to an operation of "
                + "\(FigureText.time(nanoseconds: nanoseconds)): compare times without it, or record one in N (--latency-every)"
        case .latencyUnreadable(let engine, let count):
            return "\(engine): the latencies of \(FigureText.plural(count, "trial")) can't be read and are left out"
        case .saturated(let engine, let rate, let achieved):
            return "\(engine): saturated: \(FigureText.rate(perSecond: achieved, of: "ops")) of "
                + "\(FigureText.rate(perSecond: rate, of: "ops")); its latency is that of a queue that grows as long as a trial lasts"
        case .impossible(let engine, let rate, let memory):
            return
                "\(engine): \(FigureText.rate(bytesPerSecond: rate)), but memory gave \(FigureText.rate(bytesPerSecond: memory)) "
                + "in calibration: the bytes came from a CPU cache, or were not read"
        case .fitsCache(let bytes, let cache, let isPopular):
            let what =
                isPopular
                ? "nine in ten accesses take \(FigureText.bytes(Double(bytes))), which"
                : "\(FigureText.bytes(Double(bytes))) of data, which"
            return
                "\(what) the last-level cache holds (\(FigureText.bytes(Double(cache)))): their bytes come from there, not from memory"
        case .tlbUncounted:
            return
                "this CPU invalidates translations without interrupts (INVLPGB): tlb_interrupts does not count what threads cost "
                + "each other"
        case .crowded(let threads, let cpus):
            return "\(threads) threads on \(FigureText.plural(cpus, "CPU")): they wait for one another"
        case .sharedCores(let cores):
            let list = cores.map { $0.map(String.init).joined(separator: " and ") }.joined(separator: ", ")
            return "CPUs \(list) share a core each: threads there slow each other down whatever they do"
        case .unlikeCPUs(let kinds):
            let list = kinds.map { $0.map(String.init).joined(separator: ", ") }.joined(separator: " against ")
            return "CPUs of unlike speed were used (\(list)): threads end as late as the slowest of them"
        case .quota(let busy, let cpus):
            return
                "\(FigureText.plural(busy, "busy thread")) on a CPU quota of \(FigureText.fixed(cpus, decimals: 2)): the control "
                + "group stops them when it is used up, and the times hold that"
        case .throttled(let engine, let share):
            return
                "\(engine): the CPU quota of the control group held its threads back for \(FigureText.percent(share)) of their "
                + "time: it is the quota that was measured"
        case .ext4Overwrite(let kernel, let isLater):
            return "ext4 on kernel \(kernel): overwriting by write(2) is dear where the cache has large folios "
                + (isLater ? "(6.16 and later)" : "(6.16 to 6.18)")
        case .dearOverwrite(let cost, let type):
            return "\(type.map { "\($0): " } ?? "")overwriting 1 KiB by write(2) takes "
                + "\(FigureText.time(nanoseconds: cost.largeFolioNanoseconds)) where the cache has large folios, "
                + "\(FigureText.time(nanoseconds: cost.smallFolioNanoseconds)) in single pages (measured here): a verdict on small "
                + "writes is partly one on this"
        case .guestCold:
            return "a virtual machine: a cold cache is cold in the guest alone, the host may still have the data"
        case .beside:
            return "another run was at work on this machine (--beside): each is in the other's figures"
        case .coldBelow(let layers):
            return "cold above \(layers.first?.upperEdge ?? "what lies below") only: "
                + layers.map(\.owner).joined(separator: ", and ") + " may still have the data"
        case .debugBuild:
            return "a debug build: its figures say nothing; build with -c release"
        case .busyCosts(let spreads):
            return
                "the costs were measured on a busy CPU and scatter (\(spreads.words)): what is made of them, such as the chief "
                + "cost, is an estimate"
        case .steal(let percent):
            return "the hypervisor took \(FigureText.percent(percent / 100)) of the CPU time: expect wide intervals"
        case .heat(let count):
            return "heat slowed the CPUs down \(FigureText.plural(count, "time")) during the run: expect wide intervals"
        case .found(let finding, let moment):
            let when =
                switch moment {
                case .start: "before the first round"
                case .end: "after the last round"
                case .throughout: "before the first round and after the last"
                }
            return "\(finding.found), \(when): \(finding.effect)" + (finding.fix.map { " (fix: \($0))" } ?? "")
        case .cutShort(let reason):
            return "the run was cut short (\(reason)): fewer rounds than planned"
        }
    }
}
