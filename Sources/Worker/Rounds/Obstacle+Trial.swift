internal import Engines
internal import Platform
internal import Results

extension Obstacle {
    /// What an error that ended a trial is: *refused* where the kernel or the machine does not do it here, else *failed*.
    ///
    /// - Parameter path: where the data of the case lies; nil where there is none.
    init(_ error: any Error, dataAt path: String?) {
        switch error {
        case let obstacle as Obstacle: self = obstacle
        case is EngineRefusal, is NodePlacement.Refusal: self.init(.refused, "\(error)")
        case let error as SystemError: self.init(error, here: .current(of: error.path ?? path))
        case let fault as EngineFault where fault.number != 0:
            self.init(fault.systemError, here: .current(of: path))
        case let fault as CrewFault: self.init(fault.isUnsupported ? .refused : .failed, fault.description)
        default: self.init(.failed, "\(error)")
        }
    }

    /// What becomes of the trial.
    var status: TrialStatus {
        switch kind {
        case .refused: .refused
        case .invalid: .invalid
        case .failed: .failed
        }
    }
}
