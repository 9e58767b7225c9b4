/// Reads the regular expressions that ``LinearPattern`` can match: letters, `.`, classes, `( )` and `(?: )`, `|`, `* + ? {m,n}` (greedy or
/// lazy, which is the same here), `^ $ \b`, `\d \w \s` and their opposites, and `(?i)` at the start.
struct LinearPatternParser {
    typealias Problem = LinearPattern.Problem
    typealias Node = LinearPatternNode

    private let scalars: [Unicode.Scalar]
    private var place = 0
    private var depth = 0
    /// True after `(?i)`.
    private(set) var ignoresCase = false

    init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

    /// The deepest nesting of groups.
    private static let mostDepth = 100

    mutating func parse() throws(Problem) -> Node {
        if take("(?i)") { ignoresCase = true }
        let node = try alternatives()
        guard place == scalars.count else { throw Problem("closing ')' does not balance any groups openings") }
        return node
    }

    private var next: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

    private mutating func take(_ text: String) -> Bool {
        let wanted = Array(text.unicodeScalars)
        guard scalars[place...].starts(with: wanted) else { return false }
        place += wanted.count
        return true
    }

    private mutating func alternatives() throws(Problem) -> Node {
        var nodes = [try sequence()]
        while take("|") { nodes.append(try sequence()) }
        return nodes.count == 1 ? nodes[0] : .choice(nodes)
    }

    private mutating func sequence() throws(Problem) -> Node {
        var nodes: [Node] = []
        while let next, next != "|", next != ")" { nodes.append(try quantified()) }
        return nodes.isEmpty ? .empty : .sequence(nodes)
    }

    private mutating func quantified() throws(Problem) -> Node {
        let node = try atom()
        guard let (least, most) = try quantifier() else { return node }
        if take("+") { throw Problem("possessive quantifiers are not supported") }
        _ = take("?")
        let after = place
        guard try quantifier() == nil else {
            throw Problem("'\(scalars[after])' does not quantify anything")
        }
        return .repeated(node, least, most)
    }

    private mutating func quantifier() throws(Problem) -> (least: Int, most: Int?)? {
        if take("*") { return (0, nil) }
        if take("+") { return (1, nil) }
        if take("?") { return (0, 1) }
        guard next == "{", let end = scalars[place...].firstIndex(of: "}") else { return nil }
        let parts = String(String.UnicodeScalarView(scalars[place + 1..<end]))
            .split(separator: ",", omittingEmptySubsequences: false)
        let counts = parts.map { $0.isEmpty ? nil : Int($0) }
        guard parts.count <= 2, zip(parts, counts).allSatisfy({ $0.isEmpty || $1 != nil }),
            counts.contains(where: { $0 != nil })
        else { return nil }
        place = end + 1
        let least = counts[0] ?? 0
        let most = counts.count == 1 ? least : counts[1]
        guard least >= 0, most ?? least >= least else {
            throw Problem("range lower bound '\(least)' must be less than or equal to upper bound '\(most ?? 0)'")
        }
        guard max(least, most ?? 0) <= LinearPattern.mostSteps else {
            throw Problem("at most \(LinearPattern.mostSteps) repetitions are supported")
        }
        return (least, most)
    }

    private mutating func atom() throws(Problem) -> Node {
        guard let scalar = next else { return .empty }
        place += 1
        switch scalar {
        case "(": return try group()
        case "[": return .step(.scalar(try characterClass()))
        case ".": return .step(.scalar(.any))
        case "^": return .step(.start)
        case "$": return .step(.end)
        case "*", "+", "?": throw Problem("quantifier '\(scalar)' must appear after an expression")
        case "\\": return .step(try escape())
        default: return .step(.scalar(set(scalar)))
        }
    }

    private func set(_ scalar: Unicode.Scalar) -> ScalarSet {
        var set = ScalarSet([scalar...scalar])
        if ignoresCase { set.addSmallLetters() }
        return set
    }

    private mutating func group() throws(Problem) -> Node {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.mostDepth else { throw Problem("groups are nested more than \(Self.mostDepth) deep") }
        if take("?"), !take(":") {
            // A name, which nobody asks for.
            guard take("<"), next != "=", next != "!", let end = scalars[place...].firstIndex(of: ">") else {
                throw Problem("'(?' with anything but ':' or a name is not supported, so that every match ends")
            }
            place = end + 1
        }
        let node = try alternatives()
        guard take(")") else { throw Problem("expected ')'") }
        return node
    }

    private mutating func escape() throws(Problem) -> LinearPattern.Step {
        guard let scalar = next else { throw Problem("expected escape sequence") }
        switch scalar {
        case "b", "B":
            place += 1
            return .boundary(scalar == "b")
        case "A", "z", "Z":
            place += 1
            return scalar == "A" ? .start : .end
        default: return .scalar(try escapedSet())
        }
    }

    /// What stands after a backslash, in a class or outside.
    private mutating func escapedSet() throws(Problem) -> ScalarSet {
        guard let scalar = next else { throw Problem("expected escape sequence") }
        place += 1
        switch scalar {
        case "d": return .digit
        case "D": return .digit.negated()
        case "w": return .word
        case "W": return .word.negated()
        case "s": return .space
        case "S": return .space.negated()
        case "n": return set("\n")
        case "t": return set("\t")
        case "r": return set("\r")
        case "a"..."z", "A"..."Z", "0"..."9": throw Problem("escape sequence '\\\(scalar)' is not supported")
        default: return set(scalar)
        }
    }

    private mutating func characterClass() throws(Problem) -> ScalarSet {
        let isNegated = take("^")
        var all = ScalarSet([])
        var isFirst = true
        while isFirst || next != "]" {
            guard let scalar = next else { throw Problem("expected ']'") }
            if scalar == "[" { throw Problem("a '[' in a class is not supported: write '\\['") }
            for word in ["&&", "--", "~~"] where scalars[place...].starts(with: word.unicodeScalars) {
                throw Problem("'\(word)' in a class is not supported")
            }
            isFirst = false
            place += 1
            let start = scalar == "\\" ? try escapedSet() : set(scalar)
            guard next == "-", place + 1 < scalars.count, scalars[place + 1] != "]" else {
                all.formUnion(start)
                continue
            }
            place += 1
            all.formUnion(try range(from: start))
        }
        place += 1
        if ignoresCase { all.addSmallLetters() }
        all.isNegated = isNegated
        return all
    }

    private mutating func range(from start: ScalarSet) throws(Problem) -> ScalarSet {
        guard let scalar = next else { throw Problem("expected ']'") }
        place += 1
        let end = scalar == "\\" ? try escapedSet() : set(scalar)
        guard let first = start.only, let last = end.only, first <= last else {
            throw Problem("invalid bounds of a range in a class")
        }
        return ScalarSet([first...last])
    }
}

extension ScalarSet {
    /// The one character of a set that has no more; of one in both cases the first.
    fileprivate var only: Unicode.Scalar? {
        guard !isNegated, let first = ranges.first, first.lowerBound == first.upperBound else { return nil }
        return Unicode.Scalar(first.lowerBound)
    }
}
