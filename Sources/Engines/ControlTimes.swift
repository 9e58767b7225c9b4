/// What one shape took over memory of one kind of page, in nanoseconds of one operation.
struct ControlTimes {
    /// In place.
    let inPlace: Double
    /// By a copy; nil for cases that write.
    let copied: Double?
    /// What a pread(2) of a byte adds to that; nil without a file to read.
    let preadBeside: Double?

    init(_ shape: ControlShape, over base: UnsafeMutableRawPointer, file: ControlFile?) throws {
        let loop = try ControlLoop(shape)
        inPlace = try unsafe loop.time(.inPlace, base: base)
        guard shape.isRead else {
            copied = nil
            preadBeside = nil
            return
        }
        let plain = try unsafe loop.time(.copied, base: base)
        copied = plain
        preadBeside = try file.map { max(0, try unsafe loop.time(.copiedBeside($0), base: base) - plain) }
    }
}
