@testable import Machine
import Diagnostics
import Foundation
import Hostile
import Makefiles
import Programs
import Testing

/// The generated Makefile with hostile names of folders and profiles, run by the real make and shell.
@Testing.Suite("Hostile names around a Makefile", .serialized)
struct HostileNameTests {
    private static let names = HostileValues.fileNames.keys.sorted()

    /// Whether a command in a name was executed.
    private func hasTrace(_ workshop: Workshop) -> Bool {
        let files = FileManager.default.enumerator(atPath: workshop.root)?.compactMap { $0 as? String } ?? []
        return files.contains { $0.split(separator: "/").last == Substring(HostileValues.trace) }
    }

    @Test("Targets work in a folder with any name, and nothing in the name is executed", arguments: names)
    func folder(name: String) async throws {
        let workshop = try Workshop(try #require(HostileValues.fileNames[name]))
        defer { workshop.remove() }
        var profile = try workshop.profile()
        profile.cluster.kubeconfig = workshop.folder + "/kubeconfig"
        _ = try workshop.generate(profile)
        let output = try await workshop.make(["test-e2e", "PROCS=2"])
        #expect(lines(output, "folder ") == workshop.folder + "/test/e2e")
        #expect(lines(output, "kubeconfig ") == workshop.folder + "/kubeconfig")
        #expect(lines(output, "argument --output-dir=") == workshop.folder + "/.envboot/runs/e2e")
        #expect(try await workshop.make(["help"]).contains("run the suite unit"))
        // From elsewhere, with the shell's idea of the working directory left over.
        let elsewhere = ["env", "-C", "/", "PWD=/"]
        let wrapped = try await workshop.make(["-C", workshop.folder, "test-unit"], wrapper: elsewhere)
        #expect(lines(wrapped, "folder ") == workshop.folder + "/test/unit")
        _ = try? await workshop.make(["-f", workshop.folder + "/Makefile", "help"])
        #expect(!hasTrace(workshop))
    }

    /// The output of the fake ginkgo between a word and the next one.
    private func lines(_ output: String, _ word: String) -> String? {
        guard let start = output.range(of: word) else { return nil }
        let ends = ["\nkubeconfig ", "\nurl ", "\nargument "].compactMap {
            output.range(of: $0, range: start.upperBound..<output.endIndex)?.lowerBound
        }
        return String(output[start.upperBound..<(ends.min() ?? output.endIndex)])
    }

    @Test("A profile's file name is passed to envboot unchanged; one with a line break is refused", arguments: names)
    func profile(name: String) async throws {
        let value = try #require(HostileValues.fileNames[name])
        let workshop = try Workshop()
        defer { workshop.remove() }
        try workshop.program("fake-envboot", #"printf '%s.' "$3""#)
        var profile = try workshop.profile()
        profile.file = "profiles/\(value).yaml"
        guard !value.unicodeScalars.contains("\n") else {
            let error = #expect(throws: Diagnostic.self) { try workshop.generate(profile) }
            #expect(error?.message.contains("line break") == true && error?.message.contains("\n") == false)
            return
        }
        let makefile = try workshop.generate(profile)
        let plain = try Workshop()
        defer { plain.remove() }
        let lines = try plain.generate(try plain.profile()).text.utf8.count { $0 == UInt8(ascii: "\n") }
        #expect(makefile.text.utf8.count { $0 == UInt8(ascii: "\n") } == lines)
        #expect(GeneratedMakefile(makefile.text) == makefile)
        #expect(try await workshop.make(["env-down", "ENVBOOT=fake-envboot"]) == profile.file + ".")
        #expect(!hasTrace(workshop))
    }

    @Test("User variables change neither the process count nor which reports are kept")
    func variables() async throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        _ = try workshop.generate(try workshop.profile(procs: "use: cpus, memoryPerProc: 1Gi"))
        let expected = try await workshop.processes(["test-unit"])
        for hour in 10..<34 { try workshop.write("", to: ".envboot/runs/unit/202501\(hour)T000000Z-4-abc.json") }
        let hostile = [
            "OMP_NUM_THREADS": "64", "OMP_THREAD_LIMIT": "1", "LC_ALL": "de_DE.UTF-8", "LC_NUMERIC": "de_DE.UTF-8",
            "POSIXLY_CORRECT": "1", "QUOTING_STYLE": "shell-always", "CLICOLOR_FORCE": "1", "LS_COLORS": "*=31",
            "GREP_OPTIONS": "--color=always", "CDPATH": "/:/tmp", "ENV": "/nowhere", "BASH_ENV": "/nowhere",
            "IFS": "/", "PWD": "/", "TZ": "Asia/Kathmandu",
        ]
        #expect(try await workshop.processes(["test-unit"], hostile) == expected)
        let files = try FileManager.default.contentsOfDirectory(atPath: workshop.folder + "/.envboot/runs/unit")
        #expect(files.count == 19)
    }

    @Test("envboot procs ignores the limits of OpenMP", arguments: ["OMP_NUM_THREADS", "OMP_THREAD_LIMIT"])
    func openMP(variable: String) async throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let profile = try workshop.profile()
        func cpus(_ variables: [String: String]) async -> Int {
            let runner = Runner.system(environment: ["PATH": workshop.path].merging(variables) { $1 })
            return await MachineResources.current(runner, for: profile.procs, usesCluster: false).cpus
        }
        #expect(await cpus([variable: "1"]) == cpus([:]))
        #expect(await cpus([variable: "64"]) == cpus([:]))
    }

    @Test("The folder of reports is accessible to its owner only, ignored by git, and not created behind a link")
    func evidenceFolder() async throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        _ = try workshop.generate(try workshop.profile())
        _ = try await workshop.make(["test-unit"])
        for folder in ["", "/runs", "/runs/unit"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(workshop.folder)/.envboot\(folder)")
            #expect(attributes[.posixPermissions] as? Int == 0o700)
        }
        let ignored = try String(contentsOfFile: workshop.folder + "/.envboot/.gitignore", encoding: .utf8)
        #expect(ignored == "/failures/\n/logs/\n/runs/\n/.gitignore\n")
        try workshop.write("mine\n", to: ".envboot/.gitignore")
        _ = try await workshop.make(["test-unit"])
        #expect(try String(contentsOfFile: workshop.folder + "/.envboot/.gitignore", encoding: .utf8) == "mine\n")

        for link in [".envboot/runs/unit", ".envboot/runs", ".envboot"] {
            let target = "elsewhere-\(link.utf8.count)"
            try FileManager.default.moveItem(
                atPath: "\(workshop.folder)/\(link)", toPath: "\(workshop.folder)/\(target)")
            try FileManager.default.createSymbolicLink(
                atPath: "\(workshop.folder)/\(link)", withDestinationPath: "\(workshop.folder)/\(target)")
            let before = try FileManager.default.subpathsOfDirectory(atPath: "\(workshop.folder)/\(target)")
            let error = try await #require(throws: ProgramError.self) { try await workshop.make(["test-unit"]) }
            #expect(error.output.contains("error: \(link) is a symbolic link"))
            #expect(try FileManager.default.subpathsOfDirectory(atPath: "\(workshop.folder)/\(target)") == before)
            try FileManager.default.removeItem(atPath: "\(workshop.folder)/\(link)")
        }
    }
}
