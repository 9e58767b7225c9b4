internal import Platform
internal import Worker

/// The kernel's pools have the huge pages that the cases of a run need, as root (`--reserve-huge-pages`).
final class HugePagesPrecondition: Precondition {
    let scope = PreconditionScope.run
    private let needs: HugePageNeeds
    private let folder: DataFolder
    private var reservations: [HugePageReservation] = []

    /// - Parameter folder: whose marker tells of the pages: it is prepared before, and goes after them.
    init(_ needs: HugePageNeeds, notedIn folder: DataFolder) {
        self.needs = needs
        self.folder = folder
    }

    /// Adds what the pools lack.
    ///
    /// - Throws: ``HarnessError`` where the kernel does not give the pages; nothing is left added then.
    func prepare() throws -> String? {
        // Before there are any, so that a kill in between is seen, too.
        try folder.marker?.note(needs.additions)
        reservations = try needs.reserve()
        try folder.marker?.note(
            reservations.map { RunMarker.Pages(size: $0.pageSize, before: $0.before, added: $0.added) }
        )
        return nil
    }

    /// Takes out of the pools what was added, and no more. What can't be put back here is tried once more when the reservation is let
    /// go.
    func restore() {
        for reservation in reservations.reversed() { try? reservation.restore() }
        reservations = []
    }
}
