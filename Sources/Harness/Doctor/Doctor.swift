internal import Engines
internal import Platform
package import Results

/// Says what limits the measurements on this machine, each with its effect and its fix.
package enum Doctor {
    /// Examines this machine for runs whose data lies in `directory`.
    ///
    /// Makes and removes a file of 64 KiB and one of 8 MiB there, and watches the CPU time for 200 ms.
    ///
    /// - Parameter isDebugBuild: whether the caller was built without optimisation.
    package static func examine(directory: String, isDebugBuild: Bool) -> [DoctorFinding] {
        var probes = DoctorProbes(
            directory: DirectoryProbe.examine(directory),
            stealPercent: CPUTimes.stealPercent(overMilliseconds: 200),
            isDebugBuild: isDebugBuild,
            hugePages: HugePageProbe.current(),
            elsewhere: Elsewhere.folder(insteadOf: directory)
        )
        if probes.directory.failure == nil, probes.directory.refusalForRoot == nil {
            probes.overwrite = try? OverwriteProbe.measure(in: directory)
        }
        probes.leftovers = Leftovers.find(in: [directory])
        probes.isRunAtWork = RunLock.isHeld()
        return findings(EnvironmentProbe.environment(directory: directory), probes)
    }

    /// The findings for an environment: a pure function. One or more findings a topic, in a fixed order.
    ///
    /// - Parameter needs: what the shipped suites need, the smallest first.
    package static func findings(
        _ environment: Environment,
        _ probes: DoctorProbes,
        needs: [SuiteNeed] = SuiteNeed.shipped
    ) -> [DoctorFinding] {
        let examination = Examination(environment: environment, probes: probes, needs: needs)
        return examination.build() + examination.runs() + examination.quiet() + examination.machine()
            + examination.nodes()
            + examination.storage() + examination.cache() + examination.memory() + examination.groups()
            + examination.pages()
            + examination.calls() + examination.engines() + examination.counters()
    }
}
