import Foundation
import Testing

@testable import Platform

/// The marker in a run's folder.
@Suite struct RunMarkerTests {
    private let folder: TestFolder
    private var marker: String { folder.path + "/" + RunMarker.name }

    init() throws { folder = try TestFolder() }

    private func put(_ text: String) throws { try text.write(toFile: marker, atomically: false, encoding: .utf8) }

    private func text(
        id: Int = 1,
        start: Int = 7,
        boot: String = ProcessIdentity.current.boot,
        host: String = ProcessIdentity.current.host
    ) -> String {
        "faultline-run 1\npid \(id)\nstart \(start)\nboot \(boot)\nhost \(host)\npages 2097152 3 4\nlater 1 2\nend\n"
    }

    private var finding: String {
        switch RunMarker.find(in: folder.path) {
        case .none: "none"
        case .inUse: "in use"
        case .abandoned(let content): "abandoned \(content.owner.id) \(content.pages.map(\.added))"
        }
    }

    @Test func `a folder of a process that lives is in use, whoever asks`() throws {
        let live = try RunMarker(in: HeldFolder(opening: folder.path, expecting: nil))
        #expect(finding == "in use")
        try live.note([RunMarker.Pages(size: 2 << 20, before: 1, added: 5)])
        #expect(finding == "in use")
        withExtendedLifetime(live) {}
    }

    @Test func `process 1 did not start then, and one of an earlier boot is gone`() throws {
        try put(text())
        #expect(finding == "abandoned 1 [4]")
        try put(text(id: ProcessIdentity.current.id, start: ProcessIdentity.current.start))
        #expect(finding == "in use", "by its number, where there is no lock")
        try put(text(id: ProcessIdentity.current.id, start: ProcessIdentity.current.start, boot: "another"))
        #expect(finding.hasPrefix("abandoned"))
        try put(text(host: "another"))
        #expect(finding == "in use", "of another machine, which alone knows")
    }

    @Test func `a lock is life, even of a process that can't be seen from here`() throws {
        try put(text())
        let file = try FileHandle(marker)
        let isHeld = file.hold()
        #expect(isHeld)
        #expect(finding == "in use")
        try file.close()
        #expect(finding.hasPrefix("abandoned"))
    }

    @Test(arguments: [
        "", "faultline-run 1\n", "faultline-run 2\npid 1\nstart 1\nboot b\nhost h\nend\n", "end\n", "\u{0}",
    ])
    func `what is no marker, or cut off, is nothing of ours`(text: String) throws {
        #expect(finding == "none")
        try put(text)
        #expect(finding == "none")
        try put(String(self.text().dropLast(4)))
        #expect(finding == "none")
    }

    @Test func `links, and markers by two names, are nothing of ours`() throws {
        try put(text())
        let link = folder.path + "-link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.path)
        defer { try? FileManager.default.removeItem(atPath: link) }
        if case .none = RunMarker.find(in: link) {} else { Issue.record("a link was followed") }
        try FileManager.default.linkItem(atPath: marker, toPath: folder.path + "/second")
        #expect(finding == "none")
        try FileManager.default.removeItem(atPath: marker)
        try FileManager.default.createSymbolicLink(atPath: marker, withDestinationPath: folder.path + "/second")
        #expect(finding == "none")
    }

    @Test(.enabled(if: geteuid() == 0, "needs root, to give a file to another user"))
    func `a folder or a marker of another user is nothing of ours`() throws {
        try put(text())
        #expect(unsafe chown(marker, 65534, 65534) == 0)
        #expect(finding == "none")
        #expect(unsafe chown(marker, 0, 0) == 0)
        #expect(finding.hasPrefix("abandoned"))
        #expect(unsafe chown(folder.path, 65534, 65534) == 0)
        #expect(finding == "none")
        #expect(unsafe chown(folder.path, 0, 0) == 0)
    }

    @Test func `pages of a process that is gone are given back down to what the pool had`() throws {
        let base = "/sys/kernel/mm/hugepages/hugepages-2048kB"
        for (now, added, before, left) in [(10, 4, 6, 6), (10, 4, 8, 8), (10, 4, 3, 6), (5, 4, 6, 5), (6, 0, 6, 6)] {
            let tree = try FixtureTree(["\(base)/nr_hugepages": "\(now)\n", "\(base)/free_hugepages": "2\n"])
            let count = try HugePagePool.giveBack(added, of: 2 << 20, downTo: before, root: tree.root)
            #expect(HugePagePool(pageSize: 2 << 20, root: tree.root)?.total == left)
            #expect(count == now - left)
        }
    }
}
