import Platform
import Testing

@Suite struct SettingsTests {
    @Test func `a DAMON thread that is on is seen among those that are off`() throws {
        let base = "/sys/kernel/mm/damon/admin/kdamonds"
        let tree = try FixtureTree([
            "\(base)/nr_kdamonds": "11\n", "\(base)/0/state": "off\n", "\(base)/10/state": "on\n",
            "\(base)/2/state": "off\n",
        ])
        let facts = DAMONFacts.current(root: tree.root)
        #expect(facts.states == ["off", "off", "on"])
        #expect(facts.isOn)
        #expect(!DAMONFacts.current(root: tree.root + "/none").isOn)
    }

    @Test func `a DAMON thread whose state can't be read is unknown, not off`() throws {
        let tree = try FixtureTree(["/sys/kernel/mm/damon/admin/kdamonds/0/pid": "7\n"])
        #expect(DAMONFacts.current(root: tree.root).states == ["unknown"])
    }

    @Test func `of a kernel's parameters only those that bear on measurements are recorded`() {
        let line = "root=/dev/vda quiet mitigations=off secret=abc page_reporting.order=9 nosmt -- psi=1"
        let kernel = KernelFacts(release: "6.1", version: "", architecture: "x86_64", commandLine: line)
        #expect(kernel.parametersOfInterest == ["mitigations=off", "page_reporting.order=9", "nosmt"])
    }

    @Test func `settings of memory that are absent stay unknown`() throws {
        let tree = try FixtureTree(["/proc/sys/vm/overcommit_memory": "2\n", "/proc/sys/vm/dirty_ratio": "20\n"])
        let settings = VirtualMemorySettings.current(root: tree.root)
        #expect(settings.overcommit == 2)
        #expect(settings.dirtyPercent == 20)
        #expect(settings.swappiness == nil)
        #expect(settings.maximumMappings == nil)
    }

    @Test func `governors are each named once, and turbo is told by whichever driver there is`() throws {
        let cpu = "/sys/devices/system/cpu"
        let tree = try FixtureTree([
            "\(cpu)/cpu0/cpufreq/scaling_governor": "powersave\n",
            "\(cpu)/cpu1/cpufreq/scaling_governor": "performance\n",
            "\(cpu)/cpu2/cpufreq/scaling_governor": "powersave\n", "\(cpu)/intel_pstate/no_turbo": "1\n",
            "\(cpu)/cpufreq/boost": "1\n",
        ])
        let facts = CPUFrequencyFacts.current(root: tree.root)
        #expect(facts.governors == ["performance", "powersave"])
        #expect(facts.isBoostOn == false)
        let none = CPUFrequencyFacts.current(root: tree.root + "/none")
        #expect(none.governors.isEmpty)
        #expect(none.isBoostOn == nil)
    }

    @Test func `a performance monitoring unit is told from software events`() throws {
        let units = "/sys/bus/event_source/devices"
        let guest = try FixtureTree(["\(units)/software/type": "1\n", "/proc/sys/kernel/perf_event_paranoid": "-1\n"])
        #expect(!PerfEventFacts.current(root: guest.root).hasHardwareCounters)
        #expect(PerfEventFacts.current(root: guest.root).paranoid == -1)
        let metal = try FixtureTree(["\(units)/cpu/type": "4\n"])
        #expect(PerfEventFacts.current(root: metal.root).hasHardwareCounters)
        #expect(PerfEventFacts.current(root: metal.root).paranoid == nil)
    }

    @Test func `kernel and C library say their versions`() throws {
        let kernel = KernelFacts.current()
        #expect(kernel.release == ProcFile.line("/proc/sys/kernel/osrelease"))
        #expect(kernel.version == ProcFile.line("/proc/sys/kernel/version"))
        #expect(!kernel.architecture.isEmpty)
        #expect(try #require(CLibraryFacts.version()).hasPrefix("2."))
    }
}
