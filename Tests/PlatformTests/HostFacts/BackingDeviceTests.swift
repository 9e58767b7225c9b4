import Glibc
import TestSupport
import Testing

@testable import Platform

/// Who decides how far a file system reads ahead.
@Suite struct BackingDeviceTests {
    private static let files = [
        "/sys/devices/vda/vda1/partition": "1\n", "/sys/devices/virtual/bdi/254:0/read_ahead_kb": "8192\n",
        "/sys/devices/virtual/bdi/btrfs-1/read_ahead_kb": "4096\n",
        "/sys/devices/virtual/bdi/btrfs-2/read_ahead_kb": "512\n", "/dev/vdc": "",
        "/sys/fs/btrfs/aaaa/devices/vdb": "", "/sys/fs/btrfs/bbbb/devices/vdc": "", "/sys/fs/btrfs/features/acl": "",
        "/sys/class/bdi/0:41/read_ahead_kb": "128\n", "/sys/class/bdi/8:1-fuseblk/read_ahead_kb": "64\n",
        "/sys/class/bdi/9p-1/read_ahead_kb": "256\n",
    ]
    private static let links = [
        "/sys/dev/block/254:1": "../../devices/vda/vda1", "/sys/devices/vda/bdi": "../virtual/bdi/254:0",
        "/sys/fs/btrfs/aaaa/bdi": "../../../devices/virtual/bdi/btrfs-1",
        "/sys/fs/btrfs/bbbb/bdi": "../../../devices/virtual/bdi/btrfs-2",
    ]

    @Test(arguments: [
        // A partition of a disk, a volume of one of two btrfs, NFS or FUSE, ntfs-3g, 9p.
        (254, 1, "254:1 / / rw - ext4 /dev/vda1 rw", "254:0", 8192),
        (0, 77, "0:39 / / rw - btrfs /dev/vdc rw", "btrfs-2", 512),
        (0, 41, "0:41 / / rw - nfs4 server:/x rw", "0:41", 128),
        (8, 1, "8:1 / / rw - fuseblk /dev/sda1 rw", "8:1-fuseblk", 64),
        (0, 50, "0:50 / / rw - 9p share rw", "9p-1", 256),
    ])
    func `each file system is known by its own`(major: Int, minor: Int, mount: String, name: String, kibibytes: Int)
        throws
    {
        let tree = try FixtureTree(Self.files, links: Self.links)
        let entry = try #require(MountEntry(parsing: "31 30 " + mount))
        let found = BackingDevice.of(major: UInt32(major), minor: UInt32(minor), mount: entry, root: tree.root)
        #expect(found == BackingDevice(name: name, readAheadKibibytes: kibibytes))
    }

    @Test func `what has none, or can't be told from another, has none`() throws {
        let tree = try FixtureTree(Self.files, links: Self.links)
        func found(_ mount: String) -> BackingDevice? {
            BackingDevice.of(major: 0, minor: 90, mount: MountEntry(parsing: "31 30 " + mount), root: tree.root)
        }
        #expect(found("0:90 / / rw - tmpfs tmpfs rw") == nil)
        // Of two btrfs neither is that of an unknown device.
        #expect(found("0:90 / / rw - btrfs /dev/other rw") == nil)
        #expect(BackingDevice.of(major: 0, minor: 90, mount: nil, root: tree.root) == nil)
    }

    @Test(.enabled(if: LoopFileSystem.btrfsObstacle == nil, "\(LoopFileSystem.btrfsObstacle ?? "")"))
    func `a real btrfs has one of its own, which no disk's setting moves`() throws {
        let system = try LoopFileSystem(.btrfs)
        let found = try #require(BackingDevice.of(path: system.path))
        #expect(found.name.hasPrefix("btrfs-"))
        #expect(found.readAheadKibibytes == ProcFile.integer("/sys/class/bdi/\(found.name)/read_ahead_kb"))
        #expect(BlockDeviceFacts.of(path: system.path) == nil)
    }

    @Test(.enabled("/var/tmp must lie on a block device") { BlockDeviceFacts.of(path: "/var/tmp") != nil })
    func `a file system on a disk has the disk's`() {
        let disk = BlockDeviceFacts.of(path: "/var/tmp")?.readAheadKibibytes
        #expect(BackingDevice.of(path: "/var/tmp")?.readAheadKibibytes == disk)
        #expect(BackingDevice.of(path: "/no/such/place") == nil)
    }

    @Test(arguments: [
        ("rw,noatime", "noatime"), ("rw,relatime", "relatime"), ("rw", "strictatime"),
        ("rw,relatime,lazytime,nodiratime", "relatime,nodiratime,lazytime"),
    ])
    func `times of access are told in one word`(options: String, rule: String) throws {
        #expect(try #require(MountEntry(parsing: "31 30 8:1 / / \(options) - ext4 /dev/sda1 rw")).accessTimes == rule)
    }

    @Test func `encryption below is found where the device says so`() throws {
        func below(_ uuid: String) throws -> [String] {
            let tree = try FixtureTree(
                [
                    "/proc/self/mountinfo": "31 30 253:0 / / rw - xfs /dev/mapper/x rw\n", "/data/x": "",
                    "/sys/devices/dm-0/dm/uuid": uuid + "\n", "/sys/devices/dm-0/dm/name": "x\n",
                ],
                links: ["/sys/dev/block/253:0": "../../devices/dm-0"]
            )
            return Encryption.below("/data", root: tree.root)
        }
        #expect(try below("CRYPT-LUKS2-1234-x") == ["dm-crypt"] && below("LVM-abc") == [])
        let stacked = try FixtureTree(["/proc/self/mountinfo": "31 30 0:50 / / rw - ecryptfs /x rw\n", "/data/x": ""])
        #expect(Encryption.below("/data", root: stacked.root) == ["ecryptfs"])
    }
}
