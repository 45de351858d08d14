// swift-tools-version: 6.2
import PackageDescription

/// `make fuzz` sets it: then the modules tell libFuzzer which of their branches are taken.
let isFuzzing = Context.environment["ENVBOOT_FUZZING"] != nil

let strict: [SwiftSetting] =
    [.enableUpcomingFeature("ExistentialAny")] + (isFuzzing ? [.unsafeFlags(["-sanitize=fuzzer"])] : [])

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// - Parameter data: folders that tests read, and write anew when golden files change, in the work tree.
func tests(_ name: String, _ dependencies: [Target.Dependency], data: [String] = []) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: dependencies, path: "Tests/" + name, exclude: data, swiftSettings: strict)
}

let package = Package(
    name: "envboot",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "envboot", targets: ["envboot"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        .systemLibrary(
            name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        module("Escaping"),
        module("Diagnostics", ["Escaping"]),
        module("YAML", ["CLibYAML"]),
        module("Redaction"),
        module("Profile", ["Diagnostics", "Escaping", "Redaction", "YAML"]),
        module("Templates", ["Diagnostics", "Escaping", .product(name: "Mustache", package: "swift-mustache")]),
        module(
            "Programs",
            [
                "Escaping", "Redaction", .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]),
        module("Files", ["Escaping"]),
        module("Reports", ["Diagnostics"]),
        module("Terminal", ["Diagnostics", "Escaping"]),
        module("Presentation", ["Diagnostics", "Escaping", "Reports", "Templates", "Terminal"]),
        module(
            "ContainerTools",
            [
                "Diagnostics", "Files", "Profile", "Programs", "YAML",
                .product(name: "Crypto", package: "swift-crypto"), .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
            ]),
        module(
            "Cluster",
            [
                "ContainerTools", "Diagnostics", "Escaping", "Files", "Profile", "Programs", "Redaction", "Templates",
                "YAML", .product(name: "NIOCore", package: "swift-nio"),
            ]),
        module(
            "Diagnosis",
            [
                "Cluster", "ContainerTools", "Files", "Profile", "Programs", "Redaction", "YAML",
                .product(name: "NIOCore", package: "swift-nio"),
            ]),
        module("Machine", ["Diagnostics", "Profile", "Programs"]),
        module("HandWrittenMakefiles", [.product(name: "Crypto", package: "swift-crypto")]),
        module(
            "Makefiles",
            [
                "Diagnostics", "Escaping", "Files", "HandWrittenMakefiles", "Profile", "Templates",
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        module("Onboarding", ["Diagnostics", "Escaping", "Files", "Profile", "Templates"]),
        module(
            "EnvbootCommands",
            [
                "Cluster", "ContainerTools", "Diagnosis", "Diagnostics", "Escaping", "Files", "HandWrittenMakefiles",
                "Machine", "Makefiles", "Onboarding", "Presentation", "Profile", "Programs", "Redaction", "Reports",
                "Terminal", .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]),
        .executableTarget(name: "envboot", dependencies: ["EnvbootCommands"], swiftSettings: strict),
        .executableTarget(
            name: "envboot-manual",
            dependencies: [.product(name: "ArgumentParser", package: "swift-argument-parser")],
            swiftSettings: strict),
        .executableTarget(
            name: "envboot-bench",
            dependencies: [
                "Files", "Programs",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            path: "Benchmarks", exclude: ["manifests", "peer"], swiftSettings: strict),
        .target(
            name: "FuzzProperties",
            dependencies: [
                "Cluster", "ContainerTools", "Diagnosis", "Diagnostics", "HandWrittenMakefiles", "Makefiles",
                "Presentation", "Profile", "Redaction", "Reports", "Templates", "Terminal",
            ],
            path: "Fuzzing/Properties", swiftSettings: strict),
        .target(name: "Hostile", path: "Tests/Hostile", swiftSettings: strict),
        tests(
            "Fuzzing",
            [
                "Cluster", "ContainerTools", "Diagnosis", "Diagnostics", "FuzzProperties", "Hostile", "Makefiles",
                "Profile", "Programs", "YAML",
            ]),
        tests("Escaping", ["Escaping", "Hostile", "Programs"]),
        tests("YAML", ["YAML"]),
        tests(
            "Profile", ["Diagnostics", "Files", "Profile", "Programs", "YAML"],
            data: ["Fixtures", "Schema/validate.py"]),
        tests(
            "Templates", ["Diagnostics", "Escaping", "Templates", .product(name: "Crypto", package: "swift-crypto")]),
        tests("Programs", ["Programs", "Redaction"]),
        tests(
            "Files",
            [
                "Cluster", "ContainerTools", "Diagnosis", "Diagnostics", "Files", "HandWrittenMakefiles", "Makefiles",
                "Profile", "Programs",
            ]),
        tests("Redaction", ["Redaction"]),
        tests("Terminal", ["Diagnostics", "Escaping", "Hostile", "Terminal"]),
        tests(
            "ClusterUnit",
            [
                "Cluster", "ContainerTools", "Diagnosis", "Diagnostics", "Files", "Profile", "Programs", "Redaction",
                "Templates", "YAML", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ], data: ["Fixtures", "Golden"]),
        tests(
            "Makefiles",
            ["Diagnostics", "HandWrittenMakefiles", "Hostile", "Machine", "Makefiles", "Profile", "Programs"],
            data: ["Golden", "HandWritten/Corpus"]),
        tests("Onboarding", ["Diagnostics", "Files", "Onboarding", "Profile", "YAML"], data: ["Golden"]),
        tests(
            "Reports", ["Diagnostics", "Reports"],
            data: ["Fixtures", "Suite", "SmallSuite", "make-fixtures", "make-large"]),
        tests(
            "Commands",
            [
                "Cluster", "ContainerTools", "Diagnosis", "Diagnostics", "EnvbootCommands", "Escaping", "Hostile",
                "Onboarding", "Presentation", "Programs", "Reports", "Templates", "Terminal", "envboot",
                "envboot-manual", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        tests("Cluster", ["Programs"]),
        tests("Benchmarks", ["envboot-bench"]),
        tests("Structure", []),
    ]
)

if isFuzzing {
    package.targets.append(
        .executableTarget(
            name: "envboot-fuzz", dependencies: ["FuzzProperties"], path: "Fuzzing/Program", swiftSettings: strict,
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]))
}
