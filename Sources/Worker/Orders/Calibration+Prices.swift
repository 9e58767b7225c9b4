internal import Engines
internal import Results

extension Calibration {
    /// The prices that a calibrator found.
    init(_ prices: Prices) {
        self.init()
        clockNanoseconds = prices.clock
        emptyLoopNanoseconds = prices.emptyLoop
        nullEngineNanoseconds = prices.nullEngine
        batchNanoseconds = prices.batch
        syscallNanoseconds = prices.syscall
        preadOneByteNanoseconds = prices.preadOneByte
        copyNanosecondsPerByte = prices.copyPerByte
        sumNanosecondsPerByte = prices.sumPerByte
        fileFaultNanoseconds = prices.fault(.smallFolios)
        anonymousFaultNanoseconds = prices.anonymousFault
        faults = prices.faults.map {
            FaultPrice(source: $0.source.rawValue, pagesPerFault: $0.pages, nanoseconds: $0.nanoseconds)
        }
    }
}
