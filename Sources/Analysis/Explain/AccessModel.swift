import Results
import Workloads

/// What the accesses of an engine should cost by counts and calibrated prices.
///
/// A read by a system call is three things that do not overlap: entering the kernel (pread(2) of one byte), copying within the
/// caches (pread(2) of a block in the caches beyond that of a byte), and fetching the bytes from memory and using them (the case's
/// loop with a copy over anonymous memory, beyond a copy within the caches). A read of a mapping is the case's loop over anonymous
/// memory in the pages that the mapping had, and faults. Without the controls of a case, copies and sums are priced by the
/// bandwidth of memory alone.
struct AccessModel {
    private let summary: EngineSummary
    private let benchCase: Case
    private let calibration: Calibration
    private let control: CaseControl?

    init(_ summary: EngineSummary, in benchCase: Case, calibration: Calibration) {
        self.summary = summary
        self.benchCase = benchCase
        self.calibration = calibration
        control = calibration.control(of: benchCase.id)
    }

    /// Bytes that come past the page cache are neither copied nor fetched by the CPU: of them, the calls alone have a price.
    var parts: [CostPart] {
        let traits = (try? EngineSpec(parsing: summary.engine))?.traits ?? []
        return (traits.contains(.device) ? [systemCalls] : [systemCalls, lookup, copying, faults, memory]).compactMap(
            \.self
        )
    }

    private var isMapped: Bool { summary.engine.hasPrefix("mmap") }
    private var bytes: Double? { summary.bytesPerOperation }
    private var size: ByteSize { benchCase.kind == .smallFiles ? benchCase.fileSize : benchCase.blockSize }

    /// The calls of the access itself: those that open, map, sync and close are phases of their own.
    private var calls: Double {
        guard let calls = summary.counters[.syscalls] else { return 0 }
        let isSteady = benchCase.kind == .file && benchCase.mapping == .steady && benchCase.durability == .none
        return isSteady ? calls : isMapped ? 0 : min(calls, 1)
    }

    private var systemCalls: CostPart? {
        let price = isMapped ? calibration.syscallNanoseconds : calibration.preadOneByteNanoseconds
        guard let price, calls > 0 else { return nil }
        let what = isMapped ? "getppid" : "pread of one byte"
        return CostPart(.systemCalls, calls * price, "\(Self.times(calls, price)), \(what)")
    }

    private var lookup: CostPart? {
        guard !isMapped, let beside = control?.preadBesideNanoseconds, let call = calibration.preadOneByteNanoseconds
        else { return nil }
        return CostPart(
            .lookup,
            max(0, beside - call),
            "pread of one byte in the case's order, beyond that of one page"
        )
    }

    private var copying: CostPart? {
        let copies = !isMapped || benchCase.operation == .write || benchCase.consumption == .copy
        guard copies, let bytes else { return nil }
        if let control {
            // What a mapping copies is part of its control.
            if isMapped { return nil }
            if let block = control.preadNanoseconds, let call = calibration.preadOneByteNanoseconds,
                control.blockBytes > 0
            {
                let slope = max(0, block - call) / Double(control.blockBytes)
                return CostPart(.copying, bytes * slope, "\(size), a pread of it in the caches beyond that of one byte")
            }
        }
        guard let price = calibration.copyNanosecondsPerByte else { return nil }
        let rate = FigureText.rate(bytesPerSecond: price > 0 ? 1e9 / price : 0)
        return CostPart(.copying, bytes * price, "\(size) at \(rate), memcpy out of 64 MiB")
    }

    private var faults: CostPart? {
        guard let count = summary.counters[.minorFaults], count > 0 else { return nil }
        if benchCase.backing == .anonymous {
            guard let price = calibration.anonymousFaultNanoseconds else { return nil }
            return CostPart(.faults, count * price, "\(Self.times(count, price)), a first touch of a base page")
        }
        let pages = max(1, min(512, (bytes ?? 0) / Double(Case.pageSize) / count))
        guard let price = calibration.faultNanoseconds(pagesPerFault: pages) else { return nil }
        let mapped = calibration.faults == nil ? "" : ", at \(FigureText.count(pages)) pages a fault"
        return CostPart(.faults, count * price, Self.times(count, price) + mapped)
    }

    private var memory: CostPart? {
        if let control { return isMapped ? inPlace(control) : fetched(control) }
        guard benchCase.operation.reads, benchCase.consumption == .sum, let bytes,
            let price = calibration.sumNanosecondsPerByte
        else { return nil }
        return CostPart(.memory, bytes * price, "summing \(size) of 64 MiB")
    }

    /// A mapped engine: the same loop over anonymous memory, in base and huge pages as the mapping had them.
    private func inPlace(_ control: CaseControl) -> CostPart? {
        let data = Double(benchCase.dataBytes)
        let share = min(1, (summary.hugeMappedBytes ?? 0) / max(1, data))
        guard let price = control.inPlace(hugeShare: share) else { return nil }
        let pages = share > 0 ? ", \(FigureText.percent(share)) of it in huge pages" : ""
        return CostPart(.memory, price, "the same loop over \(region(control)) of anonymous memory\(pages)")
    }

    /// An engine that copies, reading: what its bytes cost beyond a copy within the caches.
    private func fetched(_ control: CaseControl) -> CostPart? {
        guard let price = control.beyondHotCopy else { return nil }
        return CostPart(
            .memory,
            price,
            "the same loop, copying, over \(region(control)) of anonymous memory, beyond a copy in the caches"
        )
    }

    private func region(_ control: CaseControl) -> String { FigureText.bytes(Double(control.regionBytes)) }

    private static func times(_ count: Double, _ price: Double) -> String {
        "\(FigureText.count(count)) x \(FigureText.time(nanoseconds: price))"
    }
}
