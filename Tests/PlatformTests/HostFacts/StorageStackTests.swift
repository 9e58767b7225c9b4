import Testing

@testable import Platform

@Suite struct StorageStackTests {
    /// What lies below `/data` where mountinfo and /sys are these.
    private func below(
        _ mounts: [String],
        _ files: [String: String] = [:],
        links: [String: String] = [:],
        guest: String? = nil
    ) throws -> StorageStack {
        let text = mounts.joined(separator: "\n") + "\n"
        let all = files.merging(["/proc/self/mountinfo": text, "/data/x": ""]) { $1 }
        let tree = try FixtureTree(all, links: links)
        return StorageStack.below("/data", root: tree.root, guest: guest)
    }

    private static let disk = "30 1 8:1 / / rw - ext4 /dev/sda1 rw"
    private static let sda = ["/sys/devices/sda/sda1/partition": "1"]
    private static let sdaLink = ["/sys/dev/block/8:1": "../../devices/sda/sda1"]

    @Test func `a disk of its own has nothing below, and is counted`() throws {
        let stack = try below([Self.disk], Self.sda, links: Self.sdaLink)
        #expect(stack == StorageStack(layers: [], countsReads: true))
    }

    @Test func `in a guest the host is below`() throws {
        let stack = try below([Self.disk], Self.sda, links: Self.sdaLink, guest: "KVM")
        #expect(stack.layers == [StorageLayer(.guest, "KVM")] && stack.countsReads == true)
        #expect(try below([Self.disk], Self.sda, links: Self.sdaLink, guest: "").layers == [StorageLayer(.guest)])
    }

    @Test(arguments: [
        ("fuse.sshfs", StorageLayer.Kind.fuse), ("fuseblk", .fuse), ("nfs4", .network), ("cifs", .network),
        ("ceph", .network), ("lustre", .lustre), ("9p", .hostShare), ("virtiofs", .hostShare), ("zfs", .zfs),
    ])
    func `file systems of others have caches, which the kernel counts for few`(
        type: String,
        kind: StorageLayer.Kind
    ) throws {
        let stack = try below([Self.disk, "31 30 0:50 / /data rw - \(type) there rw"])
        #expect(stack.layers == [StorageLayer(kind, type)] && stack.caches.count == 1)
        #expect(stack.countsReads == (kind == .network))
    }

    @Test func `memory has no cache below, and nothing that could be read`() throws {
        let stack = try below([Self.disk, "31 30 0:50 / /data rw - tmpfs tmpfs rw"])
        #expect(stack.layers == [StorageLayer(.memory, "tmpfs")] && stack.caches.isEmpty && stack.countsReads == true)
    }

    @Test func `a loop device is told with its file, and what that lies on`() throws {
        let stack = try below(
            [
                Self.disk, "31 30 7:3 / /data rw - ext4 /dev/loop3 rw", "32 30 0:51 / /images rw - fuse.x there rw",
            ],
            ["/sys/devices/loop3/loop/backing_file": "/images/disk.img\n", "/images/disk.img": ""],
            links: ["/sys/dev/block/7:3": "../../devices/loop3"]
        )
        #expect(stack.layers == [StorageLayer(.loop, "/images/disk.img"), StorageLayer(.fuse, "fuse.x")])
        // The loop device itself is read through the block layer.
        #expect(stack.countsReads == true)
    }

    @Test func `device mapper and raid are followed down`() throws {
        let stack = try below(
            ["31 30 253:0 / / rw - xfs /dev/mapper/vg-data rw"],
            [
                "/sys/devices/dm-0/dm/name": "vg-data\n", "/sys/devices/dm-0/dm/uuid": "LVM-abc\n",
                "/sys/devices/md0/md/level": "raid1\n", "/sys/devices/nbd0/x": "",
            ],
            links: [
                "/sys/dev/block/253:0": "../../devices/dm-0", "/sys/devices/dm-0/slaves/md0": "../../md0",
                "/sys/devices/md0/slaves/nbd0": "../../nbd0",
            ]
        )
        #expect(
            stack.layers == [
                StorageLayer(.deviceMapper, "vg-data"), StorageLayer(.raid, "raid1"),
                StorageLayer(.networkDevice, "nbd0"),
            ]
        )
        #expect(stack.caches == [StorageLayer(.networkDevice, "nbd0")] && stack.countsReads == true)
    }

    @Test func `a cache before a disk is one`() throws {
        for (name, files) in [
            ("bcache0", ["/sys/devices/bcache0/x": ""]),
            ("dm-1", ["/sys/devices/dm-1/dm/uuid": "CACHE-1\n", "/sys/devices/dm-1/dm/name": "fast\n"]),
        ] {
            let stack = try below(
                ["31 30 250:0 / / rw - ext4 /dev/x rw"],
                files,
                links: ["/sys/dev/block/250:0": "../../devices/\(name)"]
            )
            #expect(stack.caches.map(\.kind) == [.cacheDevice])
        }
    }

    @Test func `an overlay is its upper folder, where that is to be seen`() throws {
        let overlay = "31 30 0:50 / /data rw - overlay overlay rw,upperdir=/upper/d,workdir=/upper/w"
        let seen = try below([Self.disk, overlay], Self.sda.merging(["/upper/d/x": ""]) { $1 }, links: Self.sdaLink)
        #expect(seen.layers == [StorageLayer(.overlay, "overlay")] && seen.countsReads == true)
        let hidden = try below([Self.disk, overlay], Self.sda, links: Self.sdaLink)
        #expect(hidden.layers == [StorageLayer(.overlay, "overlay", isOpaque: true)] && hidden.countsReads == nil)
        // What can't be seen may hold the data, what is seen says so itself.
        #expect(seen.caches.isEmpty && hidden.caches == hidden.layers)
    }

    @Test func `a file system of several devices is known by its source`() throws {
        let stack = try below(
            ["31 30 0:40 /sub / rw - btrfs /dev/vda2 rw"],
            ["/dev/vda2": "", "/sys/devices/vda/vda2/partition": "2"],
            links: ["/sys/class/block/vda2": "../../devices/vda/vda2"]
        )
        #expect(stack == StorageStack(layers: [], countsReads: true))
    }

    @Test func `an image on itself, or a chain without end, ends`() throws {
        let stack = try below(
            ["31 30 7:0 / / rw - ext4 /dev/loop0 rw"],
            ["/sys/devices/loop0/loop/backing_file": "/data/x\n"],
            links: ["/sys/dev/block/7:0": "../../devices/loop0"]
        )
        #expect(stack.layers.count <= 8 && stack.layers.allSatisfy { $0.kind == .loop })
    }

    @Test func `where nothing is told nothing is claimed`() throws {
        #expect(try below(["31 30 0:40 / / rw - whoknows x rw"]) == StorageStack())
        let tree = try FixtureTree(["/data/x": ""])
        #expect(StorageStack.below("/data", root: tree.root, guest: nil) == StorageStack())
    }
}
