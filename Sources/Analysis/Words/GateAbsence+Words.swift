extension GateAbsence: Worded {
    package var words: String {
        (engine == nil ? "only the baseline has this case" : "only the baseline has this engine")
            + (isAllowed ? ": allowed by --allow-missing" : "")
    }
}
