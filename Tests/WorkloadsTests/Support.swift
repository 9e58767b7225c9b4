import Workloads
import TestSupport

/// The suite in a text, as the file `my.yaml`.
func suite(_ text: String) throws(WorkloadError) -> Suite {
    try SuiteReader.read(text: text, file: "my.yaml", name: "my")
}

/// The suite whose only workload has these lines beside its name.
func suite(workload lines: String...) throws(WorkloadError) -> Suite {
    try suite("workloads:\n  - name: w\n" + lines.map { "    \($0)\n" }.joined())
}

/// The message of the error that reading a suite ends with; nil if it ends with a suite.
func message(_ text: String) -> String? {
    do {
        _ = try suite(text)
        return nil
    } catch {
        return "\(error)"
    }
}

/// The message of an error; nil if there is none.
func message<Result>(of body: () throws(WorkloadError) -> Result) -> String? {
    do throws(WorkloadError) {
        _ = try body()
        return nil
    } catch {
        return "\(error)"
    }
}
