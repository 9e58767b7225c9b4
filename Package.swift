// swift-tools-version: 6.2
import PackageDescription

/// Applied to every Swift target; each feature with the proposal it comes from.
let swiftSettings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),  // SE-0458
    .treatAllWarnings(as: .error),  // SE-0443, SE-0480
    .enableUpcomingFeature("ExistentialAny"),  // SE-0335
    .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
    .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),  // SE-0461
]

/// Applied to the tests: of the code that is tested when it is optimised, not they themselves, which takes half of the build's time.
let testSettings = swiftSettings + [.unsafeFlags(["-Onone"], .when(configuration: .release))]

/// Applied to every C target. CLinux needs _GNU_SOURCE in its .c files; its header declares its own prototypes, since the
/// Glibc module that Swift imports is built without it.
let cSettings: [CSetting] = [
    .define("_GNU_SOURCE"), .enableWarning("all"), .enableWarning("extra"), .treatAllWarnings(as: .error),
]

/// liburing, which is asked for: the trait is no default, so that the build needs no more than libnuma.
let uring = Target.Dependency.target(name: "CUring", condition: .when(traits: ["IOUring"]))

/// The modules from the lowest to the highest: each knows only those before it.
let modules: [Target] = [
    .target(name: "CLinux", cSettings: cSettings),
    .systemLibrary(name: "CNuma", pkgConfig: "numa", providers: [.apt(["libnuma-dev"])]),
    .systemLibrary(name: "CUring", pkgConfig: "liburing", providers: [.apt(["liburing-dev"])]),
    .target(
        name: "Platform",
        dependencies: ["CLinux", .target(name: "CNuma", condition: .when(traits: ["NUMA"])), uring],
        swiftSettings: swiftSettings
    ),
    .target(name: "Statistics", swiftSettings: swiftSettings),
    .target(
        name: "Workloads",
        dependencies: [.product(name: "Yams", package: "Yams")],
        swiftSettings: swiftSettings
    ),
    .target(name: "Results", dependencies: ["Workloads"], swiftSettings: swiftSettings),
    .target(name: "Analysis", dependencies: ["Results", "Workloads", "Statistics"], swiftSettings: swiftSettings),
    .target(
        name: "Engines",
        dependencies: ["Results", "Workloads", "Statistics", "Platform", "CLinux", uring],
        swiftSettings: swiftSettings
    ),
    .target(
        name: "Worker",
        dependencies: ["Engines", "Results", "Workloads", "Statistics", "Platform"],
        swiftSettings: swiftSettings
    ),
    .target(
        name: "Harness",
        dependencies: ["Worker", "Engines", "Analysis", "Results", "Workloads", "Statistics", "Platform"],
        swiftSettings: swiftSettings
    ),
    .target(
        name: "Reports",
        dependencies: ["Analysis", "Results", "Statistics", "Workloads"],
        swiftSettings: swiftSettings
    ),
    .target(
        name: "Suites",
        path: "Benchmarks/Suites",
        resources: [
            .embedInCode("quick.yaml"), .embedInCode("standard.yaml"), .embedInCode("full.yaml"),
            .embedInCode("hugepages.yaml"), .embedInCode("numa.yaml"), .embedInCode("threads.yaml"),
        ],
        swiftSettings: swiftSettings
    ),
    .executableTarget(
        name: "faultline",
        dependencies: [
            "Analysis", "Engines", "Harness", "Platform", "Reports", "Results", "Suites", "Worker", "Workloads",
            .product(name: "ArgumentParser", package: "swift-argument-parser"),
        ],
        exclude: ["Documentation.docc"],
        swiftSettings: swiftSettings
    ),
]

/// What Faultline itself costs: a C loop, and the same work through its engines, side by side.
let overhead: [Target] = [
    .target(name: "Floor", path: "Benchmarks/Overhead/Floor", cSettings: cSettings),
    .executableTarget(
        name: "overhead",
        dependencies: [
            "CLinux", "Engines", "Floor", "Platform", "Statistics", "Workloads",
            .product(name: "ArgumentParser", package: "swift-argument-parser"),
        ],
        path: "Benchmarks/Overhead/Command",
        swiftSettings: swiftSettings
    ),
]

/// What the checks of a growing run get wrong and find, by simulation.
let checks: [Target] = [
    .executableTarget(
        name: "checks",
        dependencies: [
            "Analysis", "Results", "Statistics", .product(name: "ArgumentParser", package: "swift-argument-parser"),
        ],
        path: "Benchmarks/Checks",
        swiftSettings: swiftSettings
    )
]

let tests: [Target] = [
    .target(
        name: "TestSupport",
        dependencies: ["Analysis", "Engines", "Results", "Workloads"],
        path: "Tests/TestSupport",
        swiftSettings: testSettings
    ),
    .testTarget(
        name: "StatisticsTests",
        dependencies: ["Statistics"],
        exclude: ["Fixtures"],
        swiftSettings: testSettings
    ),
    .testTarget(
        name: "WorkloadsTests",
        dependencies: ["TestSupport", "Engines", "Workloads", "Suites"],
        swiftSettings: testSettings
    ),
    .testTarget(
        name: "PlatformTests",
        dependencies: ["TestSupport", "Platform", "CLinux"],
        swiftSettings: testSettings
    ),
    .testTarget(
        name: "ResultsTests",
        dependencies: ["TestSupport", "Results", "Workloads"],
        swiftSettings: testSettings
    ),
    .testTarget(
        name: "AnalysisTests",
        dependencies: ["TestSupport", "Analysis", "Results", "Statistics", "Workloads", "checks"],
        swiftSettings: testSettings
    ),
    .testTarget(
        name: "EnginesTests",
        dependencies: ["TestSupport", "Engines", "Platform", "Results", "Statistics", "Workloads"],
        swiftSettings: testSettings
    ),
    .testTarget(
        name: "WorkerTests",
        dependencies: ["TestSupport", "Worker", "Engines", "Platform", "Results", "Statistics", "Workloads"],
        swiftSettings: testSettings
    ),
    .testTarget(
        name: "HarnessTests",
        dependencies: ["TestSupport", "Harness", "Analysis", "Engines", "Platform", "Results", "Worker", "Workloads"],
        swiftSettings: testSettings
    ),
    .testTarget(
        name: "ReportsTests",
        dependencies: ["TestSupport", "Reports", "Engines", "Analysis", "Results", "Statistics", "Workloads"],
        exclude: ["Snapshots"],
        swiftSettings: testSettings
    ),
    .testTarget(
        name: "CommandTests",
        dependencies: ["TestSupport", "faultline", "Results"],
        swiftSettings: testSettings
    ),
    .testTarget(
        name: "PinsTests",
        dependencies: [
            "TestSupport", "faultline", "Analysis", "Engines", "Harness", "Reports", "Results", "Suites", "Worker",
            "Workloads",
        ],
        exclude: ["Fixtures", "Snapshots"],
        swiftSettings: testSettings
    ),
]

let package = Package(
    name: "Faultline",
    products: [.executable(name: "faultline", targets: ["faultline"])],
    traits: [
        .trait(name: "NUMA", description: "CPU and memory placement through libnuma (needs libnuma-dev)"),
        .trait(name: "IOUring", description: "The engine io_uring, through liburing (needs liburing-dev)"),
        .default(enabledTraits: ["NUMA"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: modules + overhead + checks + tests
)
