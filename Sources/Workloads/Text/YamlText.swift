import Yams

/// A value of a suite file, with its line.
struct YamlText {
    let text: String
    let line: Int
}

extension Node {
    /// What the node is, for errors.
    var described: String {
        switch self {
        case .scalar(let scalar): scalar.string.isEmpty ? "nothing" : "the text '\(scalar.string)'"
        case .mapping: "a mapping"
        case .sequence: "a list"
        case .alias: "an alias"
        }
    }
}
