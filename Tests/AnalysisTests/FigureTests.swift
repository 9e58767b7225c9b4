import Results
import Testing
import Workloads

@testable import Analysis

@Suite struct FigureTests {
    private static let all = Figure.compared + Figure.gated

    @Test func `every figure is of columns that there are, and each name is one figure`() {
        for figure in Self.all {
            #expect(!figure.columns.isEmpty)
            #expect(figure.columns.allSatisfy { TrialColumn.named($0) != nil }, "\(figure.name)")
        }
        #expect(Set(Figure.compared.map(\.name)).count == Figure.compared.count)
        #expect(Figure.named("time") == .time && Figure.named("none") == nil)
    }

    @Test func `a counter of the gate has a name of its own, how much it may rise, and a floor`() throws {
        #expect(Set(Figure.gated.map(\.name)).count == Figure.gated.count)
        for figure in Figure.gated {
            let tolerance = try #require(figure.tolerance)
            #expect(tolerance.share > 0 && tolerance.share <= 0.05 && tolerance.floor > 0, "\(figure.name)")
        }
        #expect(Figure.compared.allSatisfy { $0.tolerance == nil })
    }

    private func value(_ figure: Figure?, _ change: (inout Trial) -> Void) throws -> Double? {
        var trial = Trial(round: 0, position: 0, status: .valid)
        trial.operations = 100
        trial.bytes = 4000
        change(&trial)
        var table = TrialTable()
        table.append(trial)
        let reader = FigureReader(try #require(figure))
        // One by one and out of a table it is the same.
        #expect(reader.value(trial) == reader.value(table, row: 0))
        return reader.value(trial)
    }

    @Test func `a figure is a sum of columns over operations, over bytes or as it stands`() throws {
        #expect(try value(Figure.named("faults")) { ($0[.minorFaults], $0[.majorFaults]) = (300, 50) } == 3.5)
        #expect(try value(Figure.gated("device-bytes")) { $0[.deviceReadBytes] = 1000 } == 0.25)
        #expect(try value(.time) { $0.metricNanosecondsPerOperation = 7 } == 7)
    }

    @Test func `the first column has to have a value, and there have to be operations`() throws {
        #expect(try value(Figure.named("device-bytes")) { $0[.deviceReadBytes] = 300 } == 3)
        #expect(try value(Figure.named("device-bytes")) { $0[.deviceWriteBytes] = 300 } == nil)
        #expect(
            try value(Figure.named("syscalls")) {
                $0[.syscalls] = 5
                $0.operations = 0
            } == nil
        )
    }
}

extension Figure {
    /// The counter of the gate of this name.
    static func gated(_ name: String) -> Figure? { gated.first { $0.name == name } }
}
