/// Sums up smaps as its bytes come, without making strings of them: a process may have hundreds of mappings.
struct SmapsScanner {
    private let start: UInt
    private let end: UInt
    /// Whether the lines that come belong to a mapping in the range.
    private var isInside = false
    /// The begin of a line whose end has not come yet.
    private var unfinished: [UInt8] = []
    /// The sums so far.
    private(set) var result = SmapsRange()

    /// A scanner for the mappings that overlap `start..<end`.
    init(start: UInt, end: UInt) {
        self.start = start
        self.end = end
    }

    /// Takes the next bytes of the file; returns false when the rest can't matter, as mappings come in the order of addresses.
    mutating func consume(_ bytes: Span<UInt8>) -> Bool {
        var lineStart = 0
        for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") {
            let goesOn: Bool
            if unfinished.isEmpty {
                goesOn = line(bytes.extracting(lineStart..<index))
            } else {
                let whole = unfinished + Self.array(bytes.extracting(lineStart..<index))
                unfinished = []
                goesOn = line(whole.span)
            }
            guard goesOn else { return false }
            lineStart = index + 1
        }
        if lineStart < bytes.count { unfinished += Self.array(bytes.extracting(lineStart..<bytes.count)) }
        return true
    }

    /// Takes a last line that had no newline, and gives the sums.
    mutating func finish() -> SmapsRange {
        let last = unfinished
        unfinished = []
        if !last.isEmpty { _ = line(last.span) }
        return result
    }

    /// A mapping's first line, such as `7f00-7f80 r--s 00000000 fe:00 12 /path`, or one of its fields, such as `Rss:  4 kB`.
    private mutating func line(_ line: Span<UInt8>) -> Bool {
        guard line.count > 0 else { return true }
        // Addresses are lower-case hexadecimal, the names of fields begin with a capital.
        if !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(line[0]) { return mapping(line) }
        if isInside { field(line) }
        return true
    }

    private mutating func mapping(_ line: Span<UInt8>) -> Bool {
        var place = 0
        guard let low = Self.hexadecimal(line, &place), place < line.count, line[place] == UInt8(ascii: "-") else {
            isInside = false
            return true
        }
        place += 1
        guard let high = Self.hexadecimal(line, &place) else { return true }
        if low >= end { return false }
        isInside = high > start
        guard isInside else { return true }
        result.mappings += 1
        result.sizeBytes += Int(high - low)
        if low < start || high > end { result.isExact = false }
        return true
    }

    private mutating func field(_ line: Span<UInt8>) {
        if let bytes = Self.value(line, "Rss:") {
            result.residentBytes += bytes
        } else if let bytes = Self.value(line, "FilePmdMapped:") {
            result.filePmdMappedBytes = (result.filePmdMappedBytes ?? 0) + bytes
        } else if let bytes = Self.value(line, "ShmemPmdMapped:") {
            result.sharedMemoryPmdMappedBytes = (result.sharedMemoryPmdMappedBytes ?? 0) + bytes
        } else if let bytes = Self.value(line, "AnonHugePages:") {
            result.anonymousHugeBytes = (result.anonymousHugeBytes ?? 0) + bytes
        } else if let bytes = Self.value(line, "Private_Hugetlb:") {
            result.privateHugetlbBytes = (result.privateHugetlbBytes ?? 0) + bytes
        } else if let bytes = Self.value(line, "Shared_Hugetlb:") {
            result.sharedHugetlbBytes = (result.sharedHugetlbBytes ?? 0) + bytes
        } else if let bytes = Self.value(line, "KernelPageSize:") {
            result.kernelPageBytes = min(result.kernelPageBytes ?? bytes, bytes)
        }
    }

    /// The bytes that a line such as `Rss:     4 kB` gives for a key; nil for another key.
    private static func value(_ line: Span<UInt8>, _ key: StaticString) -> Int? {
        let length = key.utf8CodeUnitCount
        guard line.count > length else { return nil }
        for index in 0..<length where unsafe line[index] != key.utf8Start[index] { return nil }
        var kibibytes = 0
        for index in length..<line.count {
            let digit = line[index] &- UInt8(ascii: "0")
            if digit <= 9 { kibibytes = kibibytes &* 10 &+ Int(digit) }
        }
        return kibibytes &* 1024
    }

    /// The number that starts at `place`, which moves behind it; nil when there is none.
    private static func hexadecimal(_ line: Span<UInt8>, _ place: inout Int) -> UInt? {
        let first = place
        var number: UInt = 0
        while place < line.count {
            let digit: UInt8
            switch line[place] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = line[place] - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = line[place] - UInt8(ascii: "a") + 10
            default: return place > first ? number : nil
            }
            number = number << 4 | UInt(digit)
            place += 1
        }
        return place > first ? number : nil
    }

    private static func array(_ bytes: Span<UInt8>) -> [UInt8] {
        var array: [UInt8] = []
        array.reserveCapacity(bytes.count)
        for index in bytes.indices { array.append(bytes[index]) }
        return array
    }
}
