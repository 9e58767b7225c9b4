internal import Foundation

/// Programs under a seccomp filter in which system calls fail: `Tests/Support/deny.py`. A filter can't be taken off again, so that it
/// is for child processes alone.
package enum Denied {
    /// The script.
    package static let script: String = {
        var package = URL(filePath: #filePath)
        for _ in 0..<2 { package.deleteLastPathComponent() }
        return package.appending(path: "Support/deny.py").path()
    }()

    /// What has a program run so, in front of its own words.
    ///
    /// - Parameters:
    ///   - error: such as `EPERM`.
    ///   - calls: names of `deny.py`, with commas between.
    package static func words(_ error: String, _ calls: String) -> [String] { ["python3", script, error, calls, "--"] }

    /// Whether it works here: the filters are those of x86-64, and the script needs Python.
    package static let isAvailable: Bool = {
        #if arch(x86_64)
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = words("EPERM", "membarrier") + ["/bin/true"]
            process.standardError = FileHandle.nullDevice
            guard (try? process.run()) != nil else { return false }
            process.waitUntilExit()
            return process.terminationStatus == 0
        #else
            return false
        #endif
    }()

    /// What is missing where it does not work.
    package static let need = "needs x86-64, seccomp and python3"
}
