/// What ended a crew, or kept it from its work.
struct CrewFault: Error, CustomStringConvertible {
    let description: String
    /// The kernel says that it does not do this here or for this user.
    let isUnsupported: Bool

    init(_ description: String, isUnsupported: Bool = false) {
        self.description = description
        self.isUnsupported = isUnsupported
    }
}
