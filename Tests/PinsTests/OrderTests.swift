import Foundation
import Testing

extension Pins {
    /// Orders to workers: a base build's worker has to understand those of this build's harness, and the other way round.
    struct OrderTests {
        @Test func `orders of each kind are the bytes that they were`() throws {
            var text = ""
            for keys in try Pin.lines("orders.txt") {
                text += "== \(keys)\n"
                for (name, bytes) in try PinnedOrders.orders(of: keys, directory: "/data") {
                    text += "\(name): " + String(decoding: bytes, as: UTF8.self) + "\n"
                }
            }
            try Pin.expect(text, "orders.txt")
        }

        @Test func `orders that were written by 0.1.0 are read, and written again byte for byte`() throws {
            let lines = try Pin.snapshot("orders.txt").split(separator: UInt8(ascii: "\n"))
            var read = 0
            for line in lines {
                guard let start = line.firstIndex(of: UInt8(ascii: "{")) else { continue }
                let bytes = Array(line[start...])
                let name = "an order (\(String(decoding: line[..<start], as: UTF8.self)))"
                Pin.expect(try PinnedOrders.reencoded(bytes), bytes, name)
                read += 1
            }
            #expect(read == 8 * (try Pin.lines("orders.txt").count))
        }

        /// The real worker, with the orders of 0.1.0: the files that it makes, and what its reports say of a round. Those alone whose
        /// data is a file in a folder, and whose outcome no machine decides: no cold cache, no nodes, no pool.
        @Test func `a worker carries out the orders of 0.1.0`() throws {
            var text = ""
            for (keys, orders) in try Replay.pinned() {
                text += "== \(keys)\n" + (try Replay.run(orders))
            }
            try Pin.expect(text, "replays.txt")
        }
    }
}
