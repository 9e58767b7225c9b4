import Platform
import Testing

@Suite struct MountTableTests {
    static let laptop = #"""
        22 27 0:21 / /proc rw,relatime - proc proc rw
        27 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw,errors=remount-ro
        30 27 0:26 /@home /home rw,noatime shared:5 master:2 propagate_from:3 - btrfs /dev/nvme0n1p3 rw,compress=zstd:1,subvol=/@home
        31 27 0:40 / /tmp rw,nosuid - tmpfs tmpfs rw,size=8192k
        35 27 8:17 / /mnt/my\040disk\134old rw,relatime - xfs /dev/sdb1 rw,attr2
        36 27 0:50 / /tmp rw,nodev - tmpfs second rw
        37 27 0:51 / /mnt/odd\011tab rw - fuse.sshfs me@host:/a\040b rw,user_id=0
        """#

    @Test(arguments: [
        ("/usr/bin", "/", "ext4", "/dev/nvme0n1p2"), ("/home", "/home", "btrfs", "/dev/nvme0n1p3"),
        ("/home/me/data", "/home", "btrfs", "/dev/nvme0n1p3"), ("/homework", "/", "ext4", "/dev/nvme0n1p2"),
        ("/mnt/my disk\\old/x", "/mnt/my disk\\old", "xfs", "/dev/sdb1"), ("/mnt/my", "/", "ext4", "/dev/nvme0n1p2"),
        ("/mnt/odd\ttab", "/mnt/odd\ttab", "fuse.sshfs", "me@host:/a b"), ("/", "/", "ext4", "/dev/nvme0n1p2"),
    ])
    func `the longest mount point above a path holds it`(path: String, point: String, type: String, source: String)
        throws
    {
        let entry = try #require(MountTable(parsing: Self.laptop)?.entry(for: path))
        #expect(entry.mountPoint == point)
        #expect(entry.type == type)
        #expect(entry.source == source)
    }

    @Test func `of two mounts at one place the later covers the earlier`() throws {
        let table = try #require(MountTable(parsing: Self.laptop))
        #expect(table.entry(for: "/tmp/x")?.source == "second")
    }

    @Test func `options of mount and file system are joined, none twice, and optional fields are passed over`() throws {
        let table = try #require(MountTable(parsing: Self.laptop))
        let home = try #require(table.entry(for: "/home"))
        #expect(home.options == ["rw", "noatime", "compress=zstd:1", "subvol=/@home"])
        #expect(home.root == "/@home")
        #expect(home.device == "0:26")
    }

    @Test(arguments: ["", "\n", "27 1 259:2 / / rw,relatime", "27 1 259:2 / / rw,relatime shared:1 ext4 /dev/x rw"])
    func `text that is no mountinfo is refused`(text: String) {
        #expect(MountTable(parsing: text) == nil)
    }

    @Test func `a backslash that no three octal digits follow stays`() throws {
        let entry = try #require(MountEntry(parsing: #"1 1 8:1 / /a\9z\04 rw - ext4 none rw"#))
        #expect(entry.mountPoint == #"/a\9z\04"#)
    }

    @Test func `/proc is a proc file system on this machine, and has no block device`() throws {
        #expect(MountTable.entry(holding: "/proc/self")?.type == "proc")
        #expect(MountTable.entry(holding: "/no/such/place") == nil)
        #expect(BlockDeviceFacts.of(path: "/proc") == nil)
    }

    @Test func `free space is not more than all of it`() throws {
        let space = try #require(try? FileSystem(of: "/var/tmp"))
        #expect(space.freeBytes <= space.totalBytes)
        #expect(space.totalBytes > 0)
        #expect((try? FileSystem(of: "/no/such/place")) == nil)
    }
}
