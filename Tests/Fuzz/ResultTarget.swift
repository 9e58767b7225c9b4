import Results
import TestSupport

/// A result file: as a whole and case by case, which must agree; reported in every form.
enum ResultTarget: FuzzTarget {
    static func parse(_ bytes: [UInt8]) {
        let whole = try? ResultDocument(parsing: bytes)
        if let index = try? ResultDocumentIndex(parsing: bytes) {
            let cases = index.header.cases.indices.map { try? index.load($0) }
            let isRead = cases.allSatisfy { $0 != nil }
            check(!isRead || whole != nil, "read case by case, and not as a whole")
        } else {
            check(whole == nil, "read as a whole, and not case by case")
        }
        guard let whole else { return }
        Reporting.report(whole.header, whole.footer, whole.cases)
    }
}
