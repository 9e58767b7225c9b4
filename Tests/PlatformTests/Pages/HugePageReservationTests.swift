import Glibc
import Testing

@testable import Platform

extension HugePageTests {
    @Suite struct ReservationTests {
        @Test(.reservesHugePages)
        func `missing pages are added, and only they are taken back, once`() throws {
            let before = try #require(HugePagePool(pageSize: hugePage))
            let first = try HugePagePool.reserve(pages: before.available + 2, of: hugePage)
            #expect(first.added == 2)
            let second = try HugePagePool.reserve(pages: before.available + 3, of: hugePage)
            #expect(second.added == 1)
            #expect(HugePagePool(pageSize: hugePage)?.available == before.available + 3)
            try first.restore()
            try first.restore()
            #expect(HugePagePool(pageSize: hugePage)?.total == before.total + 1)
            let none = try HugePagePool.reserve(pages: before.available + 1, of: hugePage)
            #expect(none.added == 0)
            try second.restore()
            #expect(pool(settledAs: before) == before)
        }

        @Test(.reservesHugePages)
        func `a reservation that is let go is taken back`() throws {
            let before = try #require(HugePagePool(pageSize: hugePage))
            do { _ = try HugePagePool.reserve(pages: before.available + 2, of: hugePage) }
            #expect(pool(settledAs: before) == before)
        }

        @Test(.reservesHugePages)
        func `pages can be reserved on a node, and are counted there`() throws {
            let node = try #require(NUMAFacts.current().nodesWithMemory.last)
            let before = try #require(HugePagePool(pageSize: hugePage))
            let free = try #require(before.free(onNode: node))
            let reservation = try HugePagePool.reserve(pages: free + 2, of: hugePage, onNode: node)
            #expect(HugePagePool(pageSize: hugePage)?.free(onNode: node) == free + 2)
            try reservation.restore()
            #expect(pool(settledAs: before) == before)
            #expect(before.free(onNode: 999) == nil)
        }

        @Test(.reservesHugePages)
        func `more pages than memory has are refused with the figures, and nothing is changed`() throws {
            let before = try #require(HugePagePool(pageSize: hugePage))
            let error = #expect(throws: SystemError.self) {
                _ = try HugePagePool.reserve(pages: 1 << 24, of: hugePage)
            }
            let text = try #require(error).description
            #expect(
                text.hasPrefix("reserve 16777216 huge pages of 2 MiB: \(before.available) are free, and memory has")
            )
            #expect(text.hasSuffix("more: Cannot allocate memory"))
            #expect(pool(settledAs: before) == before)
        }

        @Test func `a kernel that gives fewer is told by the count, and the pool is put back`() throws {
            // Files whose contents nobody changes: the pool says 5 of 7 free whatever is written.
            let base = "/sys/kernel/mm/hugepages/hugepages-2048kB"
            let tree = try FixtureTree([
                "\(base)/nr_hugepages": "7", "\(base)/free_hugepages": "5\n", "\(base)/resv_hugepages": "1\n",
                "/proc/meminfo": "MemTotal: 99999999 kB\nMemAvailable: 88888888 kB\n",
            ])
            #expect(
                throws: SystemError(
                    "reserve 6 huge pages of 2 MiB: 4 were free, and of 2 more the kernel gave 2",
                    result: -Int(ENOMEM)
                )
            ) {
                _ = try HugePageReservation(pages: 6, of: hugePage, onNode: nil, root: tree.root)
            }
            #expect(ProcFile.integer(tree.root + base + "/nr_hugepages") == 7)
            let enough = try HugePageReservation(pages: 4, of: hugePage, onNode: nil, root: tree.root)
            #expect(enough.added == 0)
        }

        @Test func `a size or a node that there is not is an error that says what there is`() throws {
            let tree = try FixtureTree([
                "/sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages": "0\n",
                "/sys/kernel/mm/hugepages/hugepages-2048kB/free_hugepages": "0\n",
            ])
            #expect(
                throws: SystemError(
                    "reserve 1 huge pages of 1 GiB (this machine has 2 MiB)",
                    result: -Int(EINVAL)
                )
            ) {
                _ = try HugePageReservation(pages: 1, of: 1 << 30, onNode: nil, root: tree.root)
            }
            let error = #expect(throws: SystemError.self) {
                _ = try HugePageReservation(pages: 1, of: hugePage, onNode: 7, root: tree.root)
            }
            #expect(error?.operation == "reserve 1 huge pages of 2 MiB on node 7")
        }

        @Test(.enabled(if: geteuid() != 0, "root may do it"))
        func `without root a reservation is refused`() throws {
            let pool = try #require(HugePagePool(pageSize: hugePage))
            let error = #expect(throws: SystemError.self) {
                _ = try HugePagePool.reserve(pages: pool.available + 1, of: hugePage)
            }
            #expect(error?.number == EACCES)
        }
    }
}

@Suite struct HugePagePoolTests {
    @Test func `a pool is read with what is promised, surplus and limited`() throws {
        let base = "/sys/kernel/mm/hugepages/hugepages-1048576kB"
        let tree = try FixtureTree([
            "\(base)/nr_hugepages": "5\n", "\(base)/free_hugepages": "3\n", "\(base)/resv_hugepages": "2\n",
            "\(base)/surplus_hugepages": "1\n", "\(base)/nr_overcommit_hugepages": "4\n",
            "/sys/devices/system/node/node1/hugepages/hugepages-1048576kB/free_hugepages": "2\n",
            "/proc/self/cgroup": "4:memory:/m\n0::/a/b\n",
            "/proc/self/mountinfo": "30 23 0:26 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw\n",
            "/sys/fs/cgroup/unified/a/hugetlb.1GB.max": "3221225472\n",
            "/sys/fs/cgroup/unified/a/b/hugetlb.1GB.max": "max\n",
            "/sys/fs/cgroup/unified/a/b/hugetlb.1GB.rsvd.max": "2147483648\n",
        ])
        let pool = try #require(HugePagePool(pageSize: 1 << 30, root: tree.root))
        #expect(HugePagePool.sizes(root: tree.root) == [1 << 30])
        #expect((pool.total, pool.free, pool.reserved, pool.available) == (5, 3, 2, 1))
        #expect((pool.surplus, pool.overcommitLimit) == (1, 4))
        #expect(pool.cgroupLimitBytes == 2 << 30)
        #expect(pool.free(onNode: 1) == 2)
        #expect(pool.free(onNode: 0) == nil)
        #expect(HugePagePool(pageSize: 2 << 20, root: tree.root) == nil)
    }

    @Test func `a limit of version 1 is found too`() throws {
        let base = "/sys/kernel/mm/hugepages/hugepages-2048kB"
        let tree = try FixtureTree([
            "\(base)/nr_hugepages": "5\n", "\(base)/free_hugepages": "3\n",
            "/proc/self/cgroup": "7:cpu,hugetlb:/h\n4:memory:/m\n0::/\n",
            "/proc/self/mountinfo": "35 31 0:32 / /sys/fs/cgroup/hugetlb rw - cgroup cgroup rw,cpu,hugetlb\n",
            "/sys/fs/cgroup/hugetlb/h/hugetlb.2MB.limit_in_bytes": "67108864\n",
            "/sys/fs/cgroup/hugetlb/hugetlb.2MB.limit_in_bytes": "9223372036852678656\n",
        ])
        #expect(HugePagePool(pageSize: 2 << 20, root: tree.root)?.cgroupLimitBytes == 64 << 20)
    }
}
