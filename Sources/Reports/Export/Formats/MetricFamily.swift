import Workloads

/// A family of samples of one name, as OpenMetrics writes it.
struct MetricFamily {
    private let name: String
    private let unit: String?
    private let help: String
    private var lines = ""

    /// - Parameter unit: what the name ends with, where that is a unit.
    init(_ name: String, unit: String? = nil, _ help: String) {
        self.name = name
        self.unit = unit
        self.help = help
    }

    /// Adds a sample; nil is none.
    mutating func add(_ value: Double?, _ labels: [(String, String)]) {
        guard let value, value.isFinite else { return }
        let pairs = labels.map { "\($0.0)=\"\(Self.escaped($0.1))\"" }
        lines += "\(name)\(pairs.isEmpty ? "" : "{\(pairs.joined(separator: ","))}") \(value)\n"
    }

    /// The family with its heading; nothing where it has no sample.
    var text: String {
        guard !lines.isEmpty else { return "" }
        let unit = unit.map { "# UNIT \(name) \($0)\n" } ?? ""
        return "# TYPE \(name) gauge\n\(unit)# HELP \(name) \(help)\n\(lines)"
    }

    /// A label's value: what is no visible character stands as everywhere, then backslash and quote as the format wants them.
    private static func escaped(_ text: String) -> String {
        PrintableText.line(text).reduce(into: "") { value, letter in
            if letter == "\\" || letter == "\"" { value.append("\\") }
            value.append(letter)
        }
    }
}
