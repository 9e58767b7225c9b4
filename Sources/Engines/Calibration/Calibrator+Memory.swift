internal import Platform
package import Results

/// What memory gives when no cache holds the bytes.
extension Calibrator {
    /// Each cost is the median of so many passes over the region: one of them takes some 100 ms for each GiB.
    private static let passes = 3

    /// Measures over a region of so many bytes, in huge pages where they are to be had: what is found is a limit, and small pages take
    /// longer to be made.
    package static func memory(_ bytes: Int) throws -> Calibration {
        let ground = try region(bytes)
        var copies: [Double] = []
        var sums: [Double] = []
        for _ in 0..<passes {
            copies.append(ground.copyPerByte())
            sums.append(ground.sumPerByte())
        }
        var calibration = Calibration()
        calibration.memoryRegionBytes = bytes
        calibration.memoryCopyNanosecondsPerByte = median(copies)
        calibration.memorySumNanosecondsPerByte = median(sums)
        return calibration
    }

    private static func region(_ bytes: Int) throws -> CalibrationGround {
        do {
            return try CalibrationGround(bytes, pages: .transparent)
        } catch {
            // A kernel without huge pages, or a sandbox without the advice.
            return try CalibrationGround(bytes)
        }
    }
}
