extension SmallFileWork {
    package func validate(under conditions: Conditions) throws(WorkloadError) {
        try Block.validate(buffer, of: fileSize)
        guard (1...1_000_000).contains(fileCount) else {
            throw WorkloadError("files \(fileCount)", accepted: "1 to 1000000")
        }
        guard fileSize <= Self.mostFileSize else {
            throw WorkloadError("file-size \(fileSize) with kind small-files", accepted: "at most \(Self.mostFileSize)")
        }
        try conditions.validateThreads(over: fileCount)
        guard operations >= 1 else { throw WorkloadError("operations \(operations)", accepted: "1 or more") }
        try pattern.validate(under: conditions)
        try Block.validate(
            pass: pattern != .sequential && !conditions.isOnePass ? nil : fileCount,
            operations: operations,
            threads: conditions.threads
        )
        guard conditions.memory == nil else {
            throw WorkloadError(
                "backing, huge-pages or numa with kind small-files",
                accepted: "kind: file: one object that is placed as a whole"
            )
        }
        guard conditions.sharing == .shared else {
            throw WorkloadError(
                "sharing \(conditions.sharing.rawValue) with kind small-files: each file is opened by one thread anyway",
                accepted: "no sharing"
            )
        }
    }
}
