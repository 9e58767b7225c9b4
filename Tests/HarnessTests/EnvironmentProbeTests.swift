import Foundation
import Harness
import Platform
import Results
import Testing

@Suite struct EnvironmentProbeTests {
    @Test func `this machine's environment agrees with what the kernel says`() throws {
        let environment = EnvironmentProbe.environment(directory: "/var/tmp")
        #expect(environment.kernel.release == ProcFile.line("/proc/sys/kernel/osrelease"))
        #expect(environment.memory.totalBytes == MemoryFacts.current()?.totalBytes)
        #expect(environment.fileSystem.type == MountTable.entry(holding: "/var/tmp")?.type)
        #expect(environment.device?.name == BlockDeviceFacts.of(path: "/var/tmp")?.name)
        #expect(environment.cpu.allowed == CPUFacts.current()?.allowed)
        #expect(environment.pages.baseBytes == KernelFacts.pageBytes)
        #expect(environment.glibcVersion == CLibraryFacts.version())
    }

    @Test func `counters are said to exist, or why they do not`() throws {
        let counters = EnvironmentProbe.environment(directory: "/var/tmp").counters
        let scope = try #require(counters.scope)
        #expect((scope == .none) == (counters.reason != nil))
        if counters.hasHardware == false {
            #expect(scope == .none && counters.reason?.contains("no PMU") == true)
        }
    }

    @Test func `two looks at one machine have one fingerprint, and another file system has another`() {
        let disk = EnvironmentProbe.environment(directory: "/var/tmp")
        #expect(EnvironmentProbe.environment(directory: "/var/tmp").fingerprint == disk.fingerprint)
        #expect(EnvironmentProbe.environment(directory: "/proc").fingerprint != disk.fingerprint)
    }

    @Test func `the settings of a machine made of files are those of the files`() throws {
        let root = "/var/tmp/faultline-harness-tests-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: root) }
        for (path, text) in [
            "/sys/devices/system/cpu/cpu1/cache/index2/level": "2\n",
            "/sys/devices/system/cpu/cpu1/cache/index2/type": "Unified\n",
            "/sys/devices/system/cpu/cpu1/cache/index2/size": "512K\n",
            "/sys/devices/system/cpu/cpu1/cpuidle/state0/name": "C1\n",
            "/sys/devices/system/cpu/cpu1/cpuidle/state0/usage": "7\n",
            "/sys/devices/system/cpu/cpu1/cpuidle/state0/disable": "1\n",
            "/sys/devices/system/cpu/cpu1/thermal_throttle/core_throttle_count": "4\n",
            "/sys/devices/system/cpu/vulnerabilities/mds": "Vulnerable\n", "/sys/kernel/realtime": "1\n",
            "/sys/kernel/mm/lru_gen/enabled": "0x0003\n", "/sys/module/zswap/parameters/enabled": "Y\n",
            "/sys/kernel/mm/transparent_hugepage/hugepages-64kB/enabled": "[always] madvise never\n",
            "/sys/kernel/mm/transparent_hugepage/hugepages-64kB/shmem_enabled": "[advise] never\n",
            "/proc/self/limits":
                "Limit Soft Hard Units\nMax locked memory         65536                65536                bytes     \n",
        ] {
            let folder = (root + path).split(separator: "/").dropLast().joined(separator: "/")
            try FileManager.default.createDirectory(atPath: "/" + folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(filePath: root + path))
        }
        var environment = Environment()
        environment.cpu.preferred = [1]
        environment.addSettings(root: root)
        #expect(environment.cpu.lastLevelBytes == 512 << 10 && environment.cpu.caches?[0].cpus == [1])
        #expect(environment.cpu.idleStates == ["C1 (off)"] && environment.cpu.thermalThrottles == 4)
        #expect(environment.kernel.vulnerabilities == ["mds: Vulnerable"] && environment.kernel.preemption == "rt")
        #expect(environment.kernel.generations == "0x0003" && environment.memory.zswap == "Y")
        #expect(environment.pages.sizes == ["64kB=always"] && environment.pages.sharedSizes == ["64kB=advise"])
        #expect(environment.limits.process == ["Max locked memory: 65536 bytes"])
    }

    @Test func `a run knows how its files are read ahead, encrypted and dated`() {
        let environment = EnvironmentProbe.environment(directory: "/var/tmp")
        let backing = BackingDevice.of(path: "/var/tmp")
        #expect(environment.fileSystem.readAheadKibibytes == backing?.readAheadKibibytes)
        #expect(environment.fileSystem.backingDevice == backing?.name)
        #expect(environment.fileSystem.encryption == Encryption.below("/var/tmp"))
        #expect(environment.fileSystem.accessTimes == MountTable.entry(holding: "/var/tmp")?.accessTimes)
    }

    @Test func `a directory that does not exist leaves its file system unknown`() {
        let environment = EnvironmentProbe.environment(directory: "/no/such/place")
        #expect(environment.fileSystem.directory == "/no/such/place")
        #expect(environment.fileSystem.type == nil)
        #expect(environment.fileSystem.freeBytes == nil)
        #expect(environment.device == nil)
        #expect(environment.kernel.release != nil)
    }
}
