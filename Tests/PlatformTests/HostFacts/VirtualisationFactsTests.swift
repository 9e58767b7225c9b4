import Platform
import Testing

@Suite struct VirtualisationFactsTests {
    private func facts(_ change: (inout VirtualisationFacts.Evidence) -> Void) -> VirtualisationFacts {
        var evidence = VirtualisationFacts.Evidence()
        change(&evidence)
        return VirtualisationFacts(evidence: evidence)
    }

    @Test(arguments: [
        ("Amazon EC2", "m7i.large", "Amazon EC2"), ("QEMU", "Standard PC (Q35 + ICH9, 2009)", "QEMU"),
        ("Microsoft Corporation", "Virtual Machine", "Hyper-V"),
        ("Google", "Google Compute Engine", "Google Compute Engine"),
        ("VMware, Inc.", "VMware Virtual Platform", "VMware"), ("Xen", "HVM domU", "Xen"),
    ])
    func `a guest is told by its DMI names`(vendor: String, product: String, hypervisor: String) {
        let facts = facts {
            $0.hypervisorFlag = true
            $0.vendor = vendor
            $0.product = product
        }
        #expect(facts.isGuest == true)
        #expect(facts.hypervisor == hypervisor)
    }

    @Test func `a guest without DMI is told by its command line or its clock`() {
        let firecracker = facts {
            $0.hypervisorFlag = true
            $0.commandLine = "console=ttyS0 reboot=k init=/sbin/firecracker-agent"
            $0.clockSources = "kvm-clock tsc"
        }
        #expect(firecracker.hypervisor == "Firecracker")
        let kvm = facts {
            $0.hypervisorFlag = true
            $0.clockSources = "kvm-clock tsc acpi_pm"
        }
        #expect(kvm.hypervisor == "KVM")
    }

    @Test func `a cloud's machine without the flag is bare metal`() {
        let facts = facts {
            $0.hypervisorFlag = false
            $0.vendor = "Amazon EC2"
            $0.product = "m5.metal"
        }
        #expect(facts.isGuest == false)
        #expect(facts.hypervisor == nil)
    }

    @Test func `without any evidence nothing is claimed`() {
        let facts = facts { _ in }
        #expect(facts.isGuest == nil)
        #expect(facts.hypervisor == nil)
        #expect(!facts.isContainer)
    }

    @Test(arguments: [
        "12:memory:/docker/8f3a\n0::/docker/8f3a\n", "0::/kubepods.slice/pod1\n", "0::/machine.slice/libpod-1.scope\n",
    ])
    func `a container is told by the groups of the first process`(groups: String) {
        #expect(facts { $0.firstGroups = groups }.isContainer)
        #expect(!facts { $0.firstGroups = "0::/init.scope\n" }.isContainer)
    }

    @Test func `a container is told by its file`() throws {
        let tree = try FixtureTree(["/run/.containerenv": "", "/proc/cpuinfo": "flags : fpu hypervisor\n"])
        let facts = VirtualisationFacts.current(root: tree.root)
        #expect(facts.isContainer)
        #expect(facts.isGuest == true)
    }
}
