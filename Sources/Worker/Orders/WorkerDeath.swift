package import Engines
internal import Platform
package import Workloads

/// Why a worker was ended by a signal: what is found in its data and on the machine, else all that is possible.
package struct WorkerDeath {
    private let before: FaultCounts
    private let root: String

    /// Takes down what the kernel has counted so far.
    package init() { self.init(root: "") }

    /// - Parameter root: the directory that stands for `/`.
    init(root: String) {
        self.root = root
        before = FaultCounts.current(root: root)
    }

    /// The signal with its reason: `SIGBUS: FILE has 4096 of 8388608 bytes now`.
    ///
    /// - Parameters:
    ///   - data: what the worker was at work on; nil for none.
    ///   - benchCase: the case; nil where data was made.
    package func words(_ signal: Int, data: DataSet?, of benchCase: Case? = nil) -> String {
        let now = FaultCounts.current(root: root)
        var found: [String]
        let possible: [String]
        switch signal {
        case 7:
            found = data.map { shortfalls(of: $0) + pages(of: $0, benchCase) + room(of: $0) } ?? []
            found += now.since(before)
            possible = data.map { Self.busErrors($0, benchCase) } ?? ["a page that could not be read or had no room"]
        case 9:
            let kills = now.killsSince(before)
            found = kills ?? 0 > 0 ? ["the kernel was out of memory, and ended a process (oom_kill)"] : []
            possible =
                kills == nil
                ? ["somebody's kill", "the kernel was out of memory"]
                : ["somebody's kill", "a daemon that watches memory", "a limit of a job scheduler or container"]
        case 25: (found, possible) = (["a file would have become larger than the limit (ulimit -f)"], [])
        case 24: (found, possible) = (["it took more CPU time than the limit (ulimit -t)"], [])
        case 31: (found, possible) = (["a sandbox (seccomp) ends processes for one of its system calls"], [])
        case 4, 5, 6, 8, 11:
            found = now.since(before)
            possible = ["a defect of Faultline", "broken memory"]
        default: (found, possible) = ([], ["somebody's kill"])
        }
        let name = SignalName.of(signal)
        if !found.isEmpty { return "\(name): \(found.joined(separator: "; "))" }
        return "\(name) (possible: \(possible.joined(separator: ", or ")))"
    }

    /// Files that are shorter than they were made, or gone.
    private func shortfalls(of data: DataSet) -> [String] {
        guard data.hasFiles else { return [] }
        for index in 0..<data.fileCount {
            let path = data.path(ofFile: index)
            guard let file = try? FileHandle(path) else { return ["\(path) is gone"] }
            guard let size = try? file.facts().size, size < data.fileSize else { continue }
            return ["\(path) has \(size) of \(data.fileSize) bytes now: something outside has cut it off"]
        }
        return []
    }

    /// A pool of huge pages that has none left, or a group that may take none.
    private func pages(of data: DataSet, _ benchCase: Case?) -> [String] {
        Self.poolPages(data, benchCase).flatMap { size -> [String] in
            guard let pool = HugePagePool(pageSize: size, root: root) else { return [] }
            let words = ByteSize(size)
            if let room = pool.cgroupRoomBytes, let limit = pool.cgroupLimitBytes, room < size {
                return ["the control group may have no more pages of \(words) (limit \(ByteSize(limit)), hugetlb)"]
            }
            return pool.available == 0
                ? ["no page of \(words) is left of the \(pool.total) in the pool: other processes have them"] : []
        }
    }

    /// A file system that is full, where a write to a mapping may need new blocks.
    private func room(of data: DataSet) -> [String] {
        guard data.hasFiles, data.memoryPath == nil, let system = try? FileSystem(of: data.directory),
            system.freeBytes < 1 << 20
        else { return [] }
        return ["the file system of \(data.directory) is full (\(system.freeBytes >> 10) KiB free)"]
    }

    /// Where nothing is found: what it may have been.
    private static func busErrors(_ data: DataSet, _ benchCase: Case?) -> [String] {
        var possible: [String] = []
        if !poolPages(data, benchCase).isEmpty {
            possible += [
                "a hugetlb limit of a control group above this one, which can't be seen here",
                "pages that other processes had at that moment",
            ]
        }
        if data.hasFiles, data.memoryPath == nil {
            possible += [
                "the file was cut off and is whole again", "the device could not read a page and did not count it",
                "the file system was full at that moment",
            ]
        }
        return possible + ["broken memory"]
    }

    private static func poolPages(_ data: DataSet, _ benchCase: Case?) -> [Int] {
        let buffers = benchCase?.engines.compactMap { $0.bufferPages == .hugetlb2MiB ? 2 << 20 : nil } ?? []
        return Set((data.memory?.hugePages.poolPageSize).map { buffers + [$0] } ?? buffers).sorted()
    }
}
