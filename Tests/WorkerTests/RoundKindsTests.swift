import Platform
import Results
import Testing
import Workloads

@testable import Worker
import TestSupport

/// Rounds of every kind of case.
extension RoundRunnerTests {
    @Test("Every kind of case is valid with every engine that can do it", arguments: Self.drafts)
    func everyKind(_ draft: CaseDraft) throws {
        let round = try RoundFixture { base in
            let size = base.fileSize
            base = draft
            base.fileSize = draft.fileSize ?? size
        }
        for (engine, trial) in try round.runToTheEnd() {
            #expect(trial.status == .valid, "\(round.benchCase.engines[engine]): \(trial.reason ?? "")")
            #expect((trial.metricNanosecondsPerOperation ?? 0) > 0)
            #expect(trial.threads == round.benchCase.threads)
        }
    }

    static let drafts: [CaseDraft] = {
        var drafts: [CaseDraft] = []
        func add(_ change: (inout CaseDraft) -> Void) {
            var draft = CaseDraft()
            change(&draft)
            drafts.append(draft)
        }
        add { $0.mapping = .firstTouch }
        add {
            $0.mapping = .firstTouch
            $0.pattern = .random
        }
        add { $0.fileSize = ByteSize((4 << 20) + 4093) }
        add {
            $0.pattern = .zipf(exponent: 0.9)
            $0.threads = 2
            $0.consumption = .touch
        }
        add { $0.threads = 3 }
        add {
            $0.operation = .mixed
            $0.pattern = .random
            $0.consumption = .sum
        }
        add {
            $0.operation = .mixed
            $0.pattern = .random
            $0.durability = .end
            $0.engines = ["pread", "preadv2", "direct", "mmap-window:window=64KiB"].compactMap {
                try? EngineSpec(parsing: $0)
            }
        }
        add {
            $0.operation = .write
            $0.durability = .end
            $0.engines = ["write", "direct", "mmap-window:window=1MiB"].compactMap { try? EngineSpec(parsing: $0) }
        }
        add {
            $0.operation = .mixed
            $0.durability = .every(100)
            $0.pattern = .random
        }
        add {
            $0.operation = .write
            $0.mapping = .firstTouch
            $0.threads = 2
        }
        add {
            $0.cache = .cold
            $0.pattern = .random
            $0.blockSize = ByteSize(64)
        }
        add { $0.fill = .populate }
        add { $0.fill = .random(.kibibytes(4)) }
        add {
            $0.mapping = .firstTouch
            $0.engines = [
                "read:advice=sequential", "mmap:populate=map", "mmap:populate=read", "mmap:populate=willneed",
                "mmap:advice=sequential:populate=read",
            ].compactMap { try? EngineSpec(parsing: $0) }
        }
        return drafts
    }()
}
