extension Counts: Codable {
    /// Reads the members that are named as counters: a number is a value, null one that was lost.
    package init(from decoder: any Decoder) throws {
        self.init()
        let members = try decoder.container(keyedBy: Counter.self)
        for counter in Counter.allCases where members.contains(counter) {
            if try members.decodeNil(forKey: counter) {
                lose(counter)
            } else {
                self[counter] = try members.decode(Int.self, forKey: counter)
            }
        }
    }

    /// Writes a member for each counter that has a value or was lost, beside whatever else the encoder's object has.
    package func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: Counter.self)
        for counter in Counter.allCases {
            if isLost(counter) {
                try members.encodeNil(forKey: counter)
            } else if let value = self[counter] {
                try members.encode(value, forKey: counter)
            }
        }
    }
}

extension Counts: Hashable {
    package static func == (left: Counts, right: Counts) -> Bool {
        Counter.allCases.allSatisfy { left[$0] == right[$0] && left.isLost($0) == right.isLost($0) }
    }

    package func hash(into hasher: inout Hasher) {
        for counter in Counter.allCases { hasher.combine(self[counter]) }
    }
}
