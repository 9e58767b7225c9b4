import Glibc

/// Holds the kernel's pool of huge pages against the tests of other modules that change it and compare its size before and after.
/// The same file is locked in CommandTests.
final class PoolLock {
    private let descriptor: Int32

    init() {
        descriptor = unsafe open("/var/tmp/faultline-tests-huge-pages.lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o666)
        while flock(descriptor, LOCK_EX) < 0, errno == EINTR {}
    }

    deinit { close(descriptor) }
}
