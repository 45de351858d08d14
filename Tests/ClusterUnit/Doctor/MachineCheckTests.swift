import Foundation
import Programs
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("The checks of Docker's machine")
struct MachineCheckTests {
    private let gigabyte: Int64 = 1 << 30

    private func resources(
        _ info: DockerInfo, isLocal: Bool = true, _ change: (String) -> String = { $0 }
    ) throws -> ResourcesCheck {
        let profile = try Sandbox().profile(change(Sandbox.profile))
        return ResourcesCheck(profile: profile, info: info, isLocal: isLocal)
    }

    @Test("Too few CPUs are a warning, and so are unknown ones")
    func cpus() throws {
        #expect(try resources(DockerInfo(cpus: 2)).cpus().level == .ok)
        #expect(try resources(DockerInfo(cpus: 1)).cpus().level == .warning)
        #expect(try resources(DockerInfo()).cpus().level == .warning)
    }

    @Test("Memory has to be enough for the nodes and, where Docker is local, for the processes")
    func memory() throws {
        func memory(_ gigabytes: Int64?, isLocal: Bool = true) throws -> Finding {
            let info = DockerInfo(cpus: 8, memory: gigabytes.map { $0 * gigabyte })
            return try resources(info, isLocal: isLocal) { $0 + "procs: {memoryPerProc: 2G}\n" }.memory()
        }
        #expect(try memory(16).level == .ok)
        #expect(try memory(nil).level == .warning)
        let processes = try memory(5)
        #expect(processes.level == .warning && processes.found.contains("for 2 processes"), "\(processes)")
        #expect(processes.place?.line == 25)
        #expect(processes.remedy?.contains("procs.max") == true)
        #expect(try memory(5, isLocal: false).level == .ok)
        let nodes = try memory(1)
        #expect(nodes.level == .warning && nodes.remedy?.contains("fewer nodes") == true, "\(nodes)")
        #expect(nodes.place?.line == 6)
    }

    @Test("Out-of-range memory needs are not met, and out-of-range CPUs are")
    func uncountable() throws {
        let info = DockerInfo(cpus: .max, memory: 8 * gigabyte)
        let check = try resources(info) { $0 + "procs: {use: 3/2 cpus, memoryPerProc: 8000Pi}\n" }
        #expect(check.memory().level == .warning && check.cpus().level == .ok)
    }

    @Test(
        "The processes that memory is reckoned for are those that the profile asks for",
        arguments: [("2", 2), ("1", 1), ("1/8 cpus", 1), ("cpus", 2)])
    func processes(use: String, number: Int) throws {
        let profile = try Sandbox().profile(Sandbox.profile + "procs: {use: \(use)}\n")
        #expect(ResourceNeeds(profile, cpus: 8).processes == number)
    }

    @Test("Little disk is a warning, and too little for new nodes an error")
    func disk() throws {
        let check = try resources(DockerInfo(root: "/docker"))
        #expect(check.disk(free: 100 * gigabyte, newNodes: 2).found == "100.0 GB free at /docker")
        #expect(check.disk(free: 4 * gigabyte, newNodes: 2).level == .warning)
        #expect(check.disk(free: gigabyte, newNodes: 2).level == .error)
        #expect(check.disk(free: gigabyte, newNodes: 0).level == .warning)
        #expect(check.disk(free: nil, newNodes: 2).level == .warning)
    }

    @Test("Limits of inotify below what kind advises are a warning, and so are unknown ones")
    func inotify() {
        let check = KernelCheck()
        #expect(check.inotify((524_288, 512)).level == .ok)
        #expect(check.inotify((524_288, 128)).level == .warning)
        #expect(check.inotify((8192, 512)).level == .warning)
        #expect(check.inotify(nil).level == .warning)
        #expect(check.inotify(nil).remedy?.contains("fs.inotify.max_user_instances=512") == true)
    }

    @Test("Control groups of version 1 are a warning where the nodes' Kubernetes is new or unknown")
    func controlGroups() {
        let check = KernelCheck()
        #expect(check.controlGroups("2", kubernetes: nil).level == .ok)
        #expect(check.controlGroups("1", kubernetes: Version(1, 34)).level == .ok)
        let refused = check.controlGroups("1", kubernetes: Version(1, 35))
        #expect(refused.level == .error && refused.remedy?.contains("failCgroupV1: false") == true)
        #expect(check.controlGroups("1", kubernetes: Version(1, 36), allowsVersion1: true).level == .ok)
        #expect(check.controlGroups("1", kubernetes: nil).level == .warning)
        #expect(check.controlGroups(nil, kubernetes: Version(1, 30)).level == .warning)
    }

    @Test("Docker is local where its name and kernel are this machine's and it is reached through a socket")
    func local() {
        let info = DockerInfo(name: "here", kernel: "6.1")
        let here = LocalMachine(name: "here", kernel: "6.1")
        #expect(here.hasDocker(info, at: .standard))
        #expect(here.hasDocker(info, at: DockerEndpoint(address: "unix:///run/docker.sock")))
        #expect(!here.hasDocker(info, at: DockerEndpoint(address: "tcp://10.0.0.1:2375")))
        for other in [
            LocalMachine(name: "there", kernel: "6.1"), LocalMachine(name: "here", kernel: "6.2"), LocalMachine(),
        ] { #expect(!other.hasDocker(info, at: .standard)) }
    }

    @Test("A machine of Docker's own is asked through a node that runs, else through the node image, else not at all")
    func elsewhere() async {
        let programs = FakePrograms { command, _ in
            switch command.arguments.first {
            case "images": .printed("")
            case _ where command.arguments.contains("/"): .printed("1000 4096\n")
            default: .printed("8192\n128\n")
            }
        }
        let docker = Docker(runner: programs.runner)
        let byNode = DockerMachine(docker: docker, isLocal: false, root: "/docker", node: "shop-worker")
        #expect(await byNode.freeDisk() == 4_096_000)
        #expect(await byNode.inotifyLimits()?.instances == 128)
        let byImage = DockerMachine(docker: docker, isLocal: false, root: "/docker", image: "kindest/node:v1")
        #expect(await byImage.freeDisk() == 4_096_000)
        let line = await programs.lines.last
        #expect(
            line?.hasPrefix("docker run --rm --pull never --network none --entrypoint stat kindest/node:v1 ") == true)
        #expect(await DockerMachine(docker: docker, isLocal: false, root: "/docker").freeDisk() == nil)
        #expect(await !programs.lines.contains { $0.hasPrefix("docker pull") })
    }

    @Test("The local machine's own disk and limits are asked without any program")
    func here() async {
        let programs = FakePrograms()
        let machine = DockerMachine(docker: Docker(runner: programs.runner), isLocal: true, root: "/")
        #expect(await machine.freeDisk() ?? 0 > 0)
        #if os(Linux)
        #expect(await machine.inotifyLimits()?.watches ?? 0 > 0)
        #endif
        #expect(await programs.commands.isEmpty)
    }
}
