import Analysis

/// Why trials are not valid, each cause once, with all engines and cases that it holds for.
struct InvalidCauses {
    struct Cause {
        let status: String
        let reason: String
        var engines: [String] = []
        var cases: [String] = []
        /// Of each engine of each case.
        var counts: [(count: Int, of: Int)] = []

        /// `pread, mmap: 16 of 16 trials refused: ...`; the sum where the counts of engines and cases differ.
        var words: String {
            let isAlike = counts.allSatisfy { $0 == counts[0] }
            let all = counts.reduce((count: 0, of: 0)) { ($0.count + $1.count, $0.of + $1.of) }
            let told = isAlike ? counts[0] : all
            return self.words(told.count, of: told.of)
        }

        private func words(_ count: Int, of total: Int) -> String {
            Warning.notValid(
                engine: engines.count <= 4 ? engines.joined(separator: ", ") : "\(engines.count) engines",
                status: status,
                count: count,
                of: total,
                reason: reason
            ).description
        }
    }

    private(set) var all: [Cause] = []

    /// Takes a warning of this kind; false for any other.
    mutating func take(_ warning: Warning, of name: String) -> Bool {
        guard case .notValid(let engine, let status, let count, let total, let reason) = warning else { return false }
        let known = all.firstIndex { $0.status == status && $0.reason == reason }
        let place = known ?? all.count
        if known == nil { all.append(Cause(status: status, reason: reason)) }
        if !all[place].engines.contains(engine) { all[place].engines.append(engine) }
        if !all[place].cases.contains(name) { all[place].cases.append(name) }
        all[place].counts.append((count, total))
        return true
    }
}
