extension PartedPair {
    /// Why both hold, of a pair that is measured round by round.
    package var pairedWords: String {
        "\(lead): the ratio is that of each round by itself, the medians are of all rounds, and the machine changed from round to "
            + "round by more than the engines differ"
    }

    /// Why both hold, of two runs.
    package var unpairedWords: String {
        "\(lead): the ratio is of every round with every other, the medians are of each run, and rounds of a run differ by more than "
            + "the runs do"
    }

    private var lead: String {
        "\(engine): ratio (\(FigureText.ratio(ratio))) and medians (\(FigureText.ratio(ofMedians))) point in opposite directions"
    }
}
