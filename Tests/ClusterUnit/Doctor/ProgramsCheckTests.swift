import Programs
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("The check of docker, kind and kubectl")
struct ProgramsCheckTests {
    /// What a program can do instead of its work, and what is said of it.
    enum Fault: CaseIterable {
        case isOld, isUnknown, isMissing, mayNotBeExecuted, isNoProgram, hangs, printsMegabytes, dies, fails

        var script: String {
            switch self {
            case .isOld: #"echo '{"clientVersion": {"gitVersion": "v0.2.0"}}'"#
            case .isUnknown: #"echo '{"clientVersion": {"gitVersion": "unknown"}}'"#
            case .isMissing, .mayNotBeExecuted, .isNoProgram: ""
            // The program itself, so that nothing is left behind.
            case .hangs: "exec /bin/sleep 60"
            case .printsMegabytes: "exec /bin/cat /dev/zero"
            case .dies: "kill -SEGV $$"
            case .fails: "echo 'broken pipe dream' >&2; exit 3"
            }
        }

        func text(_ program: String) -> String {
            switch self {
            case .isOld: "version 0.2.0 is older than "
            case .isUnknown: "its version cannot be read from '"
            case .isMissing, .mayNotBeExecuted: "the program '\(program)' was not found on PATH"
            case .isNoProgram: "the program '\(program)' could not be started"
            case .hangs: "\(program) was ended after 0 s"
            case .printsMegabytes: "\(program) printed more than 1 MB"
            case .dies: "\(program) was ended by signal 11"
            case .fails: "\(program) ended with status 3: broken pipe dream"
            }
        }
    }

    @Test("Programs that are new enough are well")
    func healthy() async throws {
        let scripts = try Scripts()
        let findings = await ProgramsCheck(runner: scripts.patientRunner, kubernetes: Version(1, 31)).findings()
        #expect(findings.map(\.level) == [.ok, .ok, .ok], "\(findings)")
        #expect(findings.map(\.found) == ["version 28.2.2", "version 0.27.0", "version 1.32.4"])
    }

    @Test("helm is asked for where it is needed")
    func helm() async throws {
        let scripts = try Scripts()
        try scripts.write("echo v3.17.3+ge4da497", as: "helm")
        let check = ProgramsCheck(runner: scripts.patientRunner, needsHelm: true)
        #expect(await check.findings().last?.found == "version 3.17.3")
        try scripts.write("echo v3.7.0", as: "helm")
        let old = await check.findings().last?.found
        #expect(old == "version 3.7.0 is older than 3.8.0")
    }

    @Test(
        "A program that does not do its work is named, with what it did and what to do", .timeLimit(.minutes(1)),
        arguments: ["docker", "kind", "kubectl"], Fault.allCases)
    func faults(program: String, fault: Fault) async throws {
        let scripts = try Scripts()
        switch fault {
        case .isMissing: try scripts.remove(program)
        case .mayNotBeExecuted: try scripts.write("exit 0", as: program, mode: 0o644)
        case .isNoProgram: try scripts.writeBytes([0x7F, 0x00], as: program)
        default: try scripts.write(fault.script, as: program)
        }
        let limited = fault == .hangs ? scripts.runner : scripts.patientRunner
        let finding = try #require(
            await ProgramsCheck(runner: limited).findings().first { $0.check == program })
        #expect(finding.level == (fault == .isUnknown ? .warning : .error), "\(finding)")
        #expect(finding.found.contains(fault.text(program)), "\(finding)")
        #expect(finding.remedy?.contains(program) == true || fault == .fails, "\(finding)")
    }

    @Test("A kubectl that prints no JSON is no kubectl", .timeLimit(.minutes(1)))
    func noJSON() async throws {
        let scripts = try Scripts()
        try scripts.write("echo hello", as: "kubectl")
        let finding = try #require(
            await ProgramsCheck(runner: scripts.patientRunner).findings().last)
        #expect(finding.level == .error)
        #expect(finding.found.hasPrefix("kubectl printed something unexpected: it is no JSON"))
    }

    @Test("A kubectl that is more than one minor version off the nodes' Kubernetes is a warning")
    func skew() async throws {
        let scripts = try Scripts()
        for (minor, level) in [(33, Finding.Level.ok), (31, .ok), (34, .warning), (30, .warning)] {
            let check = ProgramsCheck(runner: scripts.patientRunner, kubernetes: Version(1, minor))
            #expect(await check.findings().last?.level == level, "1.\(minor)")
        }
    }

    @Test(
        "The version is found in what each program prints",
        arguments: [
            ("Docker version 20.10.24+dfsg1, build 297e128", "20.10.24"),
            ("kind v0.27.0 go1.24.4 linux/amd64", "0.27.0"),
            ("v1.32.4-dispatcher", "1.32.4"), ("24.0", "24.0.0"), ("none", nil), ("99999999999999999999.1", nil),
        ])
    func version(text: String, version: String?) {
        #expect(Version(in: text).map { "\($0)" } == version)
    }

    @Test("Versions are compared by number")
    func order() {
        #expect(Version(20, 9) < Version(20, 10))
        #expect(Version(1, 9) < Version(20, 1))
        #expect(!(Version(20, 10) < Version(20, 10)))
    }
}
