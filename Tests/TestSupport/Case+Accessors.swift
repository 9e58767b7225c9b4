package import Workloads

/// Parameters by name, whatever kind of work has them.
extension Case {
    package var kind: WorkKind { work.kind }
    package var operation: Operation { work.definition.operation }
    package var readPercentage: Int? { work.definition.readPercentage }
    package var pattern: Pattern { work.definition.pattern }
    package var blockSize: ByteSize { work.definition.blockSize }
    package var fileSize: ByteSize { work.definition.fileSize }
    package var fileCount: Int { work.definition.fileCount }
    package var mapping: MappingMode { work.definition.mapping }
    package var consumption: Consumption { work.definition.consumption }
    package var durability: Durability { work.definition.durability }
    package var operations: Int { work.definition.operations }
    package var dataBytes: Int { work.definition.dataBytes }
    package var operationsDecide: Bool { work.definition.operationsDecide(under: conditions) }
    package var threads: Int { conditions.threads }
    package var sharing: Sharing { conditions.sharing }
    package var spinners: Int { conditions.spinners }
    package var cache: CacheState { conditions.cache.state }
    package var fill: FillMethod { conditions.cache.fill }
    package var backing: Backing { conditions.backing }
    package var hugePages: HugePages { conditions.hugePages }
    package var numa: NUMAPlacement { conditions.numa }
    package var memory: MemoryRequest? { conditions.memory }
    package var pace: Pace? { conditions.pace }
    package var concurrency: Concurrency? { conditions.concurrency }
}
