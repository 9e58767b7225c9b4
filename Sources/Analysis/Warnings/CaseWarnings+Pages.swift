import Results
import Workloads

/// The pages that a case asked for, and those that it got.
extension CaseWarnings {
    var pageSizes: [Warning] {
        let sizes = summaries.compactMap(\.filePmdMappedBytes)
        guard let smallest = sizes.min(), let largest = sizes.max(), largest > 0 else { return [] }
        let differs = largest - smallest > Self.mostPageSizeDifference * largest
        return differs ? [.pageSizes(smallest: smallest, largest: largest)] : []
    }

    var pages: [Warning] {
        let missed = zip(summaries, trials).compactMap { summary, trials -> Warning? in
            let asking = trials.filter { $0.status == .valid && $0.pageBytesAsked != nil }
            let without = asking.filter { $0.pageBytesObtained != $0.pageBytesAsked }
            guard let first = without.first, let asked = first.pageBytesAsked else { return nil }
            return .pagesNotObtained(
                engine: summary.engine,
                count: without.count,
                of: asking.count,
                asked: asked,
                obtained: first.pageBytesObtained
            )
        }
        guard benchCase.twin != nil, benchCase.conditions.backing != .anonymous else { return missed }
        return missed + [.hugetlbTwin(base: environment?.pages.baseBytes ?? Environment.Pages.usualBytes)]
    }
}
