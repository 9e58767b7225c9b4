/// Whether the mapping (or descriptor) is fresh for each batch.
package enum MappingMode: String, CaseIterable, Hashable, Sendable, Codable {
    /// A fresh one for every batch; opening, mapping, unmapping and closing are in the metric.
    case firstTouch = "first-touch"
    /// One that was used once before timing starts; opening and mapping are not in the metric.
    case steady
}
