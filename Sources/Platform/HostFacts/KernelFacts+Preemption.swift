extension KernelFacts {
    /// How the kernel preempts itself: `none`, `voluntary`, `lazy`, `full` or `rt`; `dynamic` where it can be switched and does not say to
    /// what; nil where nothing tells.
    ///
    /// - Parameter root: what stands for `/` of the machine that these facts are of.
    package func preemption(root: String = "") -> String? {
        if ProcFile.integer(root + "/sys/kernel/realtime") == 1 || version.contains("PREEMPT_RT") { return "rt" }
        // `none voluntary (full) lazy`, for root alone.
        if let text = ProcFile.read(root + "/sys/kernel/debug/sched/preempt"),
            let chosen = ProcText.words(text).first(where: { $0.hasPrefix("(") })
        {
            return String(chosen.dropFirst().dropLast())
        }
        let asked = commandLine.map(ProcText.words)?.last { $0.hasPrefix("preempt=") }
        if let asked { return String(asked.dropFirst("preempt=".count)) }
        let config = ProcFile.read("\(root)/boot/config-\(release)").map(ProcText.lines) ?? []
        let models = ["NONE", "VOLUNTARY", "LAZY", ""].map { "CONFIG_PREEMPT\($0.isEmpty ? "" : "_")\($0)=y" }
        if let place = models.firstIndex(where: { model in config.contains { $0 == model } }) {
            return ["none", "voluntary", "lazy", "full"][place]
        }
        if version.contains("PREEMPT_DYNAMIC") { return "dynamic" }
        return version.contains("PREEMPT") ? "full" : nil
    }
}
