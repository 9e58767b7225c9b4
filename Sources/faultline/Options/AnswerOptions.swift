import ArgumentParser

/// How much of a result is printed.
struct AnswerOptions: ParsableArguments {
    @Flag(help: "Print the figures of every engine and all warnings as well.")
    var details = false
    @Flag(help: "Print the answer in one sentence, and nothing else.")
    var brief = false

    func validate() throws {
        if details, brief { throw ValidationError("--details and --brief exclude each other: give one of them") }
    }
}
