/// A regular expression whose matching ends: it takes steps in proportion to the length of the text, whatever the expression.
///
/// All states are followed at once (Thompson, "Regular Expression Search Algorithm", CACM 11(6), 1968), so that nothing is tried
/// twice. That leaves out what needs trying: back references, lookaround, atomic groups and possessive quantifiers, which are refused.
package struct LinearPattern: Sendable {
    /// What is wrong with an expression.
    struct Problem: Error {
        let words: String
        init(_ words: String) { self.words = words }
    }

    /// A step of the machine that an expression becomes.
    enum Step: Sendable {
        /// One scalar of this set, then the next step.
        case scalar(ScalarSet)
        /// Both.
        case split(Int, Int)
        case jump(Int)
        case start
        case end
        /// Between a letter and what is none, or (false) not.
        case boundary(Bool)
        case match
    }

    /// The most steps: more than an id has letters. The time of a match is at most this times the length of the text.
    static let mostSteps = 1024

    private let steps: [Step]
    private let ignoresCase: Bool

    /// Reads an expression; throws ``Problem``.
    init(_ pattern: String) throws(Problem) {
        var parser = LinearPatternParser(pattern)
        let node = try parser.parse()
        ignoresCase = parser.ignoresCase
        var steps: [Step] = []
        try Self.compile(node, into: &steps)
        steps.append(.match)
        self.steps = steps
    }

    /// True if the expression matches somewhere in the text.
    func matches(_ text: String) -> Bool {
        let scalars = Array((ignoresCase ? text.lowercased() : text).unicodeScalars)
        var current: [Int] = []
        var next: [Int] = []
        // The place at which a step was last entered, so that each is followed once there.
        var entered = [Int](repeating: -1, count: steps.count)
        for place in 0...scalars.count {
            if enter(0, at: place, scalars, &current, &entered) { return true }
            guard place < scalars.count else { break }
            next.removeAll(keepingCapacity: true)
            for step in current {
                guard case .scalar(let set) = steps[step], set.contains(scalars[place]) else { continue }
                if enter(step + 1, at: place + 1, scalars, &next, &entered) { return true }
            }
            swap(&current, &next)
        }
        return false
    }

    /// Follows a step as far as no scalar is needed, without recursion; true where that is the end of the expression.
    private func enter(
        _ first: Int,
        at place: Int,
        _ scalars: [Unicode.Scalar],
        _ list: inout [Int],
        _ entered: inout [Int]
    ) -> Bool {
        var open = [first]
        while let step = open.popLast() {
            guard entered[step] != place else { continue }
            entered[step] = place
            switch steps[step] {
            case .match: return true
            case .scalar: list.append(step)
            case .jump(let target): open.append(target)
            case .split(let one, let other):
                open.append(other)
                open.append(one)
            case .start: if place == 0 { open.append(step + 1) }
            case .end: if place == scalars.count { open.append(step + 1) }
            case .boundary(let isWanted):
                let before = place > 0 && ScalarSet.word.contains(scalars[place - 1])
                let after = place < scalars.count && ScalarSet.word.contains(scalars[place])
                if (before != after) == isWanted { open.append(step + 1) }
            }
        }
        return false
    }

    // MARK: - Steps

    private static func compile(_ node: LinearPatternNode, into steps: inout [Step]) throws(Problem) {
        guard steps.count < mostSteps else { throw Problem("it is too long, or repeats too often") }
        switch node {
        case .empty: break
        case .step(let step): steps.append(step)
        case .sequence(let nodes): for node in nodes { try compile(node, into: &steps) }
        case .choice(let nodes): try compile(choice: nodes, into: &steps)
        case .repeated(let node, let least, let most):
            // What takes no step says nothing more the second time.
            for _ in 0..<least {
                let before = steps.count
                try compile(node, into: &steps)
                if steps.count == before { break }
            }
            if let most {
                for _ in least..<most { try compile(optional: node, into: &steps) }
            } else {
                let start = steps.count
                try compile(optional: node, into: &steps) { steps in steps.append(.jump(start)) }
            }
        }
    }

    private static func compile(choice nodes: [LinearPatternNode], into steps: inout [Step]) throws(Problem) {
        var ends: [Int] = []
        for (place, node) in nodes.enumerated() {
            guard place < nodes.count - 1 else {
                try compile(node, into: &steps)
                break
            }
            let split = steps.count
            steps.append(.match)
            try compile(node, into: &steps)
            ends.append(steps.count)
            steps.append(.match)
            steps[split] = .split(split + 1, steps.count)
        }
        for end in ends { steps[end] = .jump(steps.count) }
    }

    private static func compile(
        optional node: LinearPatternNode,
        into steps: inout [Step],
        then: (inout [Step]) -> Void = { _ in }
    ) throws(Problem) {
        let split = steps.count
        steps.append(.match)
        try compile(node, into: &steps)
        then(&steps)
        steps[split] = .split(split + 1, steps.count)
    }
}

/// An expression, taken apart.
indirect enum LinearPatternNode {
    case empty
    case step(LinearPattern.Step)
    case sequence([LinearPatternNode])
    case choice([LinearPatternNode])
    /// So many times at least, and at most; nil for no end.
    case repeated(LinearPatternNode, Int, Int?)
}
