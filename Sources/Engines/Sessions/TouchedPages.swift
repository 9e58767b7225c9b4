internal import Workloads

/// The pages of its files that one batch of a case reads, each once: whichever threads and operations take it, in part or whole.
package struct TouchedPages: Sendable {
    /// A page by its file and its number there.
    private let pagesPerFile: Int
    private let fileSize: Int
    private let pageSize: Int
    /// A bit for each page of each file.
    private var bits: [UInt64]

    /// The pages that batch 0 of all threads reads: a cold pass has no other.
    ///
    /// - Parameter pageSize: the machine's, in bytes.
    package init(_ work: EngineWork, pageSize: Int) {
        let definition = work.definition
        fileSize = work.data.fileSize
        self.pageSize = pageSize
        pagesPerFile = (fileSize + pageSize - 1) / pageSize
        let isRead = work.benchCase.isOnePass && work.benchCase.dataNeed == .files && definition.operation.reads
        bits = isRead ? Array(repeating: 0, count: (pagesPerFile * work.data.fileCount + 63) / 64) : []
        guard !bits.isEmpty else { return }
        for thread in 0..<work.benchCase.conditions.threads {
            for entry in work.blocks(thread: thread, batch: 0) where entry & OffsetPlan.writeBit == 0 {
                if definition.opensEachOperation {
                    add(pages: 0..<pagesPerFile, ofFile: Int(entry))
                } else {
                    let start = Int(entry) * definition.blockSize.bytes
                    let end = min(start + definition.blockSize.bytes, fileSize)
                    add(pages: start / pageSize..<(end + pageSize - 1) / pageSize, ofFile: 0)
                }
            }
        }
    }

    private mutating func add(pages: Range<Int>, ofFile file: Int) {
        for page in pages {
            let bit = file * pagesPerFile + page
            bits[bit >> 6] |= 1 << UInt64(bit & 63)
        }
    }

    private func contains(_ bit: Int) -> Bool { bits[bit >> 6] & 1 << UInt64(bit & 63) != 0 }

    /// The bytes that a device has to deliver for them.
    ///
    /// - Parameter blockBytes: what the file system allocates: of the page in which a file ends no more is read.
    package func bytes(inBlocksOf blockBytes: Int) -> Int {
        let all = bits.reduce(0) { $0 + $1.nonzeroBitCount }
        guard pagesPerFile > 0, !fileSize.isMultiple(of: pageSize) else { return all * pageSize }
        let block = min(max(1, blockBytes), pageSize)
        let tail = (fileSize % pageSize + block - 1) / block * block
        let last = stride(from: pagesPerFile - 1, to: bits.count * 64, by: pagesPerFile).count(where: contains)
        return all * pageSize - last * (pageSize - tail)
    }

    /// The offsets of some of them, at most so many, spread evenly over all.
    package func places(ofFile file: Int, most: Int) -> [Int] {
        guard !bits.isEmpty else { return [] }
        let pages = (file * pagesPerFile..<(file + 1) * pagesPerFile).filter(contains)
        guard pages.count > most else { return pages.map { ($0 - file * pagesPerFile) * pageSize } }
        return (0..<most).map { (pages[$0 * pages.count / most] - file * pagesPerFile) * pageSize }
    }
}
