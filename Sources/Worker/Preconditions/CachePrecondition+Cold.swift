internal import Engines
internal import Platform
internal import Results
internal import Workloads

/// Cold means that the device was asked, and is proven twice: no page is resident just before the timed part, and the process
/// fetched from the device what it touched.
extension CachePrecondition {
    /// Places of a file that are looked at where its pages can't be counted.
    private static var mostPlaces: Int { 64 }

    /// Why reads of this data would not ask a device; nil if they would.
    func coldRefusal() -> String? {
        if let system = try? FileSystem(of: data.path(ofFile: 0)), system.isMemory {
            return "the data lies in memory (tmpfs), which has no cold state: choose a --directory on a disk"
        }
        for index in 0..<data.fileCount {
            // What can't be opened fails by itself, with its own reason.
            guard let file = try? FileHandle(data.path(ofFile: index)), let extents = try? FileExtents(of: file),
                let obstacle = extents.obstacle
            else { continue }
            return "cold can't be had: \(obstacle)"
        }
        return nil
    }

    /// The places of a file that the pass takes, some of them.
    func sample(ofFile index: Int) -> [Int] { touched.places(ofFile: index, most: Self.mostPlaces) }

    /// Throws a refusal where pages stay since another process has the data mapped.
    func refuseMapped() throws {
        for index in 0..<data.fileCount {
            let file = try FileHandle(data.path(ofFile: index))
            guard let process = FileMappers.others(of: file).first else { continue }
            let name = process.name.map { " (\($0))" } ?? ""
            throw Obstacle(
                .refused,
                "cold can't be had: process \(process.number)\(name) has \(file.path) mapped, whose pages stay in the page cache",
                fix: "end it, or measure a copy of the file"
            )
        }
    }

    /// Why a cold trial did not begin so; nil if it did, or if pages could not be counted.
    func presence(before trial: Trial) -> String? {
        guard isCold, let resident = trial.residentBeforeBytes, resident > 0 else { return nil }
        return "not cold: \(resident) bytes were back in the page cache before the timed part"
    }

    /// Why a cold pass did not fetch from the device what it touched; nil if it did, to 1 %, or if nobody counts that.
    ///
    /// What a cache below delivers counts as the device's: whose that is stands beside the figures. A fast device is none.
    func warmth(of trial: Trial) -> String? {
        let path = data.path(ofFile: 0)
        guard let fetched = trial[.deviceReadBytes], StorageStack.below(path).countsReads == true else { return nil }
        let block = (try? FileSystem(of: path))?.blockBytes ?? PageCache.pageSize
        let due = touched.bytes(inBlocksOf: block)
        guard Double(fetched) < Double(due) * 0.99 else { return nil }
        return "not cold: \(fetched) of the \(due) bytes in the pages that it read came from the device"
    }
}
