/// A rule of a gate, cut into words; engines, case ids and expressions hold no spaces.
struct GateWords {
    let text: String
    let accepted: String
    let place: String?

    init(_ text: String, accepted: String, place: String?) {
        self.text = text
        self.accepted = accepted
        self.place = place
    }

    var all: [String] { text.split(separator: " ").map(String.init) }

    func refusal(_ problem: String? = nil, accepted other: String? = nil) -> WorkloadError {
        WorkloadError(problem ?? "'\(text)' is not understood", accepted: other ?? accepted, place: place)
    }

    func engine(_ text: String, _ registry: EngineRegistry) throws(WorkloadError) -> EngineSpec {
        do throws(WorkloadError) {
            return try registry.spec(parsing: text)
        } catch {
            throw place.map { error.at($0) } ?? error
        }
    }

    func percentage(_ text: String) throws(WorkloadError) -> Double {
        do throws(WorkloadError) {
            return try GatePercentage.share(parsing: text)
        } catch {
            throw place.map { error.at($0) } ?? error
        }
    }
}
