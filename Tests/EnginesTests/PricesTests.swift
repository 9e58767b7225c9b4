import Glibc
import Platform
import TestSupport
import Testing
import Workloads

@testable import Engines
import TestSupport

/// Prices and what can be had on this machine.
extension AccountingTests {
    @Test("the prices of this machine are measured, each above zero")
    func measuresPrices() throws {
        let fixture = try fixture { $0.fileSize = .mebibytes(2) }
        // A price is a median of short times: where the host takes the CPU away for long, several may be that of the pause.
        func areOrdered(_ prices: Prices) -> Bool {
            prices.preadOneByte > max(prices.emptyLoop, prices.syscall) && prices.batch > prices.nullEngine
                && prices.fault(.smallFolios) != nil
        }
        let prices = try undisturbed(until: areOrdered) {
            try Calibrator.measure(file: fixture.data.path(ofFile: 0), size: 2 << 20)
        }
        let all = [
            prices.clock, prices.emptyLoop, prices.syscall, prices.preadOneByte, prices.copyPerByte, prices.sumPerByte,
            prices.anonymousFault,
        ]
        #expect(all.allSatisfy { $0 > 0 && $0.isFinite })
        #expect(try #require(prices.fault(.smallFolios)) > 0)
        // Each is of one reading, one call, one operation or one byte: bounds that the slowest machine keeps.
        #expect(prices.clock < 20_000 && prices.syscall < 50_000 && prices.nullEngine < 3000, "\(prices)")
        #expect(prices.copyPerByte < 50 && prices.sumPerByte < 50, "\(prices)")
        #expect(areOrdered(prices), "\(prices)")
        for name in EngineRegistry.builtIn.names where Unsupported.reason(of: name) == nil {
            #expect(EngineAvailability.problem(of: name) == nil)
        }
    }
}
