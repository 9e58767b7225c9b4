internal import Glibc

extension Obstacle {
    /// What an error of a system call means: the one place that tells *refused* from *failed*, for runs, `doctor` and probes alike.
    ///
    /// *Refused* is what the kernel, a sandbox or a file system does not do here or for this user: of the calls of ``SystemCall`` by any
    /// of the numbers below, of any other by those that say nothing else. What is an error of the device, or of this program's own,
    /// is *failed*.
    ///
    /// - Parameter here: nil to look at this process, and at the file system of the error's path.
    package init(_ error: SystemError, here: Surroundings? = nil) {
        let here = here ?? Surroundings.current(of: error.path)
        guard let meaning = Self.meaning(error.number, of: SystemCall(operation: error.operation), here) else {
            self.init(.failed, error.description)
            return
        }
        self.init(.refused, "\(error)\(meaning.reason.isEmpty ? "" : ": ")\(meaning.reason)", fix: meaning.fix)
    }

    /// Why a call is refused, and what removes that.
    private struct Meaning {
        var reason: String
        var fix: String?

        init(_ reason: String, fix: String? = nil) {
            self.reason = reason
            self.fix = fix
        }
    }

    /// What an error number says; nil for one that is no refusal.
    private static func meaning(_ number: Int32, of call: SystemCall?, _ here: Surroundings) -> Meaning? {
        guard let call else { return [ENOSYS, EOPNOTSUPP, EPERM, EACCES].contains(number) ? Meaning("") : nil }
        let facts = call.facts
        switch number {
        case ENOSYS: return missing(call, facts, here)
        case EPERM, EACCES: return forbidden(number, call, facts, here)
        case ENODEV, EOPNOTSUPP: return unsupported(call, facts, here)
        case EINVAL:
            guard facts.ofFile != nil, let type = here.fileSystem else { return Meaning(facts.invalid) }
            return Meaning("\(facts.invalid); the file system is \(type)", fix: Self.elsewhere)
        case ENOMEM: return Meaning(facts.scarce.reason, fix: facts.scarce.fix)
        default: return nil
        }
    }

    private static func missing(_ call: SystemCall, _ facts: SystemCallFacts, _ here: Surroundings) -> Meaning {
        if let since = facts.since, let kernel = here.kernel, kernel < since {
            return Meaning(
                "kernel \(kernel) has no \(call.rawValue), which came with Linux \(since)",
                fix: "a kernel from \(since) on"
            )
        }
        if here.isFiltered == false { return Meaning("this kernel was built without \(call.rawValue)") }
        return Meaning("a seccomp filter hides \(call.rawValue)", fix: permission(call, facts))
    }

    private static func forbidden(_ number: Int32, _ call: SystemCall, _ facts: SystemCallFacts, _ here: Surroundings)
        -> Meaning
    {
        // Rights of files, as everybody knows them.
        if call == .open { return Meaning("") }
        let name = call.rawValue
        if let capability = facts.capability {
            let denied = number == EACCES ? facts.denied.map { "\($0), or " } ?? "" : ""
            return Meaning(
                "\(denied)a seccomp filter does not permit \(name), or CAP_\(capability) is missing",
                fix: permission(call, facts)
            )
        }
        if here.isFiltered == false {
            return Meaning("\(name) is not permitted to this user, or a security module (AppArmor, SELinux) forbids it")
        }
        return Meaning(
            "a seccomp filter, as containers have one, does not permit \(name)",
            fix: permission(call, facts)
        )
    }

    /// What a container is started with so that it may make the call.
    private static func permission(_ call: SystemCall, _ facts: SystemCallFacts) -> String {
        let profile = "--security-opt seccomp=PROFILE with a profile that permits \(call.rawValue)"
        return "docker run " + (facts.capability.map { "--cap-add \($0), or \(profile)" } ?? profile)
    }

    private static func unsupported(_ call: SystemCall, _ facts: SystemCallFacts, _ here: Surroundings) -> Meaning {
        guard let what = facts.ofFile else { return Meaning("this kernel does not do \(call.rawValue) here") }
        let type = here.fileSystem.map { " \($0)" } ?? ""
        return Meaning("the file system\(type) has no \(what)", fix: Self.elsewhere)
    }

    /// The fix of what one file system does not do and another does.
    package static let elsewhere = "choose a --directory on another file system"
}
