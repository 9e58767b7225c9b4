import ArgumentParser
import Engines
import Workloads

/// The parameters of a single case, as options.
struct CaseOptions: ParsableArguments {
    @Option(help: Self.help(.kind)) var kind: String?
    @Option(help: Self.help(.operation)) var operation: String?
    @Option(help: Self.help(.readPercentage)) var readPercentage: String?
    @Option(help: Self.help(.pattern)) var pattern: String?
    @Option(help: Self.help(.blockSize)) var blockSize: String?
    @Option(help: Self.help(.fileSize)) var fileSize: String?
    @Option(help: Self.help(.files)) var files: String?
    @Option(help: Self.help(.threads)) var threads: String?
    @Option(help: Self.help(.sharing)) var sharing: String?
    @Option(help: Self.help(.spinners)) var spinners: String?
    @Option(help: Self.help(.cache)) var cache: String?
    @Option(help: Self.help(.fill)) var fill: String?
    @Option(help: Self.help(.backing)) var backing: String?
    @Option(help: Self.help(.hugePages)) var hugePages: String?
    @Option(help: Self.help(.numa)) var numa: String?
    @Option(help: Self.help(.mapping)) var mapping: String?
    @Option(help: Self.help(.consume)) var consume: String?
    @Option(help: Self.help(.durability)) var durability: String?
    @Option(help: Self.help(.rate)) var rate: String?
    @Option(help: Self.help(.arrivals)) var arrivals: String?
    @Option(help: Self.help(.operations)) var operations: String?
    @Option(help: Self.help(.engines)) var engines: String?

    private static func help(_ key: WorkloadKey) -> ArgumentHelp {
        let words = key.words
        let accepted = key == .engines ? EngineRegistry.builtIn.accepted : words.accepted
        return "\(words.summary) (\(accepted); default: \(words.standard))"
    }

    /// What was given, by key.
    private var given: [(key: WorkloadKey, text: String)] {
        let all: [(WorkloadKey, String?)] = [
            (.kind, kind), (.operation, operation), (.readPercentage, readPercentage), (.pattern, pattern),
            (.blockSize, blockSize), (.fileSize, fileSize), (.files, files), (.threads, threads),
            (.sharing, sharing), (.spinners, spinners), (.cache, cache),
            (.fill, fill), (.backing, backing), (.hugePages, hugePages), (.numa, numa), (.mapping, mapping),
            (.consume, consume), (.durability, durability),
            (.rate, rate), (.arrivals, arrivals), (.operations, operations), (.engines, engines),
        ]
        return all.compactMap { key, text in text.map { (key, $0) } }
    }

    /// The first option that was given; nil for none.
    var first: String? { given.first.map { "--\($0.key.rawValue)" } }

    /// The suite of the one case that the options name; nil when none was given.
    func suite() throws -> Suite? {
        guard !given.isEmpty else { return nil }
        var draft = CaseDraft(.builtIn)
        for (key, text) in given {
            do {
                try draft.set(key, to: text)
            } catch {
                throw ValidationError("--\(key.rawValue): \(error)")
            }
        }
        return Suite(name: "case", summary: "A single case given by options.", cases: try draft.makeCases())
    }
}
