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

    @Test func `a directory that does not exist leaves its file system unknown`() {
        let environment = EnvironmentProbe.environment(directory: "/no/such/place")
        #expect(environment.fileSystem.directory == "/no/such/place")
        #expect(environment.fileSystem.type == nil)
        #expect(environment.fileSystem.freeBytes == nil)
        #expect(environment.device == nil)
        #expect(environment.kernel.release != nil)
    }
}
