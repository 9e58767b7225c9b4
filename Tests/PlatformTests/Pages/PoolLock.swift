import Glibc

/// Holds the kernel's pool of huge pages against the tests of other modules that change it and compare its size before and after.
/// The pool's own folder is locked, so that no file is left; so it is in CommandTests.
final class PoolLock {
    private let descriptor: Int32

    init() {
        descriptor = unsafe open("/sys/kernel/mm/hugepages", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        while flock(descriptor, LOCK_EX) < 0, errno == EINTR {}
    }

    deinit { close(descriptor) }
}
