import Cluster
import ContainerTools
import Files
import Programs

/// What the API server tells: its objects, what is not ready among them, and pods' logs.
extension DiagnosticsBundle {
    /// Asks the API server through the environment's kubeconfig, or where that leads elsewhere, through one that kind
    /// makes in a folder that is gone afterwards.
    func cluster(kubeconfigFolder: String) -> DiagnosticsFile {
        DiagnosticsFile("cluster") {
            let own = Kubeconfig(path: desired.profile.cluster.kubeconfig, cluster: desired.cluster)
            guard case .ours = own.content() else {
                let path = kubeconfigFolder + "/kubeconfig"
                try writeAtomically(await Kind(runner: runner).kubeconfig(of: desired.cluster), to: path, mode: 0o600)
                return DiagnosticsFile.Found(further: parts(ofClusterAt: path))
            }
            return DiagnosticsFile.Found(further: parts(ofClusterAt: own.path))
        }
    }

    private func parts(ofClusterAt kubeconfig: String) -> [DiagnosticsFile] {
        let kinds = "nodes,pods,deployments,statefulsets,daemonsets,services,endpoints"
        return [
            DiagnosticsFile("cluster/events.txt") { try await events(kubeconfig) },
            DiagnosticsFile(
                "cluster/objects.txt",
                kubectl(kubeconfig, ["get", kinds, "--all-namespaces", "--output", "wide"]), by: runner),
            DiagnosticsFile("versions/server.txt", kubectl(kubeconfig, ["get", "--raw", "/version"]), by: runner),
        ]
    }

    /// The events, and from how nodes, workloads and pods are, the descriptions and logs that are worth having.
    private func events(_ kubeconfig: String) async throws -> DiagnosticsFile.Found {
        struct Listing: Decodable { var items: [JSONValue] }
        let kinds = "events,nodes,pods,deployments,statefulsets,daemonsets"
        let items = try await runner.decode(
            Listing.self, from: kubectl(kubeconfig, ["get", kinds, "--all-namespaces", "--output", "json"])
        ).items
        let events = items.compactMap(ClusterEvent.init).sorted { $0.time < $1.time }
        // The newest are of the rollout that fails; older ones may be there for another reason.
        let pods = items.compactMap(PodState.init).sorted { $0.creation > $1.creation }
        let nodes = items.filter { $0["kind"]?.string == "Node" }
        return DiagnosticsFile.Found(
            text: events.map(\.text).joined(), clues: Clues(pods: pods, nodes: nodes, events: events),
            further: descriptions(of: items, pods, kubeconfig) + logs(of: pods, kubeconfig))
    }

    /// Describes what is not ready: a file for each namespace, and one for the nodes.
    private func descriptions(of items: [JSONValue], _ pods: [PodState], _ kubeconfig: String) -> [DiagnosticsFile] {
        let unready = items.filter(\.isUnready).compactMap(ObjectKey.init)
        let nodes = unready.filter { $0.kind == "Node" }.map(\.argument)
        var arguments = Dictionary(
            grouping: unready.filter { $0.kind != "Node" }, by: { $0.namespace ?? "default" }
        ).mapValues { $0.map(\.argument) }
        for pod in pods where !pod.isReady { arguments[pod.namespace, default: []].append(pod.argument) }
        let inNamespaces = arguments.sorted { $0.key < $1.key }.map { namespace, objects in
            let described = kubectl(
                kubeconfig, ["describe", "--namespace", namespace] + objects.prefix(Self.maxObjects))
            return DiagnosticsFile("cluster/not-ready-in-\(namespace).txt", described, by: runner)
        }
        if nodes.isEmpty { return inNamespaces }
        return inNamespaces
            + [DiagnosticsFile("cluster/not-ready-nodes.txt", kubectl(kubeconfig, ["describe"] + nodes), by: runner)]
    }

    private static let maxObjects = 30

    /// The logs of pods that are not ready, and of the profile's own.
    private func logs(of pods: [PodState], _ kubeconfig: String) -> [DiagnosticsFile] {
        let workloads = desired.allManifests.filter(\.key.hasPods)
        let unready = pods.filter { !$0.isReady }
        let own = pods.filter { pod in pod.isReady && workloads.contains(where: pod.isOf) }
        return (unready + own).prefix(Self.maxObjects).flatMap { pod in
            pod.containers.filter(\.hasRun).flatMap { container in
                (container.restarts > 0 ? [true, false] : [false]).map { isPrevious in
                    log(of: container.name, in: pod, isPrevious: isPrevious, kubeconfig)
                }
            }
        }
    }

    private func log(
        of container: String, in pod: PodState, isPrevious: Bool, _ kubeconfig: String
    ) -> DiagnosticsFile {
        DiagnosticsFile("pods/\(pod.qualifiedName)/\(container)\(isPrevious ? ".previous" : "").log") {
            let arguments = ["logs", pod.name, "--namespace", pod.namespace, "--container", container]
            let options = ["--tail", "2000"] + (isPrevious ? ["--previous"] : [])
            let text: String
            do {
                text = try await runner.everything(printedBy: kubectl(kubeconfig, arguments + options))
            } catch let error as ProgramError where error.isAboutGoneContainer {
                return DiagnosticsFile.Found(text: error.output + "\n")
            }
            // What the kubelet says of a container that it has just removed.
            if text.hasPrefix("unable to retrieve container logs") { return DiagnosticsFile.Found(text: text) }
            let log = Clues.ContainerLog(
                pod: pod.qualifiedName, container: container, isPrevious: isPrevious,
                text: text.lastLines(bytes: Clues.maxLogBytes) ?? text)
            return DiagnosticsFile.Found(text: text, clues: Clues(logs: [log]))
        }
    }

    private func kubectl(_ kubeconfig: String, _ arguments: [String]) -> Command {
        Command(
            "kubectl", ["--kubeconfig", kubeconfig, "--request-timeout", "8s"] + arguments, timeout: collectionTimeout)
    }
}

extension JSONValue {
    /// Whether a node is not Ready, a workload lacks pods, or a job has not ended well.
    fileprivate var isUnready: Bool {
        if self["kind"]?.string == "Node" { return condition("Ready") == nil }
        let status = self["status"]
        if ObjectKey(self)?.isJob == true { return condition("Complete") == nil }
        guard ObjectKey(self)?.isWorkload == true else { return false }
        let wanted = self["spec", "replicas"]?.int ?? status?["desiredNumberScheduled"]?.int ?? 1
        return (status?["readyReplicas"]?.int ?? status?["numberReady"]?.int ?? 0) < wanted
    }
}

extension ProgramError {
    /// Whether the API server has no log because the pod or its container was removed since it was listed.
    fileprivate var isAboutGoneContainer: Bool { output.contains("(NotFound)") || output.contains("(BadRequest)") }
}
