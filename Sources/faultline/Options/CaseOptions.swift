import ArgumentParser
import Engines
import Workloads

/// The parameters of a single case, as options: a line for each, named as its key is.
struct CaseOptions: ParsableArguments {
    @Option(help: .key(.kind)) var kind: String?
    @Option(help: .key(.operation)) var operation: String?
    @Option(help: .key(.readPercentage)) var readPercentage: String?
    @Option(help: .key(.pattern)) var pattern: String?
    @Option(help: .key(.blockSize)) var blockSize: String?
    @Option(help: .key(.fileSize)) var fileSize: String?
    @Option(help: .key(.files)) var files: String?
    @Option(help: .key(.messageSize)) var messageSize: String?
    @Option(help: .key(.cpus)) var cpus: String?
    @Option(help: .key(.threads)) var threads: String?
    @Option(help: .key(.sharing)) var sharing: String?
    @Option(help: .key(.spinners)) var spinners: String?
    @Option(help: .key(.cache)) var cache: String?
    @Option(help: .key(.fill)) var fill: String?
    @Option(help: .key(.backing)) var backing: String?
    @Option(help: .key(.hugePages)) var hugePages: String?
    @Option(help: .key(.numa)) var numa: String?
    @Option(help: .key(.mapping)) var mapping: String?
    @Option(help: .key(.consume)) var consume: String?
    @Option(help: .key(.durability)) var durability: String?
    @Option(help: .key(.writeback)) var writeback: String?
    @Option(help: .key(.rate)) var rate: String?
    @Option(help: .key(.arrivals)) var arrivals: String?
    @Option(help: .key(.operations)) var operations: String?
    @Option(help: .key(.engines)) var engines: String?

    /// What was given, by key, in the order of ids. Read by reflection, so that there is no second list of options.
    private var given: [(key: WorkloadKey, text: String)] {
        let texts = Mirror(reflecting: self).children.compactMap { child -> (String, String)? in
            guard let text = (child.value as? any GivenText)?.text, let label = child.label else { return nil }
            return (label.filter(\.isLetter).lowercased(), text)
        }
        let byName = Dictionary(texts) { first, _ in first }
        return WorkloadKey.allCases.compactMap { key in
            byName[key.rawValue.filter(\.isLetter)].map { (key, $0) }
        }
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

/// An option that may have been given, seen by reflection.
private protocol GivenText {
    var text: String? { get }
}

extension Option<String?>: GivenText {
    fileprivate var text: String? { wrappedValue }
}

extension ArgumentHelp {
    /// What the key means, what it accepts and its default.
    static func key(_ key: WorkloadKey) -> ArgumentHelp {
        let words = key.words
        let engines = EngineRegistry.builtIn
        let (accepted, standard) =
            key == .engines ? (engines.accepted, engines.defaultWords) : (words.accepted, words.standard)
        return "\(words.summary) (\(accepted); default: \(standard))"
    }
}
