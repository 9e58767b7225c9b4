import Harness
import Platform
import Results
import Testing
import TestSupport

@Suite struct DoctorTests {
    @Test func `a healthy machine gets no complaint, and every topic is spoken of once`() {
        #expect(Patient.healthy.complaints == [])
        let topics = Patient.healthy.findings.map(\.topic)
        #expect(Set(topics).count == topics.count)
        #expect(topics.count == 29)
    }

    @Test(arguments: machine + storage + memory)
    func `one thing wrong is one complaint, with its topic, gravity and fix`(complaint: Complaint) throws {
        let complaints = complaint.patient.complaints
        #expect(complaints.count == 1)
        let found = try #require(complaints.first)
        #expect(found.topic == complaint.topic)
        #expect(found.severity == complaint.severity)
        #expect(found.effect != nil)
        if let fix = complaint.fix {
            #expect(try #require(found.fix).contains(fix))
        } else {
            #expect(found.fix == nil)
        }
    }

    @Test(arguments: machine + storage + memory)
    func `every warning and problem says what it does and what to do`(complaint: Complaint) {
        for finding in complaint.patient.complaints where finding.severity != .note {
            #expect(finding.effect?.isEmpty == false)
            #expect(finding.fix?.isEmpty == false)
        }
    }

    @Test func `nothing known is nothing claimed to be wrong, save what was tried`() {
        let patient = Patient(testDescription: "", environment: Environment(), probes: Patient.healthy.probes)
        #expect(patient.complaints.allSatisfy { $0.severity == .note || $0.topic == "CPUs" })
    }

    @Test(arguments: ["6.15.0", "6.18.44", "6.19.1", "7.0.3"])
    func `no kernel is accused by its version, and each by what was measured`(release: String) {
        func complaints(large: Double) -> [String] {
            Patient.with(
                "",
                { $0.kernel.release = release },
                probes: { $0.overwrite = .init(smallFolioNanoseconds: 2000, largeFolioNanoseconds: large) }
            ).complaints.map(\.topic)
        }
        #expect(Patient.with("", { $0.kernel.release = release }).complaints.isEmpty)
        #expect(complaints(large: 2999) == [] && complaints(large: 3000) == ["overwriting"])
    }

