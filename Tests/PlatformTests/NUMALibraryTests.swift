import Platform
import Testing

@Suite("libnuma")
struct NUMALibraryTests {
    @Test("The library counts the nodes that sysfs lists, or the build says that it has none")
    func nodes() {
        #if NUMA
            let listed = ProcFile.names(in: "/sys/devices/system/node").count { name in
                name.hasPrefix("node") && name.dropFirst(4).allSatisfy(\.isNumber)
            }
            #expect(NUMALibrary.state == (listed > 0 ? .available(nodes: listed) : .notAvailable))
        #else
            #expect(NUMALibrary.state == .notBuiltIn)
            #expect(NUMALibrary.state.description == "built without NUMA")
        #endif
    }
}
