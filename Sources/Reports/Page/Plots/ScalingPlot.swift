import Analysis
import Workloads

/// How much faster several threads are than one, for each engine of a workload, with what would be even.
struct ScalingPlot {
    private let scalings: [Scaling]
    private let engines: [String]

    private static let left = 40.0
    private static let height = 150.0

    private init(_ scalings: [Scaling]) {
        self.scalings = scalings
        engines = scalings.reduce(into: []) { if !$0.contains($1.engine) { $0.append($1.engine) } }
    }

    /// The part of a page with every workload that ran with several threads; nil where none did.
    static func part(_ findings: [CaseFinding]) -> PagePart? {
        let all = Scaling.all(findings)
        guard let section = ScalingBlock(all).section else { return nil }
        var keys: [String] = []
        var groups: [String: [Scaling]] = [:]
        for scaling in all {
            let sharing = scaling.benchCase.conditions.sharing.rawValue
            let rest = scaling.benchCase.parameters.filter { $0.key != WorkloadKey.threads.rawValue }
            let key = ([scaling.benchCase.workload, sharing] + rest.map { "\($0.key)=\($0.value)" }).joined(
                separator: "/"
            )
            if groups[key] == nil { keys.append(key) }
            groups[key, default: []].append(scaling)
        }
        let names = CaseNames(findings.map(\.benchCase))
        let pictures = keys.compactMap { key -> PagePart.Piece? in
            guard let group = groups[key], let first = group.first?.benchCase else { return nil }
            let plot = ScalingPlot(group)
            let rest = names.differences(of: first).filter { $0.key != WorkloadKey.threads.rawValue }
            let caption = ([first.workload] + rest.map { "\($0.key)=\($0.value)" }).joined(separator: " ")
            return .picture(
                plot.markup,
                caption: "\(caption): throughput over that of one thread; dashed: even.",
                table: [(nil, plot.table)]
            )
        }
        return PagePart(heading: "Over threads", pieces: [.blocks(section.blocks)] + pictures)
    }

    private var markup: Markup {
        let top = Canvas.legendHeight(engines) + 6
        let bottom = top + Self.height
        var canvas = Canvas(height: bottom + 30)
        canvas.legend(engines.enumerated().map { (EngineMark(place: $0), $1) }, y: 11)
        let threads = Set(scalings.map { Double($0.benchCase.conditions.threads) } + [1]).sorted()
        let values = scalings.flatMap {
            [$0.speedup.ratio, $0.speedup.interval?.lowerBound, $0.speedup.interval?.upperBound]
        }
        let x = LogAxis(threads, from: Self.left + 14, to: Canvas.width - 18)
        let y = LogAxis(values.compactMap(\.self) + threads, from: bottom - 4, to: top, most: 6)
        for tick in y.ticks {
            canvas.line((Self.left, y.place(tick)), (Canvas.width, y.place(tick)), "g")
            canvas.text(FigureText.ratio(tick), x: Self.left - 4, y: y.place(tick) + 4, .end, kind: "q")
        }
        canvas.line((Self.left, bottom), (Canvas.width, bottom), "one")
        for count in threads {
            canvas.text(FigureText.count(count), x: x.place(count), y: bottom + 13, .middle, kind: "q")
        }
        canvas.text("threads", x: Self.left, y: bottom + 27, kind: "q")
        let even = threads.map { Canvas.place(x.place($0), y.place($0)) }
        canvas.path("M" + even.joined(separator: "L"), "cn o")
        for (place, engine) in engines.enumerated() { draw(place, engine, &canvas, x, y) }
        return canvas.markup("Speed-up over threads; the table below has the figures")
    }

    private func draw(_ place: Int, _ engine: String, _ canvas: inout Canvas, _ x: LogAxis, _ y: LogAxis) {
        let mark = EngineMark(place: place)
        var line = ["\(Canvas.place(x.place(1), y.place(1)))"]
        var (marks, intervals) = (mark.path(x.place(1), y.place(1)), "")
        let own = scalings.filter { $0.engine == engine }.sorted {
            $0.benchCase.conditions.threads < $1.benchCase.conditions.threads
        }
        for scaling in own {
            let at = x.place(Double(scaling.benchCase.conditions.threads))
            line.append(Canvas.place(at, y.place(scaling.speedup.ratio)))
            marks += mark.path(at, y.place(scaling.speedup.ratio))
            guard let interval = scaling.speedup.interval else { continue }
            intervals +=
                "M\(Canvas.place(at, y.place(interval.lowerBound)))V\(Canvas.number(y.place(interval.upperBound)))"
        }
        canvas.path("M" + line.joined(separator: "L"), mark.lineKind)
        canvas.path(intervals, mark.lineKind)
        canvas.path(marks, mark.kind)
    }

    private var table: ReportTable {
        let titles = ["threads", "speed-up [99 %]", "of even", "of one thread beside busy CPUs"]
        return ReportTable(
            .detail,
            columns: [ReportTable.Column("engine")] + titles.map { ReportTable.Column($0, .trailing) },
            rows: scalings.map { scaling in
                [
                    .text(scaling.engine), ReportCell(.count(scaling.benchCase.conditions.threads)),
                    .text(scaling.speedup.words), .text(FigureText.percent(scaling.efficiency)),
                    scaling.ownEfficiency.map { .text(FigureText.percent($0)) } ?? ReportCell(.missing),
                ]
            }
        )
    }
}
