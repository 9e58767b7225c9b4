import Foundation
import Results
import Testing

/// Trials as workers report them: builds of other versions read and write them, too.
@Suite struct TrialReportTests {
    /// The members of version 0.1.0.
    private static let members = """
        accessNanoseconds achievedPerSecond anonymousHugeBytes batches bufferHugetlbBytes bytes closeNanoseconds cycles \
        deviceReadBytes deviceWriteBytes digest dirtiedBytes dtlbMisses fastestThreadNanoseconds faultsPerMebibyte \
        filePmdMappedBytes groups instructions involuntarySwitches latencyBuckets latencyClock latencyCostNanoseconds \
        latencyMaxNanoseconds latencyMode latencyP50Nanoseconds latencyP90Nanoseconds latencyP99999Nanoseconds \
        latencyP9999Nanoseconds latencyP999Nanoseconds latencyP99Nanoseconds latencySamples majorFaults mapNanoseconds \
        meanNanosecondsPerOperation metricNanosecondsPerOperation minorFaults nodesAsked nodesObtained nowaitMisses \
        openNanoseconds operations p95NanosecondsPerOperation pageBytesAsked pageBytesObtained position queueDepth \
        reason residentAfterBytes residentBeforeBytes round runDelayNanoseconds sharedHugetlbBytes shmemPmdMappedBytes \
        slowestThreadNanoseconds status syncNanoseconds syscalls systemNanoseconds threads tlbInterrupts \
        unmapNanoseconds userNanoseconds voluntarySwitches wallNanoseconds
        """.split(separator: " ").map(String.init)

    /// Those of later versions.
    private static let later = ["cpus", "repeats", "throttledNanoseconds", "unobserved", "writtenPages"]

    private func full() throws -> Trial {
        var trial = try Sample.trial(round: 2, engine: 1)
        for column in TrialColumn.all where column.kind == .text && column.name != "status" {
            try #require(column.set(.text("x"), in: &trial))
        }
        return trial
    }

    @Test func `a report has facts and counters in one object, by the names of earlier versions`() throws {
        let trial = try full()
        let value = try JSONValue(parsing: Array(JSONEncoder().encode(trial)))
        guard case .object(let found) = value else { throw CocoaError(.coderInvalidValue) }
        #expect(found.map(\.key).sorted() == (Self.members + Self.later).sorted())
        #expect(value["minorFaults"] == .integer(try #require(trial[.minorFaults])))
    }

    @Test func `a report comes back as it was, and what it lacks is nil`() throws {
        let trial = try full()
        #expect(try JSONDecoder().decode(Trial.self, from: JSONEncoder().encode(trial)) == trial)
        let text = #"{"round":3,"position":1,"status":"refused","syscalls":5,"later":true}"#
        let short = try JSONDecoder().decode(Trial.self, from: Data(text.utf8))
        #expect(short.round == 3 && short[.syscalls] == 5 && short[.cycles] == nil && short.wallNanoseconds == nil)
    }

    @Test func `every counter has a column but those that scale the events`() {
        for counter in Counter.allCases {
            var trial = Trial(round: 0, position: 0, status: .valid)
            trial[counter] = 77
            let columns = TrialColumn.all.filter { $0.cell(of: trial) == .integer(77) }
            let isShown = counter != .eventsEnabledNanoseconds && counter != .eventsRunningNanoseconds
            #expect(columns.count == (isShown ? 1 : 0), "\(counter)")
        }
    }
}
