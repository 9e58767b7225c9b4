package import Results

extension Environment {
    /// The machine in a few words: `Xeon 2.50 GHz, 2 CPUs, 24 GiB, ext4, Linux 6.18, VM`. What is not known is left
    /// out.
    package var machineWords: String {
        let gibibytes = memory.totalBytes.map { "\($0 >> 30 + ($0 >> 29) & 1) GiB" }
        let kernel = kernel.number.map { "Linux \($0.major).\($0.minor)" }
        let guest = virtualisation.isGuest == true ? "VM" : nil
        return [cpu.model.map(Self.shortModel), cpus, gibibytes, fileSystem.type, kernel, guest]
            .compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private var cpus: String? {
        guard let online = cpu.onlineCount else { return nil }
        let all = FigureText.plural(online, "CPU")
        guard let allowed = cpu.allowed?.count, allowed < online else { return all }
        return "\(allowed) of \(all)"
    }

    /// A model without marks of trade and words that say nothing: `Intel(R) Xeon(R) Processor @ 2.50GHz` is `Xeon 2.50 GHz`.
    private static func shortModel(_ model: String) -> String {
        let idle: Set = ["Intel", "AMD", "Processor", "CPU", "@"]
        let plain = model.replacing("(R)", with: "").replacing("(TM)", with: "")
        return plain.split(separator: " ").map(String.init).filter { !idle.contains($0) && !$0.hasSuffix("-Core") }
            .map { $0.hasSuffix("GHz") ? $0.replacing("GHz", with: " GHz") : $0 }.joined(separator: " ")
    }
}
