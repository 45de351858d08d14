@testable import Machine
import Diagnostics
import Foundation
import Makefiles
import Profile
import Programs
import Testing

/// The number that make finds, and that it is the one that `envboot procs` reckons.
@Testing.Suite struct ProcessNumberTests {
    /// What `envboot procs` reckons on this machine, in this process' circumstances.
    private func reckoned(_ workshop: Workshop, _ procs: String, usesCluster: Bool = true, path: String? = nil)
        async throws -> Int
    {
        let runner = Runner.system(environment: ["PATH": path ?? workshop.path])
        let profile = try workshop.profile(procs: procs)
        let machine = await MachineResources.current(runner, for: profile.procs, usesCluster: usesCluster)
        return try ProcessCount(profile, machine: machine, usesCluster: usesCluster, override: nil).number
    }

    @Test("programs are asked only for what the number depends on")
    func asked() async throws {
        func programs(_ use: Procs.Use, usesCluster: Bool) async -> [String] {
            let (asked, sink) = AsyncStream.makeStream(of: String.self)
            let runner = Runner { command, _ in
                sink.yield(command.program)
                return CommandOutput(output: Array("3\n".utf8))
            }
            _ = await MachineResources.current(runner, for: Procs(use: use), usesCluster: usesCluster)
            sink.finish()
            return await asked.reduce(into: []) { $0.append($1) }.sorted()
        }
        #expect(await programs(.cpus(numerator: 1, denominator: 1), usesCluster: true) == ["docker", "nproc"])
        #expect(await programs(.cpus(numerator: 1, denominator: 1), usesCluster: false) == ["nproc"])
        #expect(await programs(.count(3), usesCluster: true) == [])
    }

    @Test(
        "make finds the number that is reckoned",
        arguments: [
            "use: cpus", "use: 1/2 cpus", "use: 3/2 cpus", "use: 5", "use: 12, max: 12", "use: cpus, max: 1",
            "use: cpus, min: 7",
            "use: 12, memoryPerProc: 100Mi", "use: 12, memoryPerProc: 10Gi", "use: 12, memoryPerProc: 900Ti",
            "use: 1/100 cpus",
        ])
    func same(procs: String) async throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        _ = try workshop.generate(try workshop.profile(procs: procs))
        #expect(try await workshop.processes() == reckoned(workshop, procs))
        #expect(try await workshop.processes(["test-unit"]) == reckoned(workshop, procs, usesCluster: false))
    }

    @Test("PROCS wins, from the environment and as an argument, over bounds and rollback")
    func override() async throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let makefile = try workshop.generate(try workshop.profile(procs: "use: cpus, max: 2"))
        try workshop.write(makefile.serial(["test-e2e"], since: "2026-01-01", reason: "").text, to: "Makefile")
        #expect(try await workshop.processes(["test-e2e"]) == 1)
        #expect(try await workshop.processes(["test-e2e"], ["PROCS": "8"]) == 8)
        #expect(try await workshop.processes(["test-e2e", "PROCS=9"]) == 9)
    }

    @Test(
        "a PROCS that is not a number of at least 1 is an error that says so",
        arguments: ["0", "-1", "x", "1.5", "4 4", "99999999999999999999"])
    func wrongOverride(value: String) async throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let profile = try workshop.profile()
        _ = try workshop.generate(profile)
        let error = try await #require(throws: ProgramError.self) {
            try await workshop.make(["test-e2e"], ["PROCS": value])
        }
        #expect(error.output.contains("PROCS is '\(value)', and must be a number of at least 1"))
        #expect(throws: Diagnostic.self) {
            try ProcessCount(profile, machine: MachineResources(cpus: 4), usesCluster: true, override: value)
        }
    }

    @Test(
        "the CPUs are those of the affinity", .enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/taskset")))
    func affinity() async throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        _ = try workshop.generate(try workshop.profile())
        #expect(try await workshop.processes(wrapper: ["taskset", "-c", "0"]) == 1)
    }

    @Test("without nproc, sysctl tells; without both, it is 4")
    func otherSystems() async throws {
        var workshop = try Workshop()
        defer { workshop.remove() }
        _ = try workshop.generate(try workshop.profile())
        for name in ["sh", "env", "sed", "awk", "cat", "tr", "mkdir", "date", "make", "printf", "true"] {
            try FileManager.default.createSymbolicLink(
                atPath: "\(workshop.bin)/\(name)", withDestinationPath: "/usr/bin/\(name)")
        }
        workshop.path = workshop.bin
        #expect(try await workshop.processes() == 4)
        #expect(try await reckoned(workshop, "use: cpus", path: workshop.path) == 4)
        try workshop.program("sysctl", "[ \"$*\" = '-n hw.ncpu' ] && echo 7")
        #expect(try await workshop.processes() == 7)
        #expect(try await reckoned(workshop, "use: cpus", path: workshop.path) == 7)
    }

    @Test("Docker's CPUs bound suites that use the cluster, and only those")
    func docker() async throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        try workshop.program("nproc", "echo 11")
        try workshop.program("docker", "[ \"$*\" = 'info --format {{.NCPU}}' ] && echo 3")
        _ = try workshop.generate(try workshop.profile())
        #expect(try await workshop.processes() == 3)
        #expect(try await workshop.processes(["test-unit"]) == 11)
        #expect(try await reckoned(workshop, "use: cpus") == 3)
    }

    private static let cpuGroup = "/sys/fs/cgroup/cpu/envboot-test-\(ProcessInfo.processInfo.processIdentifier)"

    private static let canMakeGroup =
        (try? FileManager.default.createDirectory(atPath: cpuGroup, withIntermediateDirectories: false)) != nil

    @Test("the quota of a control group of version 1 bounds it", .enabled(if: canMakeGroup, "needs cgroup v1 and root"))
    func quotaOfVersion1() async throws {
        defer { rmdir(Self.cpuGroup) }
        let workshop = try Workshop()
        defer { workshop.remove() }
        try workshop.program("nproc", "echo 11")
        _ = try workshop.generate(try workshop.profile())
        try Data("100000".utf8).write(to: URL(fileURLWithPath: Self.cpuGroup + "/cpu.cfs_period_us"))
        try Data("350000".utf8).write(to: URL(fileURLWithPath: Self.cpuGroup + "/cpu.cfs_quota_us"))
        let enter = ["sh", "-c", "echo $$ > \(Self.cpuGroup)/cgroup.procs && exec \"$@\"", "sh"]
        #expect(try await workshop.processes(["test-unit"], wrapper: enter) == 3)
    }

    @Test(
        "the quota of a control group of version 2 bounds it",
        .enabled(if: geteuid() == 0, "needs root to put a folder in place of the kernel's"),
        arguments: [("max 100000", 11), ("250000 100000", 2), ("50000 100000", 1)])
    func quotaOfVersion2(cpuMax: String, expected: Int) async throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        try workshop.program("nproc", "echo 11")
        _ = try workshop.generate(try workshop.profile())
        try workshop.write(cpuMax + "\n", to: "cgroup/cpu.max")
        let enter = [
            "unshare", "-m", "sh", "-c", "mount --bind '\(workshop.folder)/cgroup' /sys/fs/cgroup && exec \"$@\"", "sh",
        ]
        #expect(try await workshop.processes(["test-unit"], wrapper: enter) == expected)
    }
}
