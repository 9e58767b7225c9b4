package import Platform
internal import Workloads

#if IOUring
    internal import CUring

    /// The file of the io_uring engines: one descriptor for all threads, and a ring for each.
    final class UringOpening: DescriptorOpening, @unchecked Sendable {
        let files: OpenFiles
        private let rings: [UringRing]

        var calls: Int { files.calls + rings.reduce(0) { $0 + $1.openingCalls } }
        var closingCalls: Int { files.closingCalls + rings.count * UringRing.closingCalls }

        static func options(_ engine: EngineSpec) -> UringOptions { UringOptions(engine) }

        init(_ request: OpeningRequest, _ options: UringOptions, phases: inout PhaseTimes) throws {
            let files = try OpenFiles(
                request,
                advice: options.isDirect ? nil : options.advice,
                direct: options.isDirect,
                phases: &phases
            )
            self.files = files
            let start = Clock.now()
            rings = try request.lanes.map { lane in
                try UringRing(
                    options,
                    blockSize: request.work.blockSize.bytes,
                    lane: lane,
                    descriptor: files[0],
                    alignment: files.alignment
                )
            }
            phases.open = (phases.open ?? 0) + Clock.now() - start
        }

        /// A block for each request in flight, each on pages of its own.
        static func bufferBytes(_ engine: EngineSpec, of work: any WorkDefinition) -> Int {
            let depth = engine[.depth]
            let block = work.blockSize.bytes
            return depth == 1 ? block : depth * UringRing.stride(block)
        }

        func run(_ batch: LaneBatch, report: inout LaneReport) throws(EngineFault) {
            let ring = rings[batch.thread]
            if ring.options.depth == 1 {
                var engine = UringEngine(ring)
                try batch.run(&engine, descriptor: files[0], report: &report)
            } else {
                var engine = UringQueueEngine(ring)
                try batch.run(&engine, descriptor: files[0], report: &report)
            }
        }

        func useOnce() throws { if files.alignment == 1 { try files.readOnce() } }

        func close(phases: inout PhaseTimes) throws {
            let start = Clock.now()
            for ring in rings { ring.close() }
            let rings = Clock.now() - start
            try files.close(phases: &phases)
            phases.close = (phases.close ?? 0) + rings
        }

        static func readiness() -> EngineReadiness? { EngineReadiness(IOUringLibrary.state) }
    }
#else
    /// The engine in a build that has no liburing: refused, with the reason.
    final class UringOpening: DescriptorOpening, @unchecked Sendable {
        let files: OpenFiles

        static func options(_ engine: EngineSpec) {}

        init(_ request: OpeningRequest, _ options: Void, phases: inout PhaseTimes) throws {
            throw EngineRefusal(IOUringLibrary.State.notBuiltIn.description)
        }

        func run(_ batch: LaneBatch, report: inout LaneReport) throws(EngineFault) {}

        static func readiness() -> EngineReadiness? { EngineReadiness(.notBuiltIn) }
    }
#endif

extension EngineReadiness {
    /// What the library says.
    package init(_ library: IOUringLibrary.State) {
        switch library {
        case .available: self.init(.ready, found: library.description)
        case .notBuiltIn: self.init(.notBuilt, found: library.description)
        case .refused(let refusal): self.init(.refused(fix: refusal.fix), found: refusal.reason)
        }
    }
}
