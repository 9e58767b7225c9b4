package import Workloads

extension Case {
    /// The case of a record in a file.
    ///
    /// - Throws: ``ResultError`` at this place for a record that is no case.
    package init(_ record: CaseRecord, _ registry: EngineRegistry, at place: String) throws(ResultError) {
        do throws(WorkloadError) {
            try self.init(record, registry)
        } catch {
            throw ResultError("\(error)", at: place)
        }
    }
}
