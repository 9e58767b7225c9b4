import Engines
import Harness
import Platform
import Results
import Testing

/// A quiet machine of bare metal, and the same with one thing wrong.
struct Patient: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var environment: Environment
    var probes: DoctorProbes

    /// Nothing is wrong with it.
    static let healthy = Patient(
        testDescription: "healthy",
        environment: Environment(
            cpu: .init(model: "X", onlineCount: 4, allowed: [0, 1, 2, 3], flags: [], governors: ["performance"]),
            kernel: .init(release: "6.12.9", architecture: "x86_64", damonStates: [], overcommit: 0),
            memory: .init(totalBytes: 32 << 30, availableBytes: 16 << 30, dirtyBytes: 4096, swapTotalBytes: 0),
            fileSystem: .init(
                directory: "/data",
                type: "ext4",
                source: "/dev/sda1",
                mountPoint: "/",
                options: ["rw"],
                freeBytes: 64 << 30,
                totalBytes: 128 << 30
            ),
            device: .init(name: "sda", readAheadKibibytes: 128, isRotational: false, scheduler: "none"),
            pages: .init(
                baseBytes: 4096,
                transparent: "madvise",
                sharedMemory: "never",
                pools: [.init(pageBytes: 2 << 20, total: 64, free: 64)]
            ),
            numa: .init(nodes: [.init(id: 0, cpus: [0, 1, 2, 3])], balancing: 0),
            virtualisation: .init(isGuest: false, isContainer: false),
            load: .init(oneMinute: 0.1, fiveMinutes: 0.1, fifteenMinutes: 0.1, stealPercentSinceBoot: 0),
            pressure: .init(cpuSomePercent: 0, ioSomePercent: 0, memorySomePercent: 0),
            limits: .init(cgroupVersion: 2),
            counters: .init(perfEventParanoid: 1, hasHardware: true)
        ),
        probes: DoctorProbes(
            directory: .healthy,
            stealPercent: 0,
            isDebugBuild: false,
            engines: [("io_uring", EngineReadiness(.available))],
            counters: .success(.all)
        )
    )

    /// The healthy machine with something changed.
    static func with(
        _ description: String,
        _ change: (inout Environment) -> Void,
        probes changeProbes: (inout DoctorProbes) -> Void = { _ in }
    ) -> Patient {
        var patient = healthy
        patient.testDescription = description
        change(&patient.environment)
        changeProbes(&patient.probes)
        return patient
    }

    /// What the doctor says of it.
    var findings: [DoctorFinding] { Doctor.findings(environment, probes) }

    /// What the doctor says that is not ok.
    var complaints: [DoctorFinding] { findings.filter { $0.severity != .ok } }
}

extension DirectoryProbe {
    /// A directory where everything works.
    static let healthy: DirectoryProbe = {
        var probe = DirectoryProbe()
        probe.isOwner = true
        probe.writtenPages = 16
        probe.residentPages = 16
        probe.residentPagesAfterEviction = 0
        return probe
    }()
}
