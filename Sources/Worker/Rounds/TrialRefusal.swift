internal import Engines
internal import Platform

/// Which errors make a trial refused, and not failed: what the kernel or the machine says that it does not do here or for this user.
enum TrialRefusal {
    /// True where the error says so.
    static func isTold(by error: any Error) -> Bool {
        switch error {
        case is EngineRefusal: true
        case let error as SystemError: error.isUnsupported
        case let fault as EngineFault: fault.isUnsupported
        case let fault as CrewFault: fault.isUnsupported
        default: false
        }
    }
}
