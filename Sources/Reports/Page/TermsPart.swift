/// Every term of a page, explained.
enum TermsPart {
    /// The part.
    static let part = PagePart(
        heading: "Terms",
        pieces: [.blocks(terms.map { .note(ReportNote(.labelled($0.0, isIndented: false), $0.1)) })]
    )

    private static let terms = [
        ("engine", "A way to reach bytes, such as pread or mmap, with its options."),
        ("case", "One piece of work under one set of conditions, done by each of its engines."),
        ("baseline", "The first engine of a case, with which the others are compared."),
        ("round, trial", "Every engine of a case once; one engine in one round."),
        ("warm, cold", "The bytes are in the page cache when the trial begins; none of them is."),
        (
            "first-touch, steady",
            "Opened or mapped anew for each batch, in the time; opened or mapped before the time starts."
        ),
        ("median/op", "The median, over valid trials, of the time of one operation."),
        ("median deviation", "The median distance of the trials from their median."),
        ("ratio", "The time of an engine over that of the baseline: below 1 the engine is faster."),
        ("interval", "Where the true ratio lies, at the level of the verdict."),
        ("same", "Shown to lie within the band around 1."),
        (
            "inconclusive",
            "Neither a difference nor sameness was shown; a difference of the size given would have been."
        ),
        ("provisional", "What the rounds so far say without a correction for looking several times."),
        ("not comparable", "Too few rounds with both trials valid, or other bytes read."),
        (
            "invalid, refused, failed",
            "A precondition did not hold; the kernel or the machine does not allow it; an error."
        ),
        ("chief cost", "What the slower engine spends most of its time on."),
        (
            "opening, mapping, syncing, unmapping, closing",
            "Measured: open, mmap with advice, fdatasync or msync, munmap, close."
        ),
        ("access", "The operations themselves: all but the phases above."),
        ("system calls", "Entering the kernel and leaving it."),
        ("page cache lookup", "Finding the page of an offset in the kernel."),
        ("copying", "Copying the bytes from the page cache to the buffer, or back."),
        ("minor faults", "Page faults for bytes that are in memory already."),
        ("memory access", "Fetching the bytes from memory or the CPU's caches, and using them."),
        ("waiting", "Time in which no CPU worked on it: the device, or another thread."),
        ("waiting for a CPU", "Ready to run while others had the CPU."),
        ("unexplained", "What the parts leave; below 0 they promised more than was taken."),
        ("p50, p99", "Half of the operations took no longer; 99 of 100."),
        (
            "open loop, saturated",
            "Operations are due at a given rate, whether or not earlier ones are done; the engine could not keep up."
        ),
        ("speed-up", "The throughput of several threads over that of one."),
        ("crossover", "The values of a parameter between which another engine becomes the faster one."),
        ("seed", "The number from which the order of engines and the offsets follow."),
    ]
}
