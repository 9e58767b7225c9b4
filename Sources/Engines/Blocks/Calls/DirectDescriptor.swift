internal import Workloads

extension EngineDescriptor {
    static let direct = Self(
        name: "direct",
        summary: """
            pread(2) and pwrite(2) with O_DIRECT into a page-aligned buffer: the bytes come from the device, past the page cache, \
            whether that is warm or cold
            """,
        limits: """
            blocks are multiples of the device's unit (512 B or 4 KiB, from statx); writes need a file size that is one, too; not for \
            data in memory
            """,
        options: [OptionToken.buffer.option],
        kinds: [.file],
        operations: [.read, .write, .mixed],
        access: .calls,
        capabilities: { _ in [.device] },
        rule: directRule
    )

    /// The least unit of any device.
    private static let sector = 512

    /// What can be known of O_DIRECT without looking at a file; the rest is found when it is opened.
    @Sendable static func directRule(_ engine: EngineSpec, _ benchCase: Case) -> WorkloadError? {
        if benchCase.conditions.backing != .file { return deviceless(engine, benchCase) }
        if benchCase.work.definition.blockSize.bytes < sector {
            return WorkloadError(
                "engine '\(engine)' with block-size \(benchCase.work.definition.blockSize): O_DIRECT moves whole sectors",
                accepted: "\(sector)B or more"
            )
        }
        guard benchCase.work.definition.operation.writes,
            !benchCase.work.definition.fileSize.bytes.isMultiple(of: sector)
        else { return nil }
        return WorkloadError(
            "engine '\(engine)' with operation \(benchCase.work.definition.operation.rawValue) and file-size \(benchCase.work.definition.fileSize): O_DIRECT writes "
                + "whole sectors",
            accepted: "a multiple of \(sector)B"
        )
    }

    /// Data in memory has neither a device nor a page cache before it.
    static func deviceless(_ engine: EngineSpec, _ benchCase: Case) -> WorkloadError? {
        guard benchCase.conditions.backing != .file else { return nil }
        return WorkloadError(
            "engine '\(engine)' with backing \(benchCase.conditions.backing.rawValue): there is no device behind memory",
            accepted: "backing: file"
        )
    }
}
