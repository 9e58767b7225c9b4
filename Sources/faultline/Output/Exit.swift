import ArgumentParser
import Glibc
import Harness
import Platform
import Results
import Workloads

/// The one place that turns errors into a line and an exit code. ArgumentParser alone would end an unknown error with 1.
enum Exit {
    /// Ends the process because of an error: help and version go to standard output, anything else is one line on standard error.
    static func end(with error: any Error) -> Never {
        let code = code(of: error)
        guard code != 0 else {
            Terminal.output(Faultline.fullMessage(for: error) + "\n")
            end(0)
        }
        if !(error is ExitCode) { Terminal.complain("faultline: " + line(of: error)) }
        end(code)
    }

    /// Ends the process. Output that was lost is an I/O error; where another code says more, it stays.
    static func end(_ code: Int32) -> Never {
        Terminal.closeOutput()
        guard let failure = Terminal.outputFailure else { exit(code) }
        Terminal.complain("faultline: \(failure)")
        exit(code == 0 ? 74 : code)
    }

    /// The exit code of an error, as the documentation lists them.
    static func code(of error: any Error) -> Int32 {
        switch error {
        case let error as HarnessError: error.code.rawValue
        case let error as WorkloadError: error.place == nil ? 64 : 65
        case is ResultError: 65
        case is SystemError: 74
        case let error as ExitCode: error.rawValue
        default: parserCode(of: error)
        }
    }

    private static func parserCode(of error: any Error) -> Int32 {
        let code = Faultline.exitCode(for: error).rawValue
        return code == 1 ? 70 : code
    }

    private static func line(of error: any Error) -> String {
        let text: String
        switch error {
        case is HarnessError, is WorkloadError, is ResultError, is SystemError: text = "\(error)"
        default: text = Faultline.message(for: error)
        }
        return text.split(whereSeparator: \.isNewline).map { $0.trimmingPrefix(while: \.isWhitespace) }.joined(
            separator: " "
        )
    }
}
