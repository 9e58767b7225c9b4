/// The kinds of row in ``all``: each finds the value of a trial, and sets it.
extension TrialColumn {
    /// A counter.
    static func counter(_ name: String, _ counter: Counter, _ unit: String, _ source: String) -> TrialColumn {
        optional(name, .integer, unit, source, Cell.integer) { cell in
            if case .integer(let value) = cell { value } else { nil }
        } read: {
            $0[counter]
        } write: {
            $0[counter] = $1
        }
    }

    static func integer(
        _ name: String,
        _ path: any WritableKeyPath<TrialFacts, Int?> & Sendable,
        _ unit: String,
        _ source: String
    ) -> TrialColumn {
        optional(name, .integer, unit, source, path, Cell.integer) { cell in
            if case .integer(let value) = cell { value } else { nil }
        }
    }

    /// A column of which every trial has a value.
    static func required(
        _ name: String,
        _ path: any WritableKeyPath<TrialFacts, Int> & Sendable,
        _ unit: String,
        _ source: String
    ) -> TrialColumn {
        TrialColumn(name, .integer, unit, source, read: { .integer($0.facts[keyPath: path]) }) { trial, cell in
            guard case .integer(let value) = cell else { return false }
            trial.facts[keyPath: path] = value
            return true
        }
    }

    static func real(
        _ name: String,
        _ path: any WritableKeyPath<TrialFacts, Double?> & Sendable,
        _ unit: String,
        _ source: String
    ) -> TrialColumn {
        optional(name, .real, unit, source, path, Cell.real) { cell in
            switch cell {
            case .real(let value): value
            case .integer(let value): Double(value)
            default: nil
            }
        }
    }

    static func text(
        _ name: String,
        _ path: any WritableKeyPath<TrialFacts, String?> & Sendable,
        _ unit: String,
        _ source: String
    ) -> TrialColumn {
        optional(name, .text, unit, source, path, Cell.text) { cell in
            if case .text(let value) = cell { value } else { nil }
        }
    }

    /// Four words: what readers of 0.1.0 take.
    static func status(_ unit: String, _ source: String) -> TrialColumn {
        TrialColumn("status", .text, unit, source) { trial in
            .text((trial.status == .notReached ? .failed : trial.status).rawValue)
        } write: { trial, cell in
            guard case .text(let text) = cell, let status = TrialStatus(rawValue: text) else { return false }
            trial.status = status
            return true
        }
    }

    /// What the four words have no room for.
    static func outcome(_ unit: String, _ source: String) -> TrialColumn {
        TrialColumn("outcome", .text, unit, source) { trial in
            trial.status == .notReached ? .text(trial.status.rawValue) : .none
        } write: { trial, cell in
            switch cell {
            case .text(TrialStatus.notReached.rawValue): trial.status = .notReached
            // A later version may have more of them.
            case .text, .none: break
            default: return false
            }
            return true
        }
    }

    static func digest(_ unit: String, _ source: String) -> TrialColumn {
        optional("digest", .digest, unit, source, \.digest, Cell.digest) { cell in
            if case .digest(let value) = cell { value } else { nil }
        }
    }

    private static func optional<Value>(
        _ name: String,
        _ kind: Kind,
        _ unit: String,
        _ source: String,
        _ path: any WritableKeyPath<TrialFacts, Value?> & Sendable,
        _ wrap: @escaping @Sendable (Value) -> Cell,
        unwrap: @escaping @Sendable (Cell) -> Value?
    ) -> TrialColumn {
        optional(name, kind, unit, source, wrap, unwrap: unwrap) {
            $0.facts[keyPath: path]
        } write: {
            $0.facts[keyPath: path] = $1
        }
    }

    /// A column whose cell may be empty.
    private static func optional<Value>(
        _ name: String,
        _ kind: Kind,
        _ unit: String,
        _ source: String,
        _ wrap: @escaping @Sendable (Value) -> Cell,
        unwrap: @escaping @Sendable (Cell) -> Value?,
        read: @escaping @Sendable (Trial) -> Value?,
        write: @escaping @Sendable (inout Trial, Value?) -> Void
    ) -> TrialColumn {
        TrialColumn(name, kind, unit, source, read: { read($0).map(wrap) ?? .none }) { trial, cell in
            let value = unwrap(cell)
            guard value != nil || cell == .none else { return false }
            write(&trial, value)
            return true
        }
    }
}
