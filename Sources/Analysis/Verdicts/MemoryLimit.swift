import Results
import Workloads

/// The rate that memory sets to a sequential engine, from the calibrated bandwidths.
enum MemoryLimit {
    /// Bytes a second for an engine of a case: of summing where the bytes are summed in place, else of copying; times the threads.
    /// nil where the pattern is not sequential, where bytes are touched alone, without the price, and for an engine unknown here. So it is
    /// where the data may lie in a cache, or where memory was not measured past the last one; earlier versions did not ask.
    static func bytesPerSecond(engine: String, of benchCase: Case, _ calibration: Calibration?) -> Double? {
        guard let calibration, benchCase.work.definition.isBoundByMemory, benchCase.knows(engine: engine) else {
            return nil
        }
        let isSummed = isSummedInPlace(engine, benchCase)
        var price = isSummed ? calibration.sumNanosecondsPerByte : calibration.copyNanosecondsPerByte
        if let region = calibration.memoryRegionBytes {
            guard benchCase.work.definition.dataBytes > region / 4 else { return nil }
            price = isSummed ? calibration.memorySumNanosecondsPerByte : calibration.memoryCopyNanosecondsPerByte
        }
        guard let price, price > 0 else { return nil }
        return 1e9 / price * Double(benchCase.conditions.threads)
    }

    /// True where no byte is copied.
    static func isSummedInPlace(_ engine: String, _ benchCase: Case) -> Bool {
        benchCase.capabilities(of: engine).contains(.maps) && benchCase.work.definition.operation == .read
            && benchCase.work.definition.consumption == .sum
    }
}
