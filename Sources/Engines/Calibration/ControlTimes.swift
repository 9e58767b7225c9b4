internal import Results

/// What one shape took over memory of one kind of page, in nanoseconds of one operation.
struct ControlTimes {
    /// In place.
    let inPlace: Double
    /// By a copy; nil for cases that write.
    let copied: Double?
    /// What a pread(2) of a byte adds to that and a load of the byte; nil without a file to read.
    let preadBeside: Double?

    init(_ shape: ControlShape, over base: UnsafeMutableRawPointer, file: ControlFile?) throws {
        let loop = try ControlLoop(shape)
        // By itself: a loop that copies would take the caches from it in between.
        inPlace = unsafe try loop.time(.inPlace, base: base)
        guard shape.isRead else {
            copied = nil
            preadBeside = nil
            return
        }
        let beside = file.map { file in [false, true].map { ControlLoop.Way.copiedBeside(file, reads: $0) } } ?? []
        let times = unsafe try loop.times([.copied] + beside, base: base)
        copied = times[0]
        preadBeside = times.count > 1 ? max(0, times[2] - times[1]) : nil
    }
}

extension CaseControl {
    /// Takes in what was measured over memory of one kind of page.
    mutating func add(_ times: ControlTimes, huge: Bool) {
        if huge { inPlaceHugeNanoseconds = times.inPlace } else { inPlaceNanoseconds = times.inPlace }
        if huge { copiedHugeNanoseconds = times.copied } else { copiedNanoseconds = times.copied }
        preadBesideNanoseconds = times.preadBeside ?? preadBesideNanoseconds
    }
}
