import Platform
import Testing

@Suite struct CPUFactsTests {
    static let epyc = """
        processor\t: 0
        vendor_id\t: AuthenticAMD
        cpu family\t: 25
        model\t\t: 17
        model name\t: AMD EPYC 9654 96-Core Processor
        flags\t\t: fpu vme constant_tsc rep_good fsrm invlpgb hypervisorx
        power management: ts ttp

        processor\t: 1
        vendor_id\t: Other
        model name\t: second
        flags\t\t: hypervisor
        """

    @Test func `model, vendor and flags are those of the first processor`() throws {
        let facts = try #require(CPUFacts(parsing: Self.epyc))
        #expect(facts.model == "AMD EPYC 9654 96-Core Processor")
        #expect(facts.vendor == "AuthenticAMD")
        #expect(facts.flags == ["invlpgb", "constant_tsc", "fsrm"])
    }

    @Test func `an ARM processor without a name is told by implementer and part`() throws {
        let text = "processor\t: 0\nFeatures\t: fp asimd\nCPU implementer\t: 0x41\nCPU part\t: 0xd0c\n"
        let facts = try #require(CPUFacts(parsing: text))
        #expect(facts.model == "implementer 0x41 part 0xd0c")
        #expect(facts.vendor == nil)
        #expect(facts.flags == [])
        #expect(CPUFacts(parsing: "nothing here\n") == nil)
    }

    @Test func `online and allowed CPUs come from their own files`() throws {
        let tree = try FixtureTree([
            "/proc/cpuinfo": Self.epyc, "/sys/devices/system/cpu/online": "0-3,6\n",
            "/proc/self/status": "Name:\tx\nCpus_allowed:\t0c\nCpus_allowed_list:\t2-3\n",
        ])
        let facts = try #require(CPUFacts.current(root: tree.root))
        #expect(facts.online == [0, 1, 2, 3, 6])
        #expect(facts.allowed == [2, 3])
    }

    @Test func `this machine has CPUs, and those allowed are among those online`() throws {
        let facts = try #require(CPUFacts.current())
        #expect(!facts.allowed.isEmpty)
        #expect(Set(facts.allowed).isSubset(of: facts.online))
    }
}
