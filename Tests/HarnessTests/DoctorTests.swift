import Harness
import Platform
import Results
import Testing

@Suite struct DoctorTests {
    @Test func `a healthy machine gets no complaint, and every topic is spoken of once`() {
        #expect(Patient.healthy.complaints == [])
        let topics = Patient.healthy.findings.map(\.topic)
        #expect(Set(topics).count == topics.count)
        #expect(topics.count == 23)
    }

    @Test(arguments: machine + storage + memory)
    func `one thing wrong is one complaint, with its topic, gravity and mend`(complaint: Complaint) throws {
        let complaints = complaint.patient.complaints
        #expect(complaints.count == 1)
        let found = try #require(complaints.first)
        #expect(found.topic == complaint.topic)
        #expect(found.severity == complaint.severity)
        #expect(found.effect != nil)
        if let mend = complaint.mend {
            #expect(try #require(found.mend).contains(mend))
        } else {
            #expect(found.mend == nil)
        }
    }

    @Test(arguments: machine + storage + memory)
    func `every warning and problem says what it does and what to do`(complaint: Complaint) {
        for finding in complaint.patient.complaints where finding.severity != .note {
            #expect(finding.effect?.isEmpty == false)
            #expect(finding.mend?.isEmpty == false)
        }
    }

    @Test func `nothing known is nothing claimed to be wrong, save what was tried`() {
        let patient = Patient(testDescription: "", environment: Environment(), probes: Patient.healthy.probes)
        #expect(patient.complaints.allSatisfy { $0.severity == .note || $0.topic == "CPUs" })
    }

    @Test(arguments: ["6.15.0", "6.19.1", "5.16.0", "7.16.2"])
    func `ext4 of other kernels is not accused`(release: String) {
        #expect(Patient.with("", { $0.kernel.release = release }).complaints.isEmpty)
    }

    @Test func `a directory that a shell would split is quoted in the mend`() throws {
        let patient = Patient.with("", { ($0.fileSystem.directory, $0.fileSystem.freeBytes) = ("/my 'data'", 0) })
        #expect(try #require(patient.complaints.first?.mend).hasPrefix(#"df -h '/my '\''data'\''', "#))
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

    @Test func `this machine can be examined, and a debug build is told`() throws {
        let findings = Doctor.examine(directory: "/var/tmp", isDebugBuild: true)
        #expect(findings.count >= 12)
        #expect(findings.contains { $0.topic == "build" && $0.severity == .problem })
        #expect(findings.allSatisfy { !$0.found.isEmpty })
        let absent = Doctor.examine(directory: "/no/such/place", isDebugBuild: false)
        #expect(absent.contains { $0.topic == "directory" && $0.severity == .problem })
    }
}
