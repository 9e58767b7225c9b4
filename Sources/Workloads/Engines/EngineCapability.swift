/// What has to be known of an engine beside its figures. Whoever must treat engines unlike asks for one of these, never for a name.
package enum EngineCapability: Hashable, Sendable {
    /// It maps the data, so that pages are faulted in, used in place and unmapped.
    case maps
    /// It maps parts of the data anew while it works, so that it faults on pages that were used before.
    case remaps
    /// A call of its own copies each byte from one place to another.
    case copies
    /// It can be the first touch of fresh memory, without any file.
    case freshMemory
    /// Its bytes come from the device, past the page cache, whatever state that is in.
    case device
    /// It can't alternate with others: it takes pages or a CPU from them while they are measured, or they keep it from its work.
    case alone
    /// Written bytes are made durable by msync(2), not by fdatasync(2).
    case msyncs
}
