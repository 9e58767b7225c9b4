/// What a case does: one kind of work with its parameters. Each kind has a line in each of the three lists here.
package enum Work: Hashable, Sendable {
    /// Blocks of one file.
    case blocks(BlockWork)
    /// Many files, each opened, read whole and closed.
    case smallFiles(SmallFileWork)
    /// The first touch of fresh memory.
    case memory(MemoryWork)
    /// Messages between two processes.
    case exchange(ExchangeWork)

    /// The work, as what every kind has.
    package var definition: any WorkDefinition {
        switch self {
        case .blocks(let work): work
        case .smallFiles(let work): work
        case .memory(let work): work
        case .exchange(let work): work
        }
    }

    /// The definitions of all kinds, in the order in which help lists them.
    static let definitions: [any WorkDefinition.Type] = [
        BlockWork.self, SmallFileWork.self, MemoryWork.self, ExchangeWork.self,
    ]
}
