import TestSupport
import Analysis
import Engines
import Results
import Testing
import Worker
import Workloads

@testable import Harness

@Suite("A self-test, by scripted workers")
struct SelftestRunTests {
    /// Runs a family whose workers take `time` for the engine in each build.
    private func family(builds: Bool, factor: Double) throws -> (SelftestRun.Family, [[Double]?]) {
        let fixture = try RunFixture(cases: RunFixture.cases("a"), checks: [1])
        var slowdowns: [[Double]?] = []
        let test = SelftestRun(fixture.plan, otherBuild: builds ? "/copy" : nil) { plan in
            plan.builds.map { _ in
                let runner = GreetingRunner()
                runner.scripted.answer = { order in
                    slowdowns.append(order.slowdowns)
                    let place = Double(order.round * 7 % 16)
                    return ScriptedRunner.valid(order) { engine in
                        let noise = 1 + 0.001 * (engine == 0 ? place : 15 - place)
                        let factors = order.slowdowns ?? []
                        return 100 * noise * (engine < factors.count ? factors[engine] : 1)
                    }
                }
                return runner
            }
        }
        let family = try test.family(0, factor: factor)
        #expect(fixture.leftovers.isEmpty)
        return (family, slowdowns)
    }

    @Test func `the suite has four cases of at most 64 MiB, each with its engine on both sides`() throws {
        let suite = try SelftestSuite.suite(sides: 2)
        #expect(suite.cases.count == 4)
        #expect(
            suite.cases.allSatisfy { $0.engines.count == 2 && Set($0.engines).count == 1 && $0.dataBytes <= 64 << 20 }
        )
        #expect(Set(suite.cases.flatMap(\.engines)).count == 4)
        #expect(
            suite.cases.map(\.workload) == ["pread-random", "mmap-sequential", "read-small-files", "pwrite-random"]
        )
        #expect(try SelftestSuite.suite(sides: 1).cases.allSatisfy { (try? $0.validate(.builtIn)) != nil })
    }

    @Test(arguments: [false, true])
    func `equal sides are the same, and a slowed one is found`(builds: Bool) throws {
        let plain = try family(builds: builds, factor: 1)
        #expect(plain.0.cells.map(\.finding) == Array(repeating: .same, count: 4))
        #expect(plain.1.allSatisfy { $0 == nil })
        let slow = try family(builds: builds, factor: 1.1)
        #expect(slow.0.cells.map(\.finding) == Array(repeating: .slower, count: 4))
        #expect(slow.0.cells.allSatisfy { abs(($0.ratio ?? 0) - 1.1) < 0.02 })
        #expect(slow.1.contains { $0 == (builds ? [1.1] : [1, 1.1]) })
    }
}
