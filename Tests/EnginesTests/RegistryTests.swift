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
}
