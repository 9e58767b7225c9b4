import Glibc
import Platform
import Results
import Testing

@testable import Engines

/// What is counted around a timed part.
@Suite struct ThreadUsageTests {
    @Test func `CPU time from before a part is not counted in it`() {
        // The kernel notes CPU time at each tick, and where threads are switched: what is not noted yet may be as much as a tick. The
        // thread's CPU clock would have it noted, so that the test keeps away from it.
        for busy in stride(from: 500_000, through: 8_000_000, by: 500_000) {
            let end = Clock.now() + busy
            while Clock.now() < end {}
            let earlier = Clock.now()
            let before = ThreadUsage(at: .start)
            usleep(100)
            let counts = before.counts(to: ThreadUsage(at: .end))
            let counted = (counts[.userNanoseconds] ?? 0) + (counts[.systemNanoseconds] ?? 0)
            // No thread has more than the time that passes. Of each of the two getrusage(2) leaves out what is less than a microsecond.
            #expect(counted <= Clock.now() - earlier + 2_000)
        }
    }
}
