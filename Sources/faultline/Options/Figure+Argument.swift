internal import Analysis
internal import ArgumentParser

extension Figure: ExpressibleByArgument {
    /// The figure of this name that results can be compared by; nil for another name.
    package init?(argument: String) {
        guard let figure = Figure.named(argument) else { return nil }
        self = figure
    }

    /// The names of all of them.
    package static var allValueStrings: [String] { compared.map(\.name) }
    /// Its name.
    package var defaultValueDescription: String { name }
}
