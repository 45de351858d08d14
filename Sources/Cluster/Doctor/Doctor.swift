import Foundation
import Profile
import Programs

/// Finds out whether a machine is fit for an environment. It changes nothing, and what it cannot find out is a finding
/// too.
struct Doctor: Sendable {
    let desired: Desired
    let host: LocalMachine
    private let runner: Runner

    /// - Parameter limit: how long each program may take.
    init(desired: Desired, runner: Runner, host: LocalMachine = .current, limit: Duration) {
        self.desired = desired
        self.host = host
        self.runner = runner.within(limit)
    }

    private var docker: Docker { Docker(runner: runner) }

    /// Everything that can be checked.
    func findings() async -> [Finding] {
        async let info = result { try await docker.info() }
        async let objects = result { try await inspected() }
        async let programs = ProgramsCheck(runner: runner, kubernetes: desired.kubernetes).findings()
        let kubeconfig = KubeconfigCheck(profile: desired.profile).finding()
        switch await info {
        case .failure(let error):
            let findings = await programs + [Finding("docker-server", Self.serverWhy, error), kubeconfig]
            return findings + (await portFindings([]))
        case .success(let info):
            let objects = (try? await objects.get()) ?? []
            let nodes = objects.compactMap { Observed.NodeContainer($0, cluster: desired.cluster) }
            async let machine = machineFindings(info, objects, nodes)
            async let ports = portFindings(nodes)
            async let images = imageFindings(objects, nodes)
            return await programs + [server(info)] + machine + [kubeconfig] + ports + images
        }
    }

    /// What is worth knowing before the steps of a plan, as far as it is found out quickly.
    func findings(before plan: Plan, _ observed: Observed) async -> [Finding] {
        async let info = result { try await docker.info() }
        async let programs = ProgramsCheck(runner: runner).findings()
        async let ports = PortsCheck(
            runner: runner, wanted: wanted(by: plan, observed.nodes), held: observed.nodes.heldPorts
        ).findings()
        var findings = await programs + [KubeconfigCheck(profile: desired.profile).finding()]
        switch await info {
        case .failure(let error): findings.append(Finding("docker-server", Self.serverWhy, error))
        case .success(let info):
            findings.append(server(info))
            guard plan.createsCluster else { break }
            let resources = resources(info)
            findings += [resources.cpus(), resources.memory()]
            if host.hasDocker(info) {
                let free = await machine(info, [], []).freeDisk()
                findings.append(resources.disk(free: free, newNodes: desired.profile.cluster.nodes.count))
            }
        }
        return findings + (host.dockerIsElsewhere ? [] : await ports)
    }
}

extension Doctor {
    private static let serverWhy = "without Docker, nothing can be brought up"

    private func result<Value: Sendable>(
        _ body: @Sendable () async throws -> Value
    ) async -> Result<Value, any Error> {
        do { return .success(try await body()) } catch { return .failure(error) }
    }

    /// The nodes, and those of the images that are there.
    private func inspected() async throws -> [InspectedObject] {
        let nodes = try await docker.nodeNames(of: desired.cluster)
        let names = nodes + desired.images.map(\.nodeReference) + (desired.nodeImage.map { [$0] } ?? [])
        return names.isEmpty ? [] : try await docker.inspect(names)
    }

    private func server(_ info: DockerInfo) -> Finding {
        let place = host.hasDocker(info) ? "on this machine" : "in \(info.name ?? "a machine") of its own"
        guard let text = info.version, let version = Version(in: text) else {
            return Finding("docker-server", .warning, "it answers, \(place), without its version", why: Self.serverWhy)
        }
        if version < Requirements.docker {
            return Finding(
                "docker-server", .error, "version \(version) is older than \(Requirements.docker)",
                why: Self.serverWhy, remedy: "install Docker \(Requirements.docker) or newer")
        }
        return Finding("docker-server", .ok, "version \(version), \(place)", why: Self.serverWhy)
    }

    private func resources(_ info: DockerInfo) -> ResourcesCheck {
        ResourcesCheck(profile: desired.profile, info: info, isLocal: host.hasDocker(info))
    }

    private func machine(
        _ info: DockerInfo, _ objects: [InspectedObject], _ nodes: [Observed.NodeContainer]
    ) -> DockerMachine {
        DockerMachine(
            docker: docker, isLocal: host.hasDocker(info), root: info.root,
            node: nodes.first(where: \.isRunning)?.name, image: hasNodeImage(objects) ? desired.nodeImage : nil)
    }

    private func machineFindings(
        _ info: DockerInfo, _ objects: [InspectedObject], _ nodes: [Observed.NodeContainer]
    ) async -> [Finding] {
        let machine = machine(info, objects, nodes)
        async let free = machine.freeDisk()
        async let limits = machine.inotifyLimits()
        let resources = resources(info)
        let newNodes = nodes.isEmpty ? desired.profile.cluster.nodes.count : 0
        return [
            resources.cpus(), resources.memory(), resources.disk(free: await free, newNodes: newNodes),
            KernelCheck().inotify(await limits),
            KernelCheck().controlGroups(info.cgroupVersion, kubernetes: desired.kubernetes),
        ]
    }

    private func portFindings(_ nodes: [Observed.NodeContainer]) async -> [Finding] {
        if host.dockerIsElsewhere {
            return [
                Finding(
                    "ports", .warning, "whether they are free is not known: Docker is at \(host.dockerHost ?? "")",
                    why: "the ports are that machine's")
            ]
        }
        let stopped = nodes.filter { !$0.isRunning }
        return await PortsCheck(
            runner: runner, wanted: desired.profile.wantedPorts + stopped.wantedPorts(desired.profile),
            held: nodes.heldPorts
        ).findings()
    }

    /// The ports that the plan has Docker open.
    private func wanted(by plan: Plan, _ nodes: [Observed.NodeContainer]) -> [WantedPort] {
        if plan.createsCluster { return desired.profile.wantedPorts }
        return plan.startsNodes ? nodes.filter { !$0.isRunning }.wantedPorts(desired.profile) : []
    }

    private func imageFindings(
        _ objects: [InspectedObject], _ nodes: [Observed.NodeContainer]
    ) async -> [Finding] {
        let anyNodeImage = desired.nodeImage == nil && nodes.isEmpty ? try? await docker.anyNodeImage() : nil
        return await ImagesCheck(
            desired: desired, runner: runner,
            hostImages: HostImages.ids(of: desired.images, among: objects),
            hasNodeImage: anyNodeImage != nil || hasNodeImage(objects), hasNodes: !nodes.isEmpty
        ).findings()
    }

    private func hasNodeImage(_ objects: [InspectedObject]) -> Bool {
        guard let image = desired.nodeImage else { return false }
        return objects.contains { object in
            object.state == nil
                && ((object.repoTags ?? []) + (object.repoDigests ?? [])).contains {
                    $0 == image || DesiredImage.nodeReference(of: $0) == DesiredImage.nodeReference(of: image)
                        || image.hasPrefix($0 + "@")
                }
        }
    }
}
