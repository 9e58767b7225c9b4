internal import Glibc
package import Platform

/// An operation of an engine that failed.
package struct EngineFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The call that failed, such as `pread`.
    package let operation: String
    /// The offset in the file at which it did; nil where there is none.
    package let offset: Int?
    /// The error number; 0 for a file that ended too early.
    package let number: Int32

    /// `result` is the shim's answer: a negative error number, or fewer bytes than asked.
    init(_ operation: String, offset: Int? = nil, result: Int64) {
        self.operation = operation
        self.offset = offset
        number = result < 0 ? Int32(truncatingIfNeeded: -result) : 0
    }

    /// A fault of a loop, with the names of the engine's calls.
    init<Engine: BlockEngine & ~Copyable>(_ fault: LoopFault, of engine: Engine.Type, syncCall: String) {
        switch fault.step {
        case .read: self.init(Engine.readCall, offset: fault.offset, result: fault.result)
        case .write: self.init(Engine.writeCall, offset: fault.offset, result: fault.result)
        case .seek: self.init("lseek", offset: fault.offset, result: fault.result)
        case .map: self.init("mmap", offset: fault.offset, result: fault.result)
        case .advise: self.init("madvise", offset: fault.offset, result: fault.result)
        case .sync: self.init(syncCall, result: fault.result)
        }
    }

    /// The fault as an error of the call, whose name comes first.
    package var systemError: SystemError {
        SystemError(operation + (offset.map { " at offset \($0)" } ?? ""), result: -Int(number))
    }

    /// One line: what failed, where, why.
    package var description: String {
        let place = offset.map { " at offset \($0)" } ?? ""
        let why = number == 0 ? "the file ends there" : unsafe String(cString: strerror(number))
        return "\(operation)\(place): \(why)"
    }
}

/// Something that an engine can't do with this file, on this machine or in this build: the case is refused, for this reason.
package struct EngineRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// One line: what it is, and what would do.
    package let description: String

    init(_ description: String) { self.description = description }
}

/// An error number with its place, small enough to be thrown out of a hot loop in registers.
struct LoopFault: Error {
    /// What failed; the engine knows the call's name.
    enum Step {
        case read, write, seek, map, advise, sync
    }

    let step: Step
    let result: Int64
    let offset: Int

    init(_ step: Step, result: Int64, offset: Int) {
        self.step = step
        self.result = result
        self.offset = offset
    }
}
