/// Finds the word that was probably meant.
package enum Spelling {
    /// The word nearest to a misspelt one; nil if none is near.
    ///
    /// Near is a distance of at most a third of the longer word's letters, at least 1. Of two equally near words it is
    /// the first.
    package static func nearest(to word: String, in words: [String]) -> String? {
        let near = words.map { (word: $0, distance: distance($0, word), most: max(1, max($0.count, word.count) / 3)) }
        return near.filter { $0.distance <= $0.most }.min { $0.distance < $1.distance }?.word
    }

    /// `, perhaps 'pattern'`, or nothing.
    package static func hint(for word: String, in words: [String]) -> String {
        nearest(to: word, in: words).map { ", perhaps '\($0)'" } ?? ""
    }

    /// The number of letters to insert, delete or replace (Levenshtein); words above 64 letters are far from all.
    static func distance(_ left: String, _ right: String) -> Int {
        let (left, right) = (Array(left.lowercased()), Array(right.lowercased()))
        guard left.count <= 64, right.count <= 64 else { return 64 }
        var row = Array(0...right.count)
        for (above, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = above + 1
            for column in right.indices {
                let replaced = diagonal + (letter == right[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
