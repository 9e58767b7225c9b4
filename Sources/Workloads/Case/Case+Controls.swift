extension Case {
    /// The case beside one with pages of the pool: the same work on memory of base pages; nil for other cases.
    ///
    /// In a memfd read(2) and mmap share one object in each of the two. Between the two, page size *and* file system differ: write(2)
    /// and cachestat(2) don't work on hugetlbfs, so that there is no file of both kinds. Anonymous memory differs in its pages alone.
    package var twin: Case? {
        guard conditions.hugePages.poolPageSize != nil else { return nil }
        var copy = self
        copy.conditions.hugePages = .off
        return copy
    }

    /// The same work with another request to the memory.
    package func asking(_ memory: MemoryRequest?) -> Case {
        var copy = self
        copy.conditions.memory = memory
        return copy
    }

    /// The same work by one thread, with other CPUs busy or not: what the scaling of a case with threads is held against.
    ///
    /// A second busy CPU may slow the first all by itself (a shared core, a shared host): without that control a loss by the machine
    /// would be taken for one by the engine.
    package func alone(besideSpinners count: Int) -> Case {
        var copy = self
        copy.conditions.threads = 1
        copy.conditions.spinners = count
        return copy
    }
}
