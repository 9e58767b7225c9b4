internal import FoundationEssentials
internal import Platform

/// fio as a process of its own, run once a round: the third arm of a row.
///
/// Its time is user and system CPU time over operations, as its JSON tells them for the job alone: the start of the process, and
/// what others take of the CPU, are not in it. C and Faultline are timed by the clock in groups so short that the median of these
/// holds no waiting either.
struct FioArm {
    /// What a run of a job took.
    struct Times: Sendable {
        /// CPU time of one operation, in nanoseconds.
        let cpu: Double
        /// Elapsed time of one operation, in nanoseconds.
        let elapsed: Double
    }

    let program: FioProgram

    /// Runs a job over a resident file.
    func run(_ job: FioJob, file: String, bytes: Int) throws -> Times {
        let mapping = try Self.held(file, bytes: bytes)
        let output = try program.output(of: job.arguments(file: file, bytes: bytes))
        withExtendedLifetime(mapping) {}
        return try Self.times(output, expecting: job.passes * (bytes / job.blockBytes))
    }

    /// A mapping of every page: without it fio's own eviction (invalidate=1) would make it read from the device, and be 50 times
    /// slower. Mapped pages are not evicted.
    private static func held(_ path: String, bytes: Int) throws -> Held {
        let file = try FileHandle(path)
        return Held(try Mapping(file.descriptor, length: bytes, populate: true))
    }

    private final class Held {
        private let mapping: Mapping
        init(_ mapping: consuming Mapping) { self.mapping = mapping }
    }

    private struct Output: Decodable {
        let jobs: [Job]

        struct Job: Decodable {
            let error: Int
            let usrCpu: Double
            let sysCpu: Double
            let jobRuntime: Double
            let read: Reads
        }

        struct Reads: Decodable {
            let totalIos: Double
            let runtime: Double
        }
    }

    /// fio tells CPU time in percent of the job's run time, and that in milliseconds.
    static func times(_ json: [UInt8], expecting operations: Int) throws -> Times {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let output = try? decoder.decode(Output.self, from: Data(json)), let job = output.jobs.first else {
            throw OverheadError("fio's answer can't be read")
        }
        guard job.error == 0, Int(job.read.totalIos) == operations, job.jobRuntime > 0 else {
            throw OverheadError(
                "fio did \(Int(job.read.totalIos)) of \(operations) operations (error \(job.error))"
            )
        }
        let cpu = (job.usrCpu + job.sysCpu) / 100 * job.jobRuntime * 1e6
        return Times(cpu: cpu / job.read.totalIos, elapsed: job.read.runtime * 1e6 / job.read.totalIos)
    }
}
