import Foundation

/// Every two keys of a workload with some of their values: what a reader of suites makes of each pair alone.
///
/// Defaults depend on other keys, and most refusals are of two that don't go together.
struct KeyPairs {
    private let values: [(key: String, values: [String])]

    /// The values of each key, as `key: value value`.
    init() throws {
        values = try Pin.lines("pairs.txt").map { line in
            let words = line.split(separator: " ").map(String.init)
            return (String(words[0].dropLast()), Array(words.dropFirst()))
        }
    }

    /// The keys of each pair with the digest of its cases, or its refusal.
    func answers() throws -> [(keys: String, answer: String)] {
        var answers: [(String, String)] = []
        for (place, first) in values.enumerated() {
            for second in values.dropFirst(place + 1) {
                for one in first.values {
                    for other in second.values {
                        let keys = "\(first.key)=\(one) \(second.key)=\(other)"
                        let text = PinnedCases.suite(PinnedCases.workload(keys))
                        let isRefused = text.hasPrefix("refused: ")
                        answers.append((keys, isRefused ? String(text.dropLast()) : Fingerprint.text(text.utf8)))
                    }
                }
            }
        }
        return answers
    }
}

/// FNV-1a (Fowler, Noll, Vo) of 64 bits, for what is too long to be pinned as it is.
enum Fingerprint {
    static func text(_ bytes: some Sequence<UInt8>) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return String(hash, radix: 16)
    }
}
