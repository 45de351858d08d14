import Cluster
import ContainerTools
import Programs

/// Finds out whether a machine can run an environment. It changes nothing, and what it cannot find out is a finding
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
        async let asked = result {
            async let info = docker.info()
            async let inspection = Inspection.of(desired, docker)
            return try await (info, inspection)
        }
        async let programs = ProgramsCheck(
            runner: runner, kubernetes: desired.kubernetes, needsHelm: desired.profile.hasCharts
        ).findings()
        let endpoint = await endpoint()
        let variables = VariablesCheck(variables: host.variables).findings()
        let kubeconfig = KubeconfigCheck(profile: desired.profile).finding()
        let patches = PatchesCheck(desired: desired).findings(await programs)
        switch await asked {
        case .failure(let error):
            // Without Docker, nobody knows which ports the environment's own nodes hold.
            return await programs + patches + variables + builderFindings(present: [])
                + [ServerCheck.finding(error), kubeconfig]
        case .success(let (info, inspection)):
            let isLocal = host.hasDocker(info, at: endpoint)
            async let machine = machineFindings(info, inspection, isLocal: isLocal)
            async let ports = portFindings(inspection.nodes, at: endpoint)
            async let builder = builderFindings(present: Set(inspection.images.keys))
            async let images = ImagesCheck(desired: desired, runner: runner, here: inspection).findings()
            let server = ServerCheck.finding(info, isLocal: isLocal)
            return await programs + patches + variables + [server] + machine + [kubeconfig] + ports + builder
                + images
        }
    }

    /// What is worth knowing before the steps of a plan, as far as it is found out quickly.
    func findings(before plan: Plan, _ observed: Observed) async -> [Finding] {
        async let asked = result { try await docker.info() }
        async let programs = ProgramsCheck(runner: runner).findings()
        let endpoint = await endpoint()
        async let ports = portFindings(before: plan, observed.nodes, at: endpoint)
        async let builder = BuilderCheck(profile: desired.profile, runner: runner, images: plan.builtImages).findings()
        var findings = await programs + VariablesCheck(variables: host.variables).findings()
        findings.append(KubeconfigCheck(profile: desired.profile).finding())
        if plan.createsCluster { findings += PatchesCheck(desired: desired).findings(await programs) }
        switch await asked {
        case .failure(let error): findings.append(ServerCheck.finding(error))
        case .success(let info):
            let isLocal = host.hasDocker(info, at: endpoint)
            findings.append(ServerCheck.finding(info, isLocal: isLocal))
            if plan.createsCluster {
                findings += [controlGroups(info)].filter { $0.level == .error }
                findings += await resourceFindings(info, isLocal: isLocal)
            }
        }
        findings += SecretsCheck(profile: desired.profile, images: plan.builtImages).findings()
        return await findings + builder + ports
    }

    private func builderFindings(present: Set<String>) async -> [Finding] {
        let secrets = SecretsCheck(
            profile: desired.profile, images: desired.images.filter { !present.contains($0.reference) })
        return await BuilderCheck(
            profile: desired.profile, runner: runner, images: desired.images, present: present
        ).findings() + secrets.findings()
    }

    private func endpoint() async -> DockerEndpoint { await DockerEndpoint.of(DockerChoice(host.variables), docker) }

    private func result<Value: Sendable>(
        _ body: @Sendable () async throws -> Value
    ) async -> Result<Value, any Error> {
        do { return .success(try await body()) } catch { return .failure(error) }
    }
}

// MARK: - Docker's machine

extension Doctor {
    private func machineFindings(
        _ info: DockerInfo, _ inspection: Inspection, isLocal: Bool
    ) async -> [Finding] {
        let machine = DockerMachine(
            docker: docker, isLocal: isLocal, root: info.root,
            node: inspection.nodes.first(where: \.isRunning)?.name,
            image: inspection.hasNodeImage ? desired.nodeImage : nil)
        async let free = machine.freeDisk()
        async let limits = machine.inotifyLimits()
        let resources = ResourcesCheck(profile: desired.profile, info: info, isLocal: machine.isLocal)
        let newNodes = inspection.nodes.isEmpty ? desired.profile.cluster.nodes.count : 0
        return [
            resources.cpus(), resources.memory(), resources.disk(free: await free, newNodes: newNodes),
            KernelCheck().inotify(await limits),
            controlGroups(info),
        ]
    }

    private func controlGroups(_ info: DockerInfo) -> Finding {
        KernelCheck().controlGroups(
            info.cgroupVersion, kubernetes: desired.kubernetes, allowsVersion1: desired.shape.allowsControlGroups1)
    }

    /// What a new cluster finds, without a container that would have to be started to see it.
    private func resourceFindings(_ info: DockerInfo, isLocal: Bool) async -> [Finding] {
        let resources = ResourcesCheck(profile: desired.profile, info: info, isLocal: isLocal)
        guard isLocal else { return [resources.cpus(), resources.memory()] }
        let free = await DockerMachine(docker: docker, isLocal: true, root: info.root).freeDisk()
        let newNodes = desired.profile.cluster.nodes.count
        return [resources.cpus(), resources.memory(), resources.disk(free: free, newNodes: newNodes)]
    }
}

// MARK: - Ports

extension Doctor {
    private func portFindings(
        _ nodes: [Observed.NodeContainer], at endpoint: DockerEndpoint
    ) async -> [Finding] {
        if endpoint.isElsewhere {
            return await ElsewhereCheck(endpoint: endpoint, desired: desired, docker: docker).findings()
        }
        let stopped = nodes.filter { !$0.isRunning }
        return await PortsCheck(
            runner: runner, wanted: desired.wantedPorts + stopped.wantedPorts(desired),
            held: nodes.heldPorts
        ).findings()
    }

    private func portFindings(
        before plan: Plan, _ nodes: [Observed.NodeContainer], at endpoint: DockerEndpoint
    ) async -> [Finding] {
        guard endpoint.isElsewhere else {
            return await PortsCheck(runner: runner, wanted: wanted(by: plan, nodes), held: nodes.heldPorts).findings()
        }
        guard plan.createsCluster || plan.startsNodes else { return [] }
        return await ElsewhereCheck(endpoint: endpoint, desired: desired, docker: docker).findings()
    }

    /// The ports that the plan has Docker open.
    private func wanted(by plan: Plan, _ nodes: [Observed.NodeContainer]) -> [WantedPort] {
        if plan.createsCluster { return desired.wantedPorts }
        return plan.startsNodes ? nodes.filter { !$0.isRunning }.wantedPorts(desired) : []
    }
}
