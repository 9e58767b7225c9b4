import Results
import Testing
import Workloads

@testable import Analysis

@Suite("Threads against one thread")
struct ScalingTests {
    private func finding(_ benchCase: Case, _ pread: Double, _ mmap: Double) -> CaseFinding {
        // A common drift: it cancels only where the same rounds are paired.
        let times = [pread, mmap].map { base in (0..<20).map { base * (1 + Double($0)) } }
        return CaseFinding(summarising: Make.result(benchCase, times), calibration: nil)
    }

    @Test func `what busy CPUs cost one thread is the machine's loss, and the rest the engine's`() throws {
        let two = try Make.benchCase(threads: 2)
        let scalings = Scaling.all([
            finding(two.alone(besideSpinners: 0), 100, 40), finding(two, 62.5, 40),
            finding(two.alone(besideSpinners: 1), 125, 50),
        ])
        #expect(scalings.map(\.engine) == ["pread", "mmap"])
        let expected: [(speedup: Double, burden: Double, own: Double)] = [(1.6, 1.25, 1), (1, 1.25, 0.625)]
        for (scaling, figures) in zip(scalings, expected) {
            #expect(abs(scaling.speedup.ratio - figures.speedup) < 1e-9)
            #expect(abs(scaling.efficiency - figures.speedup / 2) < 1e-9)
            #expect(abs(try #require(scaling.burden).ratio - figures.burden) < 1e-9)
            #expect(abs(try #require(scaling.ownEfficiency) - figures.own) < 1e-9)
            #expect(scaling.speedup.rounds == 20 && scaling.speedup.interval != nil)
        }
    }

    @Test func `without the control nothing is said of the engine, and without one thread nothing at all`() throws {
        let two = try Make.benchCase(threads: 2)
        let scalings = Scaling.all([finding(two.alone(besideSpinners: 0), 100, 40), finding(two, 62.5, 40)])
        #expect(scalings.count == 2)
        #expect(scalings.allSatisfy { $0.ownEfficiency == nil && $0.burden == nil })
        #expect(Scaling.all([finding(two, 62.5, 40), finding(two.alone(besideSpinners: 1), 1, 1)]).isEmpty)
    }

    @Test func `the control has a busy CPU for each other thread, and one with other engines is none`() throws {
        let four = try Make.benchCase(threads: 4)
        let single = finding(four.alone(besideSpinners: 0), 100, 40)
        let few = finding(four.alone(besideSpinners: 1), 110, 44)
        let all = finding(four.alone(besideSpinners: 3), 200, 80)
        let scalings = Scaling.all([single, finding(four, 50, 20), few, all])
        #expect(scalings.count == 2)
        for scaling in scalings {
            #expect(abs(try #require(scaling.burden).ratio - 2) < 1e-9)
            #expect(abs(try #require(scaling.ownEfficiency) - 1) < 1e-9)
        }
        #expect(Scaling.all([single, finding(four, 50, 20), few]).allSatisfy { $0.burden == nil })
        let others = try Make.benchCase(["mmap", "pread"], threads: 4)
        #expect(Scaling.all([finding(others.alone(besideSpinners: 0), 100, 40), finding(four, 50, 20)]).isEmpty)
    }

    @Test func `a CPU that invalidates without interrupts is told where there are threads`() throws {
        var environment = Environment()
        environment.cpu.flags = ["invlpgb"]
        for (threads, isTold) in [(1, false), (2, true)] {
            let result = Make.result(try Make.benchCase(threads: threads), [[1], [1]])
            let warnings = CaseFinding(summarising: result, calibration: nil, environment: environment).warnings
            #expect(warnings.contains(.tlbUncounted) == isTold)
        }
    }
}
