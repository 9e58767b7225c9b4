import Foundation
import TestSupport
import Testing

extension CommandTests.Measured {
    struct ResultTests {
        /// The columns that every CSV has, in this order; others may stand between them.
        static let demanded = """
            suite, case, workload, engine, round, position, status, reason, threads, operations, batches, bytes, metric_ns_per_op, \
            wall_ns, user_ns, system_ns, open_ns, map_ns, access_ns, sync_ns, unmap_ns, close_ns, minor_faults, major_faults, \
            voluntary_switches, involuntary_switches, syscalls, device_read_bytes, dirtied_bytes, device_write_bytes, \
            resident_before_bytes, resident_after_bytes, file_pmd_mapped_bytes, digest
            """.split(separator: ", ").map(String.init)

        /// Parts of the environment, each with a member that every machine has.
        static let environment = [
            ("cpu", "model"), ("kernel", "release"), ("memory", "total_bytes"), ("file_system", "type"), ("pages", ""),
            ("numa", ""), ("virtualisation", ""), ("load", ""), ("limits", ""), ("counters", ""), ("pressure", ""),
        ]

        @Test func `a run makes a JSON and a CSV that agree, prints the table, and leaves nothing else`() throws {
            let sandbox = try Sandbox()
            let (run, result) = try sandbox.measure(
                sandbox.arguments("r", rounds: "8", minTrial: "2ms", "--pattern", "random", "--seed", "7", "--details")
            )
            #expect(run.status == 0, "\(run.error)")
            for text in [
                "ratio [interval]", "random-read: random read", "pread", "mmap", "baseline", "chief cost:", "seed 7",
            ] {
                #expect(run.output.contains(text), "\(text)")
            }
            #expect(run.output.contains("wrote \(sandbox.out)/r.json and \(sandbox.out)/r.csv"))
            #expect(sandbox.results == ["r.csv", "r.json"])
            #expect(sandbox.leftovers.isEmpty)
            check(header: result)
            check(trials: result, rounds: 8)
            let table = try CSV(sandbox.text("out/r.csv"))
            try check(table, against: result)
        }

