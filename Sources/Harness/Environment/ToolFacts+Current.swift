internal import Results

extension ToolFacts {
    /// This build of the tool.
    static func current(version: String) -> ToolFacts {
        ToolFacts(name: "faultline", version: version, compiler: compiler, build: build)
    }

    private static var compiler: String {
        #if compiler(>=6.4)
            "Swift 6.4 or later"
        #elseif compiler(>=6.3)
            "Swift 6.3"
        #else
            "Swift 6.2"
        #endif
    }

    /// Whether this is a debug build, whose figures say nothing.
    private static var build: String {
        #if DEBUG
            "debug"
        #else
            "release"
        #endif
    }
}
