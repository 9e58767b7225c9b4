import Glibc
import Platform
import Testing

@Suite("liburing")
struct IOUringLibraryTests {
    @Test("The build says that it has none, or a ring can be made, or the kernel's reason is told")
    func state() {
        #if IOUring
            #expect(IOUringLibrary.state != .notBuiltIn)
        #else
            #expect(IOUringLibrary.state == .notBuiltIn)
            #expect(IOUringLibrary.state.description.hasPrefix("built without io_uring"))
        #endif
    }

    @Test(
        "A refusal names what forbids it",
        arguments: [
            (EPERM, 2, "kernel.io_uring_disabled=2"), (EPERM, 1, "kernel.io_uring_group"), (EPERM, 0, "seccomp"),
            (ENOSYS, nil, "Linux 5.1"), (ENOMEM, 0, "ulimit -l"), (EMFILE, 0, "Too many open files"),
        ] as [(Int32, Int?, String)]
    )
    func reasons(number: Int32, disabled: Int?, text: String) {
        let reason = IOUringLibrary.refusal(of: number, disabled: disabled).description
        #expect(reason.contains(text))
        #expect(!reason.contains { $0.isNewline })
    }
}
