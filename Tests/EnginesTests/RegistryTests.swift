import Glibc
import Platform
import TestSupport
import Testing

@testable import Engines
@testable import Workloads

@Suite("What is built in: kinds of work, engines and their code")
struct RegistryTests {
    @Test func `every kind of work has code, and each kind's word is one of those that suites take`() throws {
        for definition in Work.definitions {
            let runtime = try EngineRegistry.runtime(of: definition.init())
            #expect(ObjectIdentifier(runtime.definition) == ObjectIdentifier(definition))
            #expect(WorkKind(rawValue: definition.kind.rawValue) == definition.kind)
        }
        #expect(WorkKind.accepted == "file, small-files, exchange")
        #expect(WorkKind(rawValue: "paper") == nil)
    }

    @Test(arguments: EngineRegistry.builtIn.names)
    func `an engine has code for the kinds that its descriptor names, and no other`(name: String) throws {
        let entry = try #require(EngineRegistry.entry(named: name))
        let kinds = entry.descriptor.kinds
        #expect(!kinds.isEmpty)
        #expect((entry.way((any Opening.Type).self) != nil) == kinds.contains(.file))
        #expect((entry.way((any SmallFileWay.Type).self) != nil) == kinds.contains(.smallFiles))
        #expect((entry.way((any ExchangeWay.Type).self) != nil) == kinds.contains(.exchange))
    }

    @Test func `an engine is asked for a kind of work that it has no code for: the error names both`() throws {
        let pipe = try EngineSpec(parsing: "pipe")
        #expect(throws: WorkloadError("engine 'pipe' has no code for blocks of a file")) {
            try pipe.way((any Opening.Type).self, for: "blocks of a file")
        }
    }

    @Test func `every way but a mapping copies by its call, unless its bytes come from the device`() throws {
        for text in EngineRegistry.builtIn.names + ["io_uring:direct=on", "mmap:populate=read"] {
            let capabilities = try EngineSpec(parsing: text).capabilities
            let ways = [EngineCapability.copies, .maps, .device].filter(capabilities.contains)
            #expect(ways.count == 1, "\(text): \(ways)")
        }
    }

    @Test func `what an engine needs is found by trying, and is its obstacle where it is not there`() throws {
        let needs = EngineAvailability.readiness
        #expect(needs.map(\.engine) == ["io_uring"])
        for (engine, readiness) in needs {
            #expect(readiness == EngineReadiness(IOUringLibrary.state))
            #expect((EngineAvailability.problem(of: engine) == nil) == (readiness.state == .ready))
        }
        let refusal = IOUringLibrary.refusal(of: EPERM, disabled: 2)
        #expect(EngineReadiness(.refused(refusal)).obstacle == refusal.description)
        #expect(EngineReadiness(.available).obstacle == nil)
    }
}
