import Foundation
import Glibc

/// Holds all free pages of a pool of huge pages, so that a test finds it empty on any machine: a mapping reserves what it would need.
@safe final class HeldPages {
    private let address: UnsafeMutableRawPointer?
    private let length: Int

    /// - Parameter kibibytes: the size of the pages, as the pool's folder is called.
    init(kibibytes: Int) {
        func figure(_ name: String) -> Int {
            let path = "/sys/kernel/mm/hugepages/hugepages-\(kibibytes)kB/\(name)"
            let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
            return Int(text.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
        }
        length = max(0, figure("free_hugepages") - figure("resv_hugepages")) * kibibytes << 10
        // <asm-generic/hugetlb_encode.h>: the logarithm of the size, from bit 26 on.
        let size = Int32((kibibytes << 10).trailingZeroBitCount << 26)
        let flags = MAP_PRIVATE | Int32(MAP_ANONYMOUS) | Int32(MAP_HUGETLB) | size
        let mapped = unsafe length > 0 ? mmap(nil, length, PROT_READ | PROT_WRITE, flags, -1, 0) : nil
        unsafe address = mapped == MAP_FAILED ? nil : mapped
    }

    deinit { if let address = unsafe address { unsafe munmap(address, length) } }
}
