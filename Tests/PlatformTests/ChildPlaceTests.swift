import Foundation
import Testing

@testable import Platform

/// Where the kernel puts what a child runs with.
@Suite(.timeLimit(.minutes(5))) struct ChildPlaceTests {
    private static var isRandomised: Bool {
        (try? String(contentsOfFile: "/proc/sys/kernel/randomize_va_space", encoding: .utf8))?.hasPrefix("2") == true
    }

    /// The first address of the child's mapping of this kind.
    private func place(_ kind: String) throws -> String {
        try onOwnThread {
            let watch = try SignalWatch()
            defer { watch.release() }
            let script =
                "while read -r line; do case $line in *'[\(kind)]'*) echo \"$line\" >&4; break ;; esac; done < /proc/$$/maps"
            let child = try ChildProcess.start(
                "/bin/sh",
                arguments: ["-c", script],
                order: [],
                timeout: 50_000_000_000,
                turns: nil
            )
            let outcome = try child.finish(watch: watch)
            #expect(outcome.ending == .exited(0))
            return String(String(decoding: outcome.report, as: UTF8.self).prefix { $0 != "-" })
        }
    }

    // Figures that hang on the place then differ from round to round, and are in the interval.
    @Test(.enabled(if: isRandomised, "kernel.randomize_va_space is not 2"), arguments: ["stack", "heap"])
    func `each child has its stack and its mappings elsewhere`(kind: String) throws {
        let places = try (0..<6).map { _ in try place(kind) }
        #expect(places.allSatisfy { !$0.isEmpty })
        #expect(Set(places).count > 3, "\(places)")
    }
}
