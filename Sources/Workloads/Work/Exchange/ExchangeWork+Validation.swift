extension ExchangeWork {
    package func validate(under conditions: Conditions) throws(WorkloadError) {
        guard Self.messageSizes.contains(messageSize), messageSize.bytes.isMultiple(of: 8) else {
            throw WorkloadError("message-size \(messageSize)", accepted: WorkloadKey.messageSize.accepted)
        }
        guard (1...Block.mostRandomOperations).contains(operations) else {
            throw WorkloadError("operations \(operations)", accepted: "1 to \(Block.mostRandomOperations)")
        }
    }
}
