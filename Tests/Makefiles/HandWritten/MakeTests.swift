@testable import HandWrittenMakefiles
import Foundation
import Makefiles
import Testing

#if os(Linux)
private let hasRecentMake = true
#else
/// macOS ships GNU make 3.81 without `private` and `.RECIPEPREFIX`, and neither `timeout` nor `nproc`.
private let hasRecentMake = false
#endif

/// Runs the corpus with the real GNU make and a ginkgo that writes down its arguments.
@Suite(.enabled(if: hasRecentMake)) struct MakeTests {
    @Test("real make runs the same ginkgo commands with one process", arguments: CorpusFile.all)
    func serial(_ file: CorpusFile) throws {
        guard file.name != "tools" else { return }
        let before = try run(file.bytes())
        let after = try run(HandWrittenMakefile(file.bytes()).serial)
        #expect(!after.calls.isEmpty)
        #expect(after.calls.allSatisfy(isSerial), "\(after.calls)")
        #expect(before.calls.map(withoutProcesses) == after.calls.map(withoutProcesses))
        #expect(before.others == after.others)
        if file.name != "serial-already" { #expect(!before.calls.allSatisfy(isSerial), "\(before.calls)") }
    }

    @Test("make -n shows no ginkgo command with several processes", arguments: CorpusFile.all)
    func dryRun(_ file: CorpusFile) throws {
        guard file.name != "tools", file.name != "comments", file.name != "neighbours" else { return }
        let parallel = try Regex(#"\bginkgo\b[^;&|#]* ["']?--?((procs|nodes)[= ]["']?(?!1\b)|p\b(?!=false))"#)
        let shown = try run(HandWrittenMakefile(file.bytes()).serial, ["-n"]).output
            .replacing("\\\n", with: " ")
            .replacing(try Regex(#"[ \t]+"#), with: " ")
            .replacing(try Regex(#""[^"\n]* [^"\n]*""#), with: "TEXT")
            .replacing(try Regex(#" -- [^;&|\n]*"#), with: "")
        for line in shown.split(separator: "\n") where !line.contains("# go on") {
            #expect(line.firstMatch(of: parallel) == nil, "\(line)")
        }
    }

    private struct Result {
        var output: String
        /// The arguments of each call of ginkgo, and of each call of another program.
        var calls: [[String]]
        var others: [[String]]
    }

    private func run(_ makefile: [UInt8], _ options: [String] = []) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "envboot-make-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        let bin = folder.appending(path: "bin")
        try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
        try FileManager.default.createDirectory(at: folder.appending(path: "test"), withIntermediateDirectories: true)
        for (name, script) in Self.programs {
            let path = bin.appending(path: name)
            try ("#!/bin/sh\n" + script).write(to: path, atomically: true, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path.path)
        }
        let tools = try HandWrittenMakefile(CorpusFile(name: "tools").bytes()).serial
        try Data(tools).write(to: folder.appending(path: "tools.mk"))
        try Data(makefile).write(to: folder.appending(path: "Makefile"))

        let make = Process()
        make.executableURL = URL(filePath: "/usr/bin/make")
        make.arguments = options + ["-s", "all"]
        make.currentDirectoryURL = folder
        make.environment = ["PATH": bin.path + ":/usr/bin:/bin", "CALLS": folder.appending(path: "calls").path]
        let output = folder.appending(path: "output")
        try Data().write(to: output)
        let handle = try FileHandle(forWritingTo: output)
        make.standardOutput = handle
        make.standardError = handle
        try make.run()
        make.waitUntilExit()
        let text = String(decoding: try Data(contentsOf: output), as: UTF8.self)
        #expect(make.terminationStatus == 0, "\(text)")
        return Result(
            output: text.replacing(folder.path, with: ""), calls: calls(folder.appending(path: "calls.ginkgo"), folder),
            others: calls(folder.appending(path: "calls.other"), folder))
    }

    /// Each argument on a line, an empty line after each call.
    private func calls(_ file: URL, _ folder: URL) -> [[String]] {
        guard let data = try? Data(contentsOf: file) else { return [] }
        return String(decoding: data, as: UTF8.self).replacing(folder.path, with: "").components(separatedBy: "\n\n")
            .map { $0.split(separator: "\n").map(String.init) }.filter { !$0.isEmpty }
    }

    private static let programs = [
        "ginkgo": #"printf '%s\n' ginkgo "$@" "" >> "$CALLS.ginkgo""#,
        "go": """
        for argument; do
            shift
            case $argument in
            install|build|test) break ;;
            ginkgo|*/ginkgo|*/ginkgo@*) exec ginkgo "$@" ;;
            esac
        done
        printf '%s\\n' go "$@" "" >> "$CALLS.other"
        """,
        "docker": """
        for argument; do
            case $argument in
            ginkgo|sh) exec "$@" ;;
            esac
            printf '%s\\n' "$argument" >> "$CALLS.other"
            shift
        done
        echo >> "$CALLS.other"
        """,
        "mkdir": #"printf '%s\n' mkdir "$@" "" >> "$CALLS.other""#,
        "tool": #"printf '%s\n' tool "$@" "" >> "$CALLS.other""#,
        "cp": #"printf '%s\n' cp "$@" "" >> "$CALLS.other""#,
        "my-ginkgo": #"printf '%s\n' my-ginkgo "$@" "" >> "$CALLS.other""#,
        "kubectl": #"shift 4; exec "$@""#,
        "sudo": #"shift 3; exec "$@""#,
        "time": #"shift; exec "$@""#,
    ]

    private func processFlag(_ argument: String) -> Substring? {
        guard argument.hasPrefix("-") else { return nil }
        let name = argument.drop { $0 == "-" }
        return ["p", "procs", "nodes"].contains(name.prefix { $0 != "=" }) ? name : nil
    }

    private func isSerial(_ call: [String]) -> Bool {
        let arguments = call.prefix { $0 != "--" }
        return arguments.enumerated().allSatisfy { index, argument in
            guard let flag = processFlag(argument) else { return true }
            if flag == "procs" || flag == "nodes" { return index + 1 < arguments.count && arguments[index + 1] == "1" }
            return ["procs=1", "nodes=1", "p=false"].contains(flag)
        }
    }

    private func withoutProcesses(_ call: [String]) -> [String] {
        var isNumber = false
        let arguments = call.prefix { $0 != "--" }
        return call.dropFirst(arguments.count)
            + arguments.filter { argument in
                defer { isNumber = ["procs", "nodes"].contains(processFlag(argument)) }
                return !isNumber && processFlag(argument) == nil
            }
    }
}
