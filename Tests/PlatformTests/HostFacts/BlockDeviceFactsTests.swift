import Testing

@testable import Platform

@Suite struct BlockDeviceFactsTests {
    private func nvme() throws -> FixtureTree {
        let disk = "/sys/devices/pci0000:00/0000:00:1d.0/nvme/nvme0/nvme0n1"
        return try FixtureTree(
            [
                "\(disk)/queue/read_ahead_kb": "128\n", "\(disk)/queue/rotational": "0\n",
                "\(disk)/queue/scheduler": "[none] mq-deadline kyber\n",
                "\(disk)/device/model": "SAMSUNG MZVL2512HCJQ-00B00              \n",
                "\(disk)/nvme0n1p2/partition": "2\n",
            ],
            links: [
                "/sys/dev/block/259:0": "../../devices/pci0000:00/0000:00:1d.0/nvme/nvme0/nvme0n1",
                "/sys/dev/block/259:2": "../../devices/pci0000:00/0000:00:1d.0/nvme/nvme0/nvme0n1/nvme0n1p2",
            ]
        )
    }

    @Test(arguments: [UInt32(0), 2])
    func `a disk and its partition are both answered by the disk`(minor: UInt32) throws {
        let tree = try nvme()
        let facts = try #require(BlockDeviceFacts.of(major: 259, minor: minor, root: tree.root))
        #expect(facts.name == "nvme0n1")
        #expect(facts.readAheadKibibytes == 128)
        #expect(facts.isRotational == false)
        #expect(facts.scheduler == "none")
        #expect(facts.model == "SAMSUNG MZVL2512HCJQ-00B00")
    }

    @Test func `the device number of btrfs, tmpfs and overlay is nobody's`() throws {
        #expect(BlockDeviceFacts.of(major: 0, minor: 26, root: try nvme().root) == nil)
    }

    @Test func `a virtual disk has no model`() throws {
        let tree = try FixtureTree(
            ["/sys/devices/virtio1/block/vda/queue/scheduler": "none [mq-deadline] kyber\n"],
            links: ["/sys/dev/block/254:0": "../../devices/virtio1/block/vda"]
        )
        let facts = try #require(BlockDeviceFacts.of(major: 254, minor: 0, root: tree.root))
        #expect(facts.name == "vda")
        #expect(facts.scheduler == "mq-deadline")
        #expect(facts.model == nil)
        #expect(facts.readAheadKibibytes == nil)
    }

    /// The numbers as Python's os.makedev composes them.
    @Test(arguments: [
        (UInt(0xfe00), UInt32(254), UInt32(0)), (UInt(0x10302), UInt32(259), UInt32(2)),
        (UInt(0x811), UInt32(8), UInt32(17)), (UInt(0x1a), UInt32(0), UInt32(26)),
        (UInt(0xfffff), UInt32(4095), UInt32(255)), (UInt(0x10072c), UInt32(7), UInt32(300)),
        (UInt(0x100011138870), UInt32(5000), UInt32(70000)),
    ])
    func `a device number is taken apart as glibc composes it`(device: UInt, major: UInt32, minor: UInt32) {
        #expect(BlockDeviceFacts.numbers(of: device) == (major, minor))
    }
}
