internal import FoundationEssentials

/// Times of day for results and names of files.
package enum Timestamp {
    /// Now, ISO 8601 in UTC: `2026-11-21T09:41:00Z`.
    package static func now() -> String { Date().formatted(.iso8601) }

    /// Now, for the name of a file: `20261121T094100Z`.
    package static func fileName() -> String { now().filter { $0 != "-" && $0 != ":" } }
}
