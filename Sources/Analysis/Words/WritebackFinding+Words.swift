extension WritebackFinding: CustomStringConvertible {
    /// As it stands in a title.
    package var description: String {
        switch self {
        case .without: "without write-back"
        case .under: "under write-back"
        }
    }
}
