import Analysis
import Results

/// How the figures came about, in five sentences.
enum MethodPart {
    /// The part, with the error rates that the verdicts of these results have.
    static let part = PagePart(heading: "Method", pieces: [.blocks(sentences.map { .note(ReportNote(.item, $0)) })])

    private static let sentences = [
        "The engines of a case do the same operations on the same bytes, each once in a round, in shuffled order and a fresh process; "
            + "what a case asks for is verified in every trial, and a trial for which it did not hold counts for nothing.",
        "The figure of a pair is the median, over the rounds in which both trials are valid, of the ratio of their times.",
        "A pair is faster or slower if the exact sign test says so by Holm's procedure, with "
            + "\(FigureText.percent(Verdicts.familyError)) error for all pairs and planned checks of the run together, and if the ratio is "
            + "further than \(FigureText.percent(Verdicts.leastEffect)) from 1.",
        "It is the same if two one-sided tests at \(FigureText.percent(Verdicts.equivalenceError)) say that the ratio is within "
            + "\(FigureText.percent(Verdicts.margin)), and else inconclusive, with the least difference that would have shown.",
        "What a clock reading, a system call, a page fault and a copy cost is measured before the first round, and where the time went "
            + "follows from counts and these costs.",
    ]
}
