import Glibc
import Engines
import Harness
import Platform
import Results
import TestSupport

/// The machine: build, load, CPUs, nodes, counters.
extension DoctorTests {
    static let machine: [Complaint] = [
        Complaint(
            "build",
            .problem,
            fix: "-c release",
            .with("debug build", { _ in }, probes: { $0.isDebugBuild = true })
        ),
        Complaint(
            "io_uring",
            .note,
            fix: "kernel.io_uring_disabled=0",
            .with(
                "rings disabled",
                { _ in },
                probes: {
                    $0.engines = [
                        ("io_uring", EngineReadiness(.refused(IOUringLibrary.refusal(of: EPERM, disabled: 2))))
                    ]
                }
            )
        ),
        Complaint("load", .warning, fix: "ps -eo", .with("load of 2.1 on 4 CPUs", { $0.load.oneMinute = 2.1 })),
        Complaint("steal", .warning, fix: "vmstat 1", .with("steal now", { _ in }, probes: { $0.stealPercent = 1.5 })),
        Complaint(
            "steal",
            .warning,
            fix: "vmstat 1",
            .with("steal since boot", { $0.load.stealPercentSinceBoot = 3 }, probes: { $0.stealPercent = nil })
        ),
        Complaint("pressure", .warning, fix: "/proc/pressure", .with("I/O", { $0.pressure.ioSomePercent = 6 })),
        Complaint("pressure", .warning, fix: "/proc/pressure", .with("memory", { $0.pressure.memorySomePercent = 2 })),
        Complaint("pressure", .warning, fix: "/proc/pressure", .with("CPU", { $0.pressure.cpuSomePercent = 11 })),
        Complaint("pressure", .note, fix: "psi=1", .with("no PSI", { $0.pressure = .init() })),
        Complaint("CPUs", .warning, fix: "taskset -cp 0-3", .with("one CPU allowed", { $0.cpu.allowed = [2] })),
        Complaint(
            "CPUs",
            .warning,
            fix: "second CPU",
            .with("one CPU online", { ($0.cpu.onlineCount, $0.cpu.allowed) = (1, [0]) })
        ),
        Complaint(
            "governor",
            .warning,
            fix: "-g performance",
            .with("powersave", { $0.cpu.governors = ["powersave"] })
        ),
        Complaint(
            "virtualisation",
            .note,
            fix: nil,
            .with("guest", { $0.virtualisation = .init(isGuest: true, hypervisor: "KVM", isContainer: true) })
        ),
        Complaint(
            "NUMA",
            .warning,
            fix: "kernel.numa_balancing=0",
            .with(
                "balancing of two nodes",
                { $0.numa = .init(nodes: [.init(id: 0, cpus: []), .init(id: 1, cpus: [])], balancing: 1) }
            )
        ),
        Complaint(
            "nodes",
            .note,
            fix: "drop_caches",
            .with(
                "a node that is full",
                {
                    $0.numa.nodes = [
                        .init(id: 0, cpus: [], totalBytes: 8 << 30, freeBytes: 6 << 30),
                        .init(id: 1, cpus: [], totalBytes: 8 << 30, freeBytes: 100 << 20),
                    ]
                },
                probes: { $0.numa = .available(nodes: 2) }
            )
        ),
        Complaint(
            "NUMA",
            .note,
            fix: "libnuma-dev",
            .with(
                "two nodes without libnuma",
                { $0.numa.nodes = [.init(id: 0, cpus: []), .init(id: 1, cpus: [])] },
                probes: { $0.numa = .notBuiltIn }
            )
        ),
        Complaint(
            "CPU quota",
            .problem,
            fix: "cpu.max",
            .with("half a CPU", { ($0.limits.cpuQuota, $0.limits.cpuPeriodMicroseconds) = (0.5, 100_000) })
        ),
        Complaint("CPU quota", .warning, fix: "CPUQuota", .with("2 of 4 CPUs", { $0.limits.cpuQuota = 2 })),
        Complaint("CPU quota", .note, fix: nil, .with("a small share", { $0.limits.cpuWeight = "cpu.weight=10" })),
        Complaint(
            "I/O limit",
            .warning,
            fix: "io.max",
            .with("a limited device", { $0.limits.deviceLimits = ["254:0 rbps=20971520"] })
        ),
        Complaint(
            "memory limit",
            .warning,
            fix: "MemoryHigh",
            .with("memory.high", { $0.limits.memoryHighBytes = 4 << 30 })
        ),
        Complaint(
            "NUMA",
            .note,
            fix: "SYS_NICE",
            .with(
                "placement kept away",
                { _ in },
                probes: {
                    let error = SystemError("set_mempolicy local", result: -1)
                    $0.numa = .refused(Obstacle(error, here: Surroundings()))
                }
            )
        ),
        Complaint(
            "counters",
            .note,
            fix: nil,
            .with("no PMU", { _ in }, probes: { $0.counters = .failure(.noUnit) })
        ),
        Complaint(
            "counters",
            .note,
            fix: "paranoid=1",
            .with("user code alone", { $0.counters.perfEventParanoid = 2 }, probes: { $0.counters = .success(.user) })
        ),
        Complaint(
            "counters",
            .note,
            fix: "paranoid=1",
            .with("paranoid", { _ in }, probes: { $0.counters = .failure(.paranoid(level: 4)) })
        ),
        Complaint(
            "counters",
            .note,
            fix: "PERFMON",
            .with("seccomp", { _ in }, probes: { $0.counters = .failure(.filtered) })
        ),
        Complaint("TLB shootdowns", .note, fix: nil, .with("INVLPGB", { $0.cpu.flags = ["invlpgb"] })),
    ]
}
