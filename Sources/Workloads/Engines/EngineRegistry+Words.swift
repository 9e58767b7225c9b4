extension EngineRegistry {
    /// The engines of cases that name none, in words: `read,mmap; random: pread,mmap`.
    package var defaultWords: String {
        Work.definitions.flatMap { definition in
            definition.samples.compactMap { sample -> String? in
                var given = sample.given
                given[.kind] = definition.kind.rawValue
                guard let engines = try? engines(of: given) else { return nil }
                let texts = engines.map(\.description).joined(separator: ",")
                return sample.words.isEmpty ? texts : "\(sample.words): \(texts)"
            }
        }
        .joined(separator: "; ")
    }

    private func engines(of given: [WorkloadKey: String]) throws(WorkloadError) -> [EngineSpec] {
        var draft = CaseDraft(self)
        for (key, text) in given { try draft.set(key, to: text) }
        return try draft.makeCase().engines
    }
}
