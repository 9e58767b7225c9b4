import Glibc
import Platform
import Results

extension Redaction {
    /// What is left out of results of this machine: its name, whole and without the domain.
    static var ofThisMachine: Redaction {
        let name = ProcFile.line("/proc/sys/kernel/hostname")
        return Redaction(names: [name, name?.split(separator: ".").first.map(String.init)].compactMap(\.self))
    }

    /// The command line as results keep it.
    static var keptArguments: [String] {
        let home = unsafe getenv("HOME").map { unsafe String(cString: $0) }
        return shortened(Array(CommandLine.arguments.dropFirst()), home: home)
    }
}
