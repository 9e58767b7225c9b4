import Testing

@testable import Platform

/// Settings of kernel and processor that decide what a call, a fault or a page costs, of machines made of files.
@Suite struct KernelSettingsTests {
    @Test func `huge pages by size are told where they are not never, the smallest first`() throws {
        let folder = "/sys/kernel/mm/transparent_hugepage"
        let tree = try FixtureTree([
            "\(folder)/enabled": "always [madvise] never\n",
            "\(folder)/hugepages-2048kB/enabled": "always [inherit] madvise never\n",
            "\(folder)/hugepages-64kB/enabled": "[always] inherit madvise never\n",
            "\(folder)/hugepages-128kB/enabled": "always inherit madvise [never]\n",
            "\(folder)/hugepages-64kB/shmem_enabled": "always inherit within_size advise [never]\n",
        ])
        let huge = TransparentHugePages.current(root: tree.root)
        #expect(huge.sizes == ["64kB=always", "2048kB=inherit"] && huge.sharedSizes == [] && huge.enabled == "madvise")
        // A kernel with one size, and one with none.
        let old = try FixtureTree(["\(folder)/enabled": "[always] madvise never\n"])
        #expect(TransparentHugePages.current(root: old.root).sizes == nil)
    }

    @Test func `weaknesses that the processor has are told with what is done against them`() throws {
        let folder = "/sys/devices/system/cpu/vulnerabilities"
        let tree = try FixtureTree([
            "\(folder)/meltdown": "Not affected\n", "\(folder)/retbleed": "Vulnerable\n",
            "\(folder)/spectre_v2": "Mitigation: Retpolines; STIBP: disabled\n",
        ])
        #expect(
            Vulnerabilities.current(root: tree.root) == [
                "retbleed: Vulnerable", "spectre_v2: Mitigation: Retpolines; STIBP: disabled",
            ]
        )
        #expect(Vulnerabilities.current(root: tree.root + "/none") == nil)
    }

    @Test func `caches are told from the core outwards, and the last that holds data is the last level`() throws {
        let folder = "/sys/devices/system/cpu/cpu3/cache"
        func cache(_ index: Int, _ level: Int, _ type: String, _ size: String, _ cpus: String) -> [String: String] {
            let place = "\(folder)/index\(index)"
            return [
                "\(place)/level": "\(level)\n", "\(place)/type": type + "\n", "\(place)/size": size + "\n",
                "\(place)/shared_cpu_list": cpus + "\n",
            ]
        }
        let all = [
            cache(3, 3, "Unified", "266240K", "0-3"), cache(0, 1, "Data", "48K", "3"),
            cache(1, 1, "Instruction", "32K", "3"), cache(2, 2, "Unified", "2048K", "3"), ["\(folder)/uevent": ""],
        ]
        let tree = try FixtureTree(all.reduce(into: [:]) { $0.merge($1) { $1 } })
        let caches = CPUCache.all(ofCPU: 3, root: tree.root)
        #expect(
            caches.map(\.level) == [1, 1, 2, 3] && caches.map(\.bytes) == [48 << 10, 32 << 10, 2 << 20, 260 << 20]
        )
        #expect(caches.last?.cpus == [0, 1, 2, 3] && caches[1].type == "Instruction")
        #expect(CPUCache.lastLevelBytes(ofCPU: 3, root: tree.root) == 260 << 20)
        #expect(
            CPUCache.all(ofCPU: 0, root: tree.root) == [] && CPUCache.lastLevelBytes(ofCPU: 0, root: tree.root) == nil
        )
    }

    @Test func `idle states and heat are counted over the CPUs that are asked, a package once`() throws {
        func cpu(_ number: Int, _ usage: Int, disabled: Int, core: Int) -> [String: String] {
            let folder = "/sys/devices/system/cpu/cpu\(number)"
            return [
                "\(folder)/cpuidle/state0/name": "POLL\n", "\(folder)/cpuidle/state0/usage": "\(usage)\n",
                "\(folder)/cpuidle/state1/name": "C6\n", "\(folder)/cpuidle/state1/usage": "\(10 * usage)\n",
                "\(folder)/cpuidle/state1/disable": "\(disabled)\n",
                "\(folder)/thermal_throttle/core_throttle_count": "\(core)\n",
                "\(folder)/thermal_throttle/package_throttle_count": "100\n",
            ]
        }
        func counts(_ usage: Int, core: Int) throws -> IdleCounts {
            let files = [
                cpu(0, usage, disabled: 0, core: core), cpu(1, usage, disabled: 1, core: core),
                cpu(2, 9, disabled: 0, core: 9),
            ]
            let tree = try FixtureTree(files.reduce(into: [:]) { $0.merge($1) { $1 } })
            return IdleCounts.current(of: [0, 1], root: tree.root)
        }
        let before = try counts(5, core: 1)
        #expect(before.entries == ["POLL": 10, "C6": 100] && before.disabled == ["C6"] && before.throttles == 102)
        let since = try counts(7, core: 3).since(before)
        #expect(
            since.entries == ["POLL": 4, "C6": 40] && since.throttles == 4 && since.words == ["C6: 40", "POLL: 4"]
        )
        #expect(IdleCounts.current(of: [0], root: "/none") == IdleCounts())
    }

    @Test func `limits that are none are left out, and the others have their unit`() throws {
        let tree = try FixtureTree([
            "/proc/self/limits": """
            Limit                     Soft Limit           Hard Limit           Units     
            Max cpu time              unlimited            unlimited            seconds   
            Max stack size            8388608              unlimited            bytes     
            Max open files            1024                 20000                files     
            Max locked memory         65536                65536                bytes     
            Max nice priority         0                    0                    

            """
        ])
        #expect(
            ProcessLimits.current(root: tree.root) == [
                "Max stack size: 8388608 bytes", "Max open files: 1024 files", "Max locked memory: 65536 bytes",
            ]
        )
        #expect(ProcessLimits.current(root: tree.root + "/none") == nil)
        #expect(ProcessLimits.current()?.contains { $0.hasPrefix("Max open files: ") } == true)
    }

    @Test(arguments: [
        ("#1 SMP PREEMPT_RT", "", [:], "rt"), ("#1 SMP", "", ["/sys/kernel/realtime": "1\n"], "rt"),
        (
            "#1 SMP PREEMPT_DYNAMIC", "preempt=none",
            ["/sys/kernel/debug/sched/preempt": "none voluntary (full) lazy \n"], "full"
        ),
        ("#1 SMP PREEMPT_DYNAMIC", "quiet preempt=voluntary", [:], "voluntary"),
        (
            "#1 SMP PREEMPT_DYNAMIC", "quiet",
            ["/boot/config-6.1": "CONFIG_PREEMPT_DYNAMIC=y\nCONFIG_PREEMPT_NONE=y\n"], "none"
        ),
        ("#1 SMP", "", ["/boot/config-6.1": "# CONFIG_PREEMPT_NONE is not set\nCONFIG_PREEMPT=y\n"], "full"),
        ("#1 SMP PREEMPT_DYNAMIC", "", [:], "dynamic"), ("#1 SMP PREEMPT", "", [:], "full"), ("#1 SMP", "", [:], nil),
    ])
    func `the model of preemption is what is in force, else what was asked, else what was built`(
        build: String,
        line: String,
        files: [String: String],
        model: String?
    ) throws {
        let tree = try FixtureTree(files.merging(["/x": ""]) { $1 })
        let kernel = KernelFacts(release: "6.1", version: build, architecture: "x86_64", commandLine: line)
        #expect(kernel.preemption(root: tree.root) == model)
    }

    @Test func `what a kernel was built without is absent, and not unknown`() throws {
        let tree = try FixtureTree([
            "/sys/kernel/mm/lru_gen/enabled": "0x0007\n", "/sys/module/zswap/parameters/enabled": "Y\n",
        ])
        #expect(ReclaimFacts.current(root: tree.root) == ReclaimFacts(generations: "0x0007", zswap: "Y"))
        #expect(ReclaimFacts.current(root: "/none") == ReclaimFacts(generations: "absent", zswap: "absent"))
    }
}
