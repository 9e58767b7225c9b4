/// How an engine is drawn: by a colour and a shape, so that neither is needed to tell it from the others.
struct EngineMark: Hashable {
    /// The shapes, in the order in which a case's engines take them.
    enum Shape: Int, CaseIterable {
        case square, circle, triangle, diamond, cross, plus
    }

    let shape: Shape
    /// True for a hollow mark, without a colour of its own: nothing was decided.
    let isOpen: Bool

    /// The mark of an engine by its place in the case; from the seventh on they repeat.
    init(place: Int) { self.init(Shape.allCases[place % Shape.allCases.count]) }

    init(_ shape: Shape, isOpen: Bool = false) {
        self.shape = shape
        self.isOpen = isOpen
    }

    /// The classes of a path of marks.
    var kind: String { isOpen ? "cn open" : "c\(shape.rawValue) k\(shape.rawValue)" }
    /// The classes of a line between marks, or of a bar.
    var lineKind: String { (isOpen ? "cn" : "c\(shape.rawValue)") + " l" }
    /// The classes of a bar.
    var barKind: String { "c\(shape.rawValue) b" }

    /// The mark at a place, as a path has it.
    func path(_ x: Double, _ y: Double) -> String {
        let at = Canvas.place
        return switch shape {
        case .square: "M\(at(x - 2.7, y - 2.7))h5.4v5.4h-5.4z"
        // A point, which the style sheet makes round.
        case .circle: "M\(at(x, y))h0"
        case .triangle: "M\(at(x, y - 3.4))l3.2 6h-6.4z"
        case .diamond: "M\(at(x, y - 3.8))l3.4 3.8-3.4 3.8-3.4-3.8z"
        case .cross: "M\(at(x - 2.6, y - 2.6))l5.2 5.2m0-5.2l-5.2 5.2"
        case .plus: "M\(at(x - 3.2, y))h6.4m-3.2-3.2v6.4"
        }
    }
}

extension Canvas {
    /// A line of names with their marks, from the left; what does not fit goes on below.
    ///
    /// - Returns: the lines that it took.
    @discardableResult
    mutating func legend(_ entries: [(mark: EngineMark, name: String)], y: Double) -> Int {
        let places = Self.legendPlaces(entries.map(\.name))
        for (entry, place) in zip(entries, places) {
            let line = y + Double(place.line) * 15
            path(entry.mark.path(place.x + 5, line - 4), entry.mark.kind)
            text(entry.name, x: place.x + 13, y: line, most: 56)
        }
        return (places.last?.line ?? 0) + 1
    }

    /// The height that a legend takes.
    static func legendHeight(_ names: [String]) -> Double {
        Double((legendPlaces(names).last?.line ?? 0) + 1) * 15
    }

    private static func legendPlaces(_ names: [String]) -> [(x: Double, line: Int)] {
        var (x, line) = (0.0, 0)
        return names.map { name in
            let width = 24 + 6.2 * Double(min(name.count, 56))
            if x > 0, x + width > Self.width { (x, line) = (0, line + 1) }
            defer { x += width }
            return (x, line)
        }
    }
}
