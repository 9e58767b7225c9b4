internal import Platform
internal import Worker

/// The kernel's pools have the huge pages that the cases of a run need, as root (`--reserve-huge-pages`).
final class HugePagesPrecondition: Precondition {
    let scope = PreconditionScope.run
    private let needs: HugePageNeeds
    private var reservations: [HugePageReservation] = []

    init(_ needs: HugePageNeeds) { self.needs = needs }

    /// Adds what the pools lack.
    ///
    /// - Throws: ``HarnessError`` where the kernel does not give the pages; nothing is left added then.
    func prepare() throws -> String? {
        reservations = try needs.reserve()
        return nil
    }

    /// Takes out of the pools what was added, and no more. What can't be put back here is tried once more when the reservation is let
    /// go.
    func restore() {
        for reservation in reservations.reversed() { try? reservation.restore() }
        reservations = []
    }
}
