/// Repeats a measurement until nothing disturbed it, a bounded number of times.
///
/// Other processes, other CPUs and the kernel's own work may take pages, time and counts from a test at any moment: reclaim drops
/// clean pages, write-back makes them clean, migration and compaction unmap them, a busy host takes the CPU away. What the kernel
/// documents holds of an attempt that it left alone. So an attempt begins from a state of its own and returns what was found;
/// what must hold of every attempt, such as the program's own counts, is expected within it.
///
/// - Parameters:
///   - attempts: how often to try at most. Where one attempt in two is disturbed, 20 in a row are once in a million.
///   - isUndisturbed: whether the result is the one that the kernel promises.
/// - Returns: the first result that is undisturbed, else the last one, for the test to fail on.
package func undisturbed<Found>(
    attempts: Int = 20,
    until isUndisturbed: (Found) throws -> Bool,
    _ attempt: () throws -> Found
) rethrows -> Found {
    for _ in 1..<attempts {
        let found = try attempt()
        if try isUndisturbed(found) { return found }
    }
    return try attempt()
}
