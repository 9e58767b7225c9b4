import Analysis
import ArgumentParser
import Glibc
import Results

/// Shows by simulation what the checks of a growing run get wrong, and what they find.
@main
struct Checks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checks",
        abstract: "Simulate the checks of a growing run: family errors, power and rounds, as Markdown."
    )

    @Option(help: "Families for each row.")
    var families = 20_000
    @Option(help: "The seed.")
    var seed: UInt64 = 1

    func run() {
        print("Checks at 16, 32, 48 and 64 rounds of each of 8 pairs; \(families) families a row, seed \(seed).\n")
        print(errors())
        print(power())
        print(sameness())
    }

    /// Families in which nothing differs: how many name a winner.
    private func errors() -> String {
        var rows = [
            "| 8 pairs without a difference | spread | all rounds | ended by a budget |", "|---|---:|---:|---:|",
        ]
        for shape in Simulation.Shape.allCases {
            for spread in [0.02, 0.06, 0.15, 0.37] {
                let rates = [false, true].map { isCut in
                    var simulation = Simulation(ratios: Array(repeating: 1, count: 8), spread: spread, shape: shape)
                    simulation.isCut = isCut
                    return Self.percent(simulation.run(families: families, seed: seed).wrongRate)
                }
                rows.append("| \(shape.rawValue) | \(spread) | \(rates[0]) | \(rates[1]) |")
            }
        }
        for different in [4, 7] {
            let ratios = Array(repeating: 1.0, count: 8 - different) + Array(repeating: 2.0, count: different)
            let rate = Simulation(ratios: ratios, spread: 0.15).run(families: families, seed: seed).wrongRate
            rows.append("| normal, and \(different) of 8 with a ratio of 2 | 0.15 | \(Self.percent(rate)) | |")
        }
        return rows.joined(separator: "\n") + "\n"
    }

    /// Pairs that differ: how many are found, in how many rounds, and as what.
    private func power() -> String {
        var rows = [
            "| true ratio of all 8 pairs | spread | found | reported as | rounds of a pair |",
            "|---:|---:|---:|---:|---:|",
        ]
        for (ratio, spread) in [(1.05, 0.02), (1.1, 0.06), (1.22, 0.15), (1.22, 0.37), (1.5, 0.37), (2, 0.37)] {
            let outcome = Simulation(ratios: Array(repeating: ratio, count: 8), spread: spread)
                .run(families: families, seed: seed)
            let pairs = Double(8 * families)
            let reported = exp(outcome.logSum / Double(max(1, outcome.different)))
            rows.append(
                "| \(ratio) | \(spread) | \(Self.percent(Double(outcome.different) / pairs)) | "
                    + "\(Self.fixed(reported)) | \(Self.fixed(Double(outcome.rounds) / pairs)) |"
            )
        }
        return rows.joined(separator: "\n") + "\n"
    }

    /// Pairs near the margin: how many are called the same.
    private func sameness() -> String {
        var rows = ["| true ratio of a pair | spread | called the same |", "|---:|---:|---:|"]
        for (ratio, spread) in [(1.05, 0.02), (1.05, 0.08), (1, 0.02), (1, 0.08), (1, 0.15)] {
            let outcome = Simulation(ratios: Array(repeating: ratio, count: 8), spread: spread)
                .run(families: families, seed: seed)
            rows.append("| \(ratio) | \(spread) | \(Self.percent(Double(outcome.same) / Double(8 * families))) |")
        }
        return rows.joined(separator: "\n")
    }

    private static func percent(_ share: Double) -> String { FigureText.fixed(share * 100, decimals: 2) + " %" }
    private static func fixed(_ value: Double) -> String { FigureText.fixed(value, decimals: 2) }
}
