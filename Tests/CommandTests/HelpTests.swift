import Testing

extension CommandTests {
    struct HelpTests {
        private func run(_ arguments: String...) throws -> Outcome { try Sandbox().run(arguments) }

        @Test func `plain faultline prints help, and that is a success`() throws {
            let plain = try run()
            #expect(plain.status == 0)
            #expect(plain.error == "")
            for word in ["run", "list", "doctor", "recover", "show", "Exit codes:"] {
                #expect(plain.output.contains(word))
            }
            #expect(!plain.output.contains("worker"))
            #expect(try run("--help").output == plain.output)
        }

        @Test func `--version prints one line with the version`() throws {
            let version = try run("--version")
            #expect(version.status == 0)
            #expect(version.error == "")
            let changes = try Documentation.text("CHANGELOG.md")
            let latest = try #require(changes.firstMatch(of: /## \[([0-9]+\.[0-9]+\.[0-9]+)\] - (\S+)/))
            // What is built before a release is not that release.
            #expect(version.output == "\(latest.1)\(latest.2 == "unreleased" ? "-dev" : "")\n")
        }

        @Test(arguments: ["run", "list", "doctor", "recover", "show", "explain"])
        func `help of a subcommand states a default for every option that has a value`(subcommand: String) throws {
            let help = try run(subcommand, "--help")
            #expect(help.status == 0)
            #expect(help.error == "")
            #expect(help.output.contains("USAGE: faultline \(subcommand)"))
            let options = Self.options(in: help.output)
            #expect(!options.isEmpty)
            for option in options { #expect(option.contains("default:"), "\(option)") }
        }

        /// The texts of the options that take a value, each with its lines joined.
        private static func options(in help: String) -> [String] {
            var options: [String] = []
            for line in help.split(separator: "\n", omittingEmptySubsequences: false) {
                if line.hasPrefix("  -") {
                    options.append(String(line))
                } else if line.hasPrefix("      "), !options.isEmpty {
                    options[options.count - 1] += " " + line.drop { $0 == " " }
                }
            }
            return options.filter { $0.contains(/^ +--[a-z-]+ </) }
        }

        @Test func `list prints suites with cases and cost, and engines with availability`() throws {
            let suites = try run("list", "suites")
            #expect(suites.status == 0)
            #expect(suites.error == "")
            for text in ["quick:", "standard:", "full:", "a round)", "random-read/kind=file/"] {
                #expect(suites.output.contains(text))
            }
            let engines = try run("list", "engines")
            #expect(engines.status == 0)
            for engine in ["read", "pread", "write", "pwrite", "mmap"] {
                #expect(engines.output.contains(try Regex("(?m)^\(engine) +available$")), "\(engine)")
            }
            let one = try run("list", "suites", "--suite", "quick")
            #expect(one.status == 0)
            #expect(one.output.hasPrefix("quick:") && !one.output.contains("standard:"))
        }

        @Test func `doctor prints what it looked at, and is a success whatever it finds`() throws {
            let doctor = try run("doctor")
            #expect(doctor.status == 0)
            #expect(doctor.error == "")
            for text in ["cachestat", "memory", "readahead"] { #expect(doctor.output.contains(text)) }
            let missing = try run("doctor", "--directory", "/var/tmp/faultline-is-not-there")
            #expect(missing.status == 0)
            #expect(missing.output.contains("/var/tmp/faultline-is-not-there"))
        }

        @Test func `doctor --placement tries each kind of memory, or says that it can't be asked for`() throws {
            let placement = try run("doctor", "--placement")
            #if NUMA
                #expect(placement.status == 0)
                #expect(placement.error == "")
                for text in ["anonymous ", "memory file ", "hugetlb file", "as asked", "0 of "] {
                    #expect(placement.output.contains(text))
                }
            #else
                #expect(placement.status == 64)
                #expect(placement.error == "faultline: placement can't be tried: built without NUMA\n")
            #endif
            let missing = try run("doctor", "--placement", "--directory", "/var/tmp/faultline-is-not-there")
            #expect(missing.status == 64)
            #expect(missing.output == "")
            #if NUMA
                #expect(
                    missing.error == "faultline: --directory: no folder can be made in "
                        + "/var/tmp/faultline-is-not-there: No such file or directory\n"
                )
            #endif
        }
    }
}
