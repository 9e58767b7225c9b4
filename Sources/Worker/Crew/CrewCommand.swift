/// What the leader of a crew says to a member.
enum CrewCommand: Codable {
    /// Make ready what the timed part does not make itself.
    case prepare
    /// Write all data once more.
    case dirtyAgain
    /// Make ready for these batches, say so, wait for the moment, and run them.
    case run(lower: Int, upper: Int)
    /// The moment to begin at, in nanoseconds of the clock.
    case begin(at: Int)
    /// Record latencies from now on, and forget those recorded before.
    case record
    /// Tell what was recorded.
    case latencies
    /// Read batch 0 once more, byte for byte.
    case audit
    /// Read back what the first batches have written.
    case verify(batches: Int)
    /// Close; what was written may still be asked for.
    case finish
}
