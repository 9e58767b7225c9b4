/// The `context` of google/benchmark's JSON, with keys of our own behind its own.
struct GoogleBenchmarkContext: Encodable {
    let date: String
    let executable = "faultline"
    let numCpus: Int?
    let caches: [String] = []
    let loadAvg: [Double]
    let libraryVersion: String
    let libraryBuildType: String
    let jsonSchemaVersion = 1
    let suite: String
    let seed: String
    let machine: String
    let revision: String?
}

/// An element of `benchmarks` in google/benchmark's JSON: a repetition, or an aggregate of all; times in nanoseconds.
struct GoogleBenchmarkRow: Encodable {
    var name: String
    var familyIndex: Int
    var perFamilyInstanceIndex: Int
    var runName: String
    var runType = "iteration"
    var repetitions: Int
    var repetitionIndex: Int?
    var threads: Int
    var aggregateName: String?
    var aggregateUnit: String?
    var iterations: Int
    var realTime: Double
    var cpuTime: Double?
    var timeUnit: String? = "ns"
    var label: String?
    var bytesPerSecond: Double?
    var itemsPerSecond: Double?
    var minorFaultsPerOp: Double?
    var majorFaultsPerOp: Double?
    var syscallsPerOp: Double?
}
