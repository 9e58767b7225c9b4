extension Faultline {
    /// True for a debug build, whose figures say nothing.
    static var isDebugBuild: Bool {
        #if DEBUG
            true
        #else
            false
        #endif
    }
}
