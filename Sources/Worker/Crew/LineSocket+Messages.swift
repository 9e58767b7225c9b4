internal import FoundationEssentials
internal import Platform

/// Lines of JSON.
extension LineSocket {
    func send(_ message: some Encodable) {
        guard let bytes = try? JSONEncoder().encode(message) else { return }
        send([UInt8](bytes))
    }

    /// The next message; nil when the partner is gone or can't be understood.
    func receive<Message: Decodable>(_ type: Message.Type) -> Message? {
        receive().flatMap { Self.message(type, in: $0) }
    }

    /// What a line says; nil if it can't be understood.
    static func message<Message: Decodable>(_ type: Message.Type, in line: [UInt8]) -> Message? {
        try? JSONDecoder().decode(type, from: Data(line))
    }
}
