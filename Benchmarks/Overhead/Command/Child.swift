internal import Glibc
internal import Platform

/// A program that is run to its end: its output, and what it used.
struct Child {
    /// What it wrote to standard output.
    let output: [UInt8]
    /// Its exit code, or 128 and the number of the signal that ended it.
    let status: Int32
    /// From its start to its end, in nanoseconds.
    let elapsed: Int
    /// The CPU time of its threads, without its children, in nanoseconds and whole ticks (of 10 ms); nil where the kernel does not tell.
    let ownCPU: Int?

    /// Runs a program with its output in a file of `folder` and nothing on standard error.
    init(_ path: String, _ arguments: [String], in folder: String) throws {
        let file = "\(folder)/child.out"
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_addopen(&actions, 1, file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        // Signals that this process watches are blocked in it, and would be in the child.
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        unsafe sigemptyset(&none)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var words: [UnsafeMutablePointer<CChar>?] = unsafe ([path] + arguments).map { unsafe strdup($0) }
        unsafe words.append(nil)
        defer { unsafe words.forEach { unsafe free($0) } }
        var id: pid_t = 0
        let start = Clock.now()
        let failure = unsafe posix_spawn(&id, path, &actions, &attributes, &words, environ)
        guard failure == 0 else { throw SystemError("start", path: path, result: -Int(failure)) }
        // The child stays until it is reaped, so that what it used can still be read.
        var facts = unsafe siginfo_t()
        while unsafe waitid(P_PID, id_t(id), &facts, WEXITED | WNOWAIT) < 0, errno == EINTR {}
        elapsed = Clock.now() - start
        ownCPU = Self.cpu(ProcFile.read("/proc/\(id)/stat"))
        var code: Int32 = 0
        while unsafe waitpid(id, &code, 0) < 0, errno == EINTR {}
        status = code & 0x7f == 0 ? (code >> 8) & 0xff : 128 + (code & 0x7f)
        let answer = try FileHandle(file)
        output = try answer.bytes(in: 0..<(try answer.facts().size))
    }

    /// User and system time out of /proc/PID/stat (proc_pid_stat(5), fields 14 and 15), in nanoseconds. The name, in parentheses, may have
    /// spaces in it: the fields are counted from behind it.
    private static func cpu(_ line: String?) -> Int? {
        guard let line, let name = line.lastIndex(of: ")") else { return nil }
        let fields = line[name...].split(separator: " ")
        guard fields.count > 13, let user = Int(fields[12]), let system = Int(fields[13]) else { return nil }
        return (user + system) * (1_000_000_000 / sysconf(Int32(_SC_CLK_TCK)))
    }
}