    @Test func `nodes are shown with CPUs, memory and distances, and huge pages by size and node`() throws {
        let patient = Patient.with(
            "",
            {
                $0.numa.nodes = [
                    .init(id: 0, cpus: [0, 1, 2, 8], totalBytes: 8 << 30, freeBytes: 6 << 30, distances: [10, 21]),
                    .init(id: 1, cpus: [], totalBytes: 4 << 30, freeBytes: 1 << 30, distances: [21, 10]),
                ]
                $0.pages.pools?.append(.init(pageBytes: 1 << 30, total: 0, free: 0))
                $0.pages.defrag = "defer"
            },
            probes: {
                $0.numa = .available(nodes: 2)
                $0.hugePages = [.init(pageBytes: 2 << 20, freeByNode: [0: 40, 1: 24])]
            }
        )
        #expect(patient.complaints == [])
        let found = Dictionary(uniqueKeysWithValues: patient.findings.map { ($0.topic, $0.found) })
        #expect(
            found["nodes"] == "node 0: CPUs 0-2,8, 6 GiB of 8 GiB free, distances 10 21; "
                + "node 1: no CPU, 1 GiB of 4 GiB free, distances 21 10"
        )
        #expect(Patient.healthy.findings.first { $0.topic == "nodes" }?.found == "node 0: CPUs 0-3")
        #expect(found["NUMA"] == "2 NUMA nodes, libnuma can place on 2 nodes, numa_balancing=0")
        #expect(
            found["hugetlb"] == "hugetlb pages: 2 MiB 64 of 64 free (node 0: 40, node 1: 24); 1 GiB 0 of 0 free"
        )
        #expect(found["THP"] == "transparent huge pages: enabled=madvise, defrag=defer")
        #expect(found["tmpfs THP"] == "huge pages of tmpfs and memory files: shmem_enabled=never")
    }

    @Test func `a directory that a shell would split is quoted in the fix`() throws {
        let patient = Patient.with("", { ($0.fileSystem.directory, $0.fileSystem.freeBytes) = ("/my 'data'", 0) })
        #expect(try #require(patient.complaints.first?.fix).hasPrefix(#"df -h '/my '\''data'\''', "#))
    }

    @Test func `no fix is what is done already: another folder is named, or that none was found`() {
        for (elsewhere, fix) in [("/mnt", "--directory /mnt"), ("/data", "none was found"), (nil, "none was found")] {
            let patient = Patient.with(
                "",
                { $0.fileSystem.type = "tmpfs" },
                probes: {
                    $0.elsewhere = elsewhere
                    $0.directory.isOwner = false
                }
            )
            #expect(patient.complaints.count == 2)
            #expect(patient.complaints.allSatisfy { $0.fix?.contains(fix) == true })
        }
    }

    @Test func `a quota of all CPUs is no complaint, and what is unlike among CPUs is said with the choice`() {
        #expect(Patient.with("", { $0.limits.cpuQuota = 4 }).complaints.isEmpty)
        let patient = Patient.with("") {
            $0.cpu.sharedCores = [[0, 1], [2, 3]]
            $0.cpu.kinds = [[0, 1], [2, 3]]
            $0.cpu.isolated = [3]
            $0.cpu.preferred = [1, 0, 2, 3]
            $0.limits.cpuset = [0, 1, 2, 3]
        }
        let found = patient.findings.first { $0.topic == "CPUs" }?.found ?? ""
        #expect(
            found
                == "4 of 4 CPUs may be used; 2 cores have several CPUs (0-1 2-3); of unlike speed, the fast ones first: "
                + "0-1 / 2-3; isolated: 3; cpuset of the control group: 0-3; a run takes 1, 0, 2, 3 first"
        )
        #expect(patient.complaints.isEmpty)
    }

    @Test func `what lies below is named with its cache`() throws {
        let loop = Patient.with("") {
            $0.fileSystem.layers = [
                .init(kind: "loop", detail: "/x.img", holdsCache: true), .init(kind: "guest", holdsCache: true),
            ]
        }
        let found = try #require(loop.complaints.first)
        #expect(loop.complaints.count == 1 && found.topic == "file system" && found.severity == .warning)
        #expect(found.effect?.contains("the file under the loop device (/x.img)") == true)
        let mapper = Patient.with("") { $0.fileSystem.layers = [.init(kind: "device-mapper", holdsCache: false)] }
        #expect(mapper.complaints.isEmpty)
        let share = Patient.with("") {
            $0.fileSystem.layers = [.init(kind: "host-share", detail: "9p", holdsCache: true)]
            $0.fileSystem.countsReads = false
        }
        #expect(share.complaints.first?.effect?.contains("device_read_bytes is empty") == true)
    }

    @Test func `what one cause keeps away is one finding`() {
        let patient = Patient.with("", { _ in }) {
            let obstacle = Obstacle(.refused, "mmap: No such device", fix: Obstacle.elsewhere)
            $0.directory.calls = [
                .init(.sharedMapping, obstacle), .init(.syncing, nil), .init(.writableMapping, obstacle),
            ]
        }
        #expect(patient.complaints.map(\.found) == ["mmap: No such device"])
        #expect(patient.complaints[0].effect?.contains("map files are refused; cases that write") == true)
    }

    @Test func `a tmpfs is not accused of keeping its pages too`() {
        let patient = Patient.with(
            "",
            {
                $0.fileSystem.type = "tmpfs"
                $0.device = nil
            },
            probes: { $0.directory.residentPagesAfterEviction = 16 }
        )
        #expect(patient.complaints.map(\.topic) == ["file system"])
    }

    @Test func `this machine can be examined, and a debug build is named`() throws {
        let findings = Doctor.examine(directory: "/var/tmp", isDebugBuild: true)
        #expect(findings.count >= 12)
        #expect(findings.contains { $0.topic == "build" && $0.severity == .problem })
        #expect(findings.allSatisfy { !$0.found.isEmpty })
        let absent = Doctor.examine(directory: "/no/such/place", isDebugBuild: false)
        #expect(absent.contains { $0.topic == "directory" && $0.severity == .problem })
    }
}
