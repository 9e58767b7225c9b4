/// One of two processes that exchange messages.
enum ExchangeSide: Int, Sendable {
    /// Sends first, and waits for the answer.
    case first
    /// Waits for a message, and answers.
    case second
}
