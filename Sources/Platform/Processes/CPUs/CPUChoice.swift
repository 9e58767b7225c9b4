/// The CPUs that work is bound to.
package enum CPUChoice {
    /// The CPUs that this thread may run on, in the order in which they are taken (``CPUTopology/preferred``).
    package static func preferred() throws(SystemError) -> [Int] {
        CPUTopology.current(of: try CPUSet.allowed()).preferred
    }
}
