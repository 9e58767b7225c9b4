import Results
import Workloads

/// What the accesses of an engine should cost by counts and calibrated prices.
///
/// A read by a system call is three things that do not overlap: entering the kernel (pread(2) of one byte), copying within the
/// caches (pread(2) of a block in the caches beyond that of a byte), and fetching the bytes from memory and using them (the case's
/// loop with a copy over anonymous memory, beyond a copy within the caches). A read of a mapping is the case's loop over anonymous
/// memory in the pages that the mapping had, and faults. A message is written and read in memory by every engine, which is the control of
/// its case, and one that copies moves it in and out of the kernel beside. Without the controls of a case, copies and sums are priced by the
/// bandwidth of memory alone.
struct AccessModel {
    private let summary: EngineSummary
    private let benchCase: Case
    private let calibration: Calibration
    private let control: CaseControl?
    private let pageBytes: Int

    /// - Parameter pageBytes: of a base page of the machine that was measured.
    init(_ summary: EngineSummary, in benchCase: Case, calibration: Calibration, pageBytes: Int) {
        self.summary = summary
        self.benchCase = benchCase
        self.calibration = calibration
        self.pageBytes = pageBytes
        control = calibration.control(of: benchCase.id)
    }

    /// Bytes that come past the page cache are neither copied nor fetched by the CPU: of them, the calls alone have a price.
    var parts: [CostPart] {
        (capabilities.contains(.device) ? [systemCalls] : [systemCalls, lookup, copying, faults, memory]).compactMap(
            \.self
        )
    }

    private var capabilities: Set<EngineCapability> { benchCase.capabilities(of: summary.engine) }
    private var isMapped: Bool { capabilities.contains(.maps) }
    private var isCopying: Bool { capabilities.contains(.copies) }
    private var bytes: Double? { summary.bytesPerOperation }
    private var size: ByteSize { ByteSize(benchCase.work.definition.operationBytes) }

    /// The calls of the access itself: those that open, map, sync and close are phases of their own.
    private var calls: Double {
        guard let calls = summary.counters[.syscalls] else { return 0 }
        let isSteady = benchCase.work.definition.mapping == .steady && benchCase.work.definition.durability == .none
        return isSteady ? calls : isMapped ? 0 : min(calls, 1)
    }

    private var systemCalls: CostPart? {
        // Without a file there is no page to be found.
        let isBare = isMapped || !benchCase.dataNeed.hasFiles
        let price = isBare ? calibration.syscallNanoseconds : calibration.preadOneByteNanoseconds
        guard let price, calls > 0 else { return nil }
        return CostPart(
            .systemCalls,
            calls * price,
            isBare ? .bareCalls(calls, cost: price) : .reads(calls, cost: price)
        )
    }

    private var lookup: CostPart? {
        guard isCopying, let beside = control?.preadBesideNanoseconds, let call = calibration.preadOneByteNanoseconds
        else { return nil }
        return CostPart(.lookup, max(0, beside - call), .readsInOrder)
    }

    private var copying: CostPart? {
        let work = benchCase.work.definition
        guard isCopying || work.operation == .write || work.consumption == .copy, let bytes else { return nil }
        let copies = Double(isCopying ? work.copiesOfBytes : 1)
        let copied = ByteSize(size.bytes * Int(copies))
        if let control {
            // What a mapping copies is part of its control.
            if isMapped { return nil }
            if let block = control.preadNanoseconds, let call = calibration.preadOneByteNanoseconds,
                control.blockBytes > 0
            {
                let slope = max(0, block - call) / Double(control.blockBytes)
                return CostPart(.copying, bytes * slope, .hotCopy(size))
            }
            if control.isOfEveryEngine, let hot = control.hotCopyNanoseconds, control.blockBytes > 0 {
                let price = hot / Double(control.blockBytes)
                return CostPart(
                    .copying,
                    bytes * copies * price,
                    .cachedCopy(copied, bytesPerSecond: price > 0 ? 1e9 / price : 0)
                )
            }
        }
        guard let price = calibration.copyNanosecondsPerByte else { return nil }
        return CostPart(.copying, bytes * copies * price, .copy(copied, bytesPerSecond: price > 0 ? 1e9 / price : 0))
    }

    private var faults: CostPart? {
        guard let count = summary.counters[.minorFaults], count > 0 else { return nil }
        if benchCase.conditions.backing == .anonymous {
            guard let price = calibration.anonymousFaultNanoseconds else { return nil }
            return CostPart(.faults, count * price, .firstTouches(count, cost: price))
        }
        // A fault maps a huge page at the most: what a table of 8-byte entries in a page of the kernel covers.
        let pages = max(1, min(Double(pageBytes / 8), (bytes ?? 0) / Double(pageBytes) / count))
        guard let price = calibration.faultNanoseconds(pagesPerFault: pages) else { return nil }
        return CostPart(
            .faults,
            count * price,
            .faults(count, cost: price, pages: calibration.faults == nil ? nil : pages)
        )
    }

    private var memory: CostPart? {
        if let control { return isMapped || control.isOfEveryEngine ? inPlace(control) : fetched(control) }
        // What is more than a sum has no cost without a control.
        guard benchCase.work.definition.operation.reads, benchCase.work.definition.consumption == .sum,
            benchCase.work.definition.unit.using == nil, let bytes, let price = calibration.sumNanosecondsPerByte
        else { return nil }
        return CostPart(.memory, bytes * price, .sum(size))
    }

    /// A mapped engine: the same loop over anonymous memory, in base and huge pages as the mapping had them.
    private func inPlace(_ control: CaseControl) -> CostPart? {
        let data = Double(benchCase.work.definition.dataBytes)
        let share = min(1, (summary.hugeMappedBytes ?? 0) / max(1, data))
        guard let price = control.inPlace(hugeShare: share) else { return nil }
        return CostPart(.memory, price, .loop(bytes: control.regionBytes, hugeShare: share))
    }

    /// An engine that copies, reading: what its bytes cost beyond a copy within the caches.
    private func fetched(_ control: CaseControl) -> CostPart? {
        guard let price = control.beyondHotCopy else { return nil }
        return CostPart(.memory, price, .copyingLoop(bytes: control.regionBytes))
    }
}
