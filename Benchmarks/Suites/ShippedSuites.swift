/// The suites that come with Faultline, as YAML text embedded in the binary.
package enum ShippedSuites {
    /// Their names, the default first.
    package static let names = ["quick", "standard", "full", "hugepages", "numa", "threads"]

    /// The text of a suite; nil for a name that is not shipped.
    package static func text(named name: String) -> String? {
        switch name {
        case "quick": String(decoding: PackageResources.quick_yaml, as: UTF8.self)
        case "standard": String(decoding: PackageResources.standard_yaml, as: UTF8.self)
        case "full": String(decoding: PackageResources.full_yaml, as: UTF8.self)
        case "hugepages": String(decoding: PackageResources.hugepages_yaml, as: UTF8.self)
        case "numa": String(decoding: PackageResources.numa_yaml, as: UTF8.self)
        case "threads": String(decoding: PackageResources.threads_yaml, as: UTF8.self)
        default: nil
        }
    }
}
