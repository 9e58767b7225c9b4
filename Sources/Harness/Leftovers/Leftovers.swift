internal import Analysis
internal import Platform

/// Finds and removes what runs have left whose processes are gone. Only what carries Faultline's marker, and is this user's own, is
/// looked at.
package enum Leftovers {
    /// What lies in these folders, and in that of the last run on this machine.
    package static func find(in directories: [String]) -> [Leftover] {
        let last = RunLock.lastNote().flatMap(RunNote.init(parsing:))?.directory
        var seen: Set<String> = []
        return (directories + (last.map { [$0] } ?? [])).compactMap(ProcFile.resolve).flatMap { directory in
            seen.insert(directory).inserted ? find(in: directory) : []
        }
    }

    private static func find(in directory: String) -> [Leftover] {
        ProcFile.names(in: directory).filter { $0.hasPrefix("faultline-") }.compactMap { name in
            let folder = "\(directory)/\(name)"
            guard case .abandoned(let content) = RunMarker.find(in: folder) else { return nil }
            let journal = OutputTarget(standardOutputWithJournalIn: folder).journal
            return Leftover(
                folder: folder,
                bytes: FolderSize.bytes(of: folder),
                content: content,
                journal: ProcFile.exists(journal) ? journal : nil
            )
        }
    }

    /// What became of a leftover.
    package struct Removal: Sendable {
        /// What was done, a line each.
        package var done: [String] = []
        /// What could not be done, a line each.
        package var troubles: [String] = []
    }

    /// Removes one: its journal is kept beside it, pages are given back, the folder goes last, so that what fails is found again.
    package static func remove(_ leftover: Leftover) -> Removal {
        var removal = Removal()
        // It may have been removed, or its name given to another, since it was found: from here on it goes by its descriptor.
        guard let folder = try? HeldFolder(opening: leftover.folder, expecting: nil),
            case .abandoned(leftover.content) = RunMarker.find(in: folder)
        else { return removal }
        if let journal = leftover.journal {
            let kept = leftover.folder + ".partial.jsonl"
            do throws(SystemError) {
                try WorkFolder.move(OutputTarget(standardOutputWithJournalIn: folder.descriptorPath).journal, to: kept)
                removal.done.append("kept \(kept): faultline recover makes results of it")
            } catch {
                removal.troubles.append("the rounds in \(journal) could not be kept, and its folder stays: \(error)")
                return removal
            }
        }
        for pages in leftover.pages {
            do throws(SystemError) {
                let count = try HugePagePool.giveBack(pages.added, of: pages.size, downTo: pages.before)
                removal.done.append("gave back \(FigureText.plural(count, "huge page")) of \(pages.size >> 10) KiB")
            } catch {
                removal.troubles.append("\(error): the folder \(leftover.folder) stays, which tells of them")
                return removal
            }
        }
        if let error = folder.remove() {
            removal.troubles.append("\(leftover.folder) could not be removed: \(error)")
        } else {
            removal.done.append("removed \(leftover.words), of process \(leftover.content.owner.id), which is gone")
        }
        return removal
    }
}