        private func check(header result: ResultFile) {
            let root = result.root
            #expect(root["schema"] == .text("faultline.result/1"))
            #expect(root["seed"] == .number(7))
            #expect(root["suite"] == .text("case"))
            #expect(root["arguments"].list.first == .text("run"))
            #expect(root["run"]["ended"] == .text("done"))
            #expect(root["settings"]["looks"] == .list([.number(8)]))
            for key in ["name", "version", "compiler", "build"] { #expect(root["tool"][key].text != nil) }
            #expect((root["calibration"]["syscall_nanoseconds"].number ?? 0) > 0)
            for (part, member) in Self.environment {
                #expect(root["environment"].keys.contains(part), "\(part)")
                if !member.isEmpty { #expect(root["environment"][part][member] != .null, "\(part).\(member)") }
            }
            let benchCase = root["cases"].list.first ?? .null
            #expect(benchCase["parameters"]["pattern"] == .text("random"))
            #expect(benchCase["id"].text?.hasPrefix("random-read/kind=file/operation=read/") == true)
            for key in ["comparisons", "summaries"] { #expect(!benchCase[key].list.isEmpty, "\(key)") }
        }

        private func check(trials result: ResultFile, rounds: Int) {
            let engines = result.engines
            #expect(engines.map(\.name) == ["pread", "mmap"])
            for engine in engines {
                #expect(engine.trials.keys == Set(result.columns))
                for column in result.columns { #expect(engine.column(column).count == rounds, "\(column)") }
                #expect(engine.numbers("round") == (0..<rounds).map(Double.init))
                #expect(engine.isValid, "\(result.reasons)")
                #expect(engine.texts("digest").allSatisfy { $0?.wholeMatch(of: /0x[0-9a-f]{16}/) != nil })
                #expect(engine.numbers("metric_ns_per_op").allSatisfy { $0 ?? 0 > 0 })
            }
            // The same work: what one engine read in a round, the other did.
            #expect(engines[0].texts("digest") == engines[1].texts("digest"))
            let positions = zip(engines[0].numbers("position"), engines[1].numbers("position"))
            #expect(positions.allSatisfy { Set([$0, $1]) == [0, 1] })
            #expect(Set(engines[0].numbers("position")).count == 2, "the order is never shuffled")
        }

        private func check(_ csv: CSV, against result: ResultFile) throws {
            #expect(csv.header == ["suite", "case", "workload", "engine"] + result.columns)
            #expect(csv.header.filter(Self.demanded.contains) == Self.demanded)
            var rows = csv.rows[...]
            for engine in result.engines {
                for round in 0..<engine.column("round").count {
                    let next = rows.popFirst()
                    let row = try #require(next)
                    #expect(Array(row.prefix(4)) == ["case", engine.caseID, engine.workload, engine.name])
                    for (name, field) in zip(result.columns, row.dropFirst(4)) {
                        let isEqual =
                            switch engine.column(name)[round] {
                            case .null: field.isEmpty
                            case .number(let number): Double(field) == number
                            case .text(let text): field == text
                            default: false
                            }
                        #expect(isEqual, "\(name) of round \(round): \(field) and \(engine.column(name)[round])")
                    }
                }
            }
            #expect(rows.isEmpty)
        }

        @Test(.python, .pandas)
        func `the CSV loads in Python's csv module and in pandas with one row a trial`() throws {
            let sandbox = try Sandbox()
            #expect(try sandbox.run(sandbox.arguments("r", rounds: "3")).status == 0)
            let csv = "import csv; r = list(csv.DictReader(open('out/r.csv', newline=''), strict=True))"
            let read = try sandbox.shell(
                "python3 -c \"\(csv); print(len(r), r[0]['engine'], r[5]['round'], r[0]['sync_ns'] == '')\""
            )
            #expect(read.output == "6 read 2 True\n", "\(read.error)")
            let frame = "import pandas; d = pandas.read_csv('out/r.csv')"
            let shape = "print(len(d), d.metric_ns_per_op.dtype, d['round'].tolist(), d.sync_ns.isna().all())"
            let python = try #require(Programs.pandas)
            let pandas = try sandbox.shell("\(python) -c \"\(frame); \(shape)\"")
            #expect(pandas.output == "6 float64 [0, 1, 2, 0, 1, 2] True\n", "\(pandas.error)")
        }

        private static let four = "pread,mmap,pread:advice=random,mmap:advice=random"

        @Test func `a seed decides digests and orders, and another seed gives others`() throws {
            let sandbox = try Sandbox()
            var seen: [[[JSON]]] = []
            for (name, seed) in [("a", "11"), ("b", "11"), ("c", "12")] {
                let run = try sandbox.run(
                    sandbox.arguments(name, rounds: "6", "--pattern", "random", "--seed", seed, "--engines", Self.four)
                )
                #expect(run.status == 0, "\(run.error)")
                let engines = try sandbox.result(name).engines
                seen.append(engines.map { $0.column("digest") } + engines.map { $0.column("position") })
            }
            #expect(seen[0] == seen[1])
            #expect(zip(seen[0][0], seen[2][0]).allSatisfy { $0 != $1 })
            #expect(seen[0].suffix(4) != seen[2].suffix(4))
        }

        @Test func `--output - puts one JSON document on standard output and the answer on standard error`() throws {
            let sandbox = try Sandbox()
            let arguments = [
                "run", "--directory", sandbox.data, "--output", "-", "--rounds", "1", "--min-trial", "1ms",
            ]
            let (run, result) = try undisturbed(until: { !$1.isDisturbed }) {
                let run = try sandbox.run(arguments + ["--file-size", "8MiB"])
                #expect(run.status == 0)
                return (run, try ResultFile(text: run.output))
            }
            #expect(result.engines.count == 2)
            #expect(result.isValid)
            #expect(run.error.contains("Should this use mmap?") && !run.error.contains("Details"))
            #expect(sandbox.names(in: sandbox.path) == ["data", "out"])
            #expect(sandbox.leftovers.isEmpty && sandbox.results.isEmpty)
        }

        @Test(arguments: ["x.json", "x.csv"])
        func `an ending .json or .csv of the name is dropped`(name: String) throws {
            let sandbox = try Sandbox()
            #expect(try sandbox.run(sandbox.arguments(name)).status == 0)
            #expect(sandbox.results == ["x.csv", "x.json"])
        }

        @Test func `without --output the results go to results, named by time and suite`() throws {
            let sandbox = try Sandbox()
            let suite = try sandbox.file(
                "mine.yaml",
                "rounds: 1\nmin-trial: 1ms\nworkloads:\n  - name: a\n    file-size: 8MiB\n"
            )
            let run = try sandbox.run(["run", suite, "--directory", sandbox.data])
            #expect(run.status == 0, "\(run.error)")
            let names = sandbox.names(in: sandbox.path + "/results")
            #expect(names.count == 2)
            for (name, ending) in zip(names, ["csv", "json"]) {
                #expect(name.wholeMatch(of: try Regex("[0-9]{8}T[0-9]{6}Z-mine\\.\(ending)")) != nil, "\(name)")
            }
        }

        @Test func `--rounds 2,4 looks twice, and --time-budget ends a run with what was measured`() throws {
            let sandbox = try Sandbox()
            let looks = try sandbox.run(sandbox.arguments("looks", rounds: "2,4"))
            #expect(looks.status == 0)
            #expect(looks.error.contains("after 2 rounds: 1 case undecided"))
            #expect(try sandbox.result("looks").engines.allSatisfy { $0.numbers("round") == [0, 1, 2, 3] })
            // On a slow machine the budget may be used up before the first round.
            var seconds = 1
            let (short, result) = try undisturbed(attempts: 6, until: { run, _ in run.status == 0 }) {
                seconds *= 2
                let budget = sandbox.arguments("short-\(seconds)", rounds: "10000", "--time-budget", "\(seconds)s")
                return (try sandbox.run(budget), try sandbox.result("short-\(seconds)"))
            }
            #expect(short.status == 0)
            #expect(short.error.contains("the time budget of \(seconds) s "))
            #expect(result.root["run"]["ended"] == .text("time budget"))
            #expect((1..<10000).contains(result.engines[0].column("round").count))
        }
    }
}
