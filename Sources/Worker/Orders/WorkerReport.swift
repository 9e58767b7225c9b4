package import Results

/// A line of a worker's report. Lines come as things happen, so that a worker that dies leaves what it had.
package enum WorkerReport: Codable, Sendable {
    /// First of all: the version of the protocol.
    case hello(version: Int)
    /// This engine (by its place in the case) is at work: if no further line comes, it is the one that ended the worker.
    case began(engine: Int)
    /// An engine's trial.
    case trial(engine: Int, Trial)
    /// What the parts of an operation cost on this machine.
    case calibration(Calibration)
    /// The anonymous control of a case.
    case control(CaseControl)
    /// The order could not be carried out, for this reason.
    case failure(String)
    /// The kernel or the machine does not do what the order asks for, for this reason.
    case refusal(String)
    /// All is done.
    case done
}
