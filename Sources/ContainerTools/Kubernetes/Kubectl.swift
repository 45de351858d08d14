import Foundation
import Programs

/// The kubectl commands that an environment needs, all of them with the environment's own kubeconfig.
package struct Kubectl: Sendable {
    package let runner: Runner
    package let kubeconfig: String

    package init(runner: Runner, kubeconfig: String) {
        self.runner = runner
        self.kubeconfig = kubeconfig
    }

    /// The objects of these kinds that have a label, in every namespace.
    ///
    /// - Parameter kinds: as `Kind.version.group`, which is understood whatever the server prefers.
    package func get(kinds: [String], label: String) async throws -> [JSONValue] {
        let arguments = [
            "get", kinds.joined(separator: ","), "--all-namespaces", "--selector", label, "--output", "json",
            "--request-timeout", "10s",
        ]
        return try await items(kubectl(arguments, timeout: .seconds(20)))
    }

    /// An object as it is now; nil where there is none.
    package func get(_ object: ObjectKey) async throws -> JSONValue? {
        let arguments = ["get", object.argument, "--ignore-not-found", "--output", "json"] + object.namespaceArguments
        let command = kubectl(arguments)
        let output = try await runner.run(command)
        return output.isEmpty ? nil : try Runner.decoded(output, printedBy: command)
    }

    /// Every service of the cluster.
    package func services() async throws -> [JSONValue] {
        try await items(kubectl(["get", "services", "--all-namespaces", "--output", "json"]))
    }

    /// Every node, every pod, and where every service leads.
    package func nodesPodsAndEndpoints() async throws -> [JSONValue] {
        let arguments = ["get", "nodes,pods,endpoints", "--all-namespaces", "--output", "json"]
        return try await items(kubectl(arguments, timeout: .seconds(10)))
    }

    /// The pods of a namespace, and where its services lead: EndpointSlices, in the version that the server prefers, or,
    /// where it has none, Endpoints. Those are deprecated since Kubernetes 1.33.
    package func podsAndEndpoints(in namespace: String?) async throws -> [JSONValue] {
        func objects(_ kind: String) async throws -> [JSONValue] {
            let arguments = ["get", "pods,\(kind)", "--namespace", namespace ?? "default", "--output", "json"]
            return try await items(kubectl(arguments, timeout: .seconds(20)))
        }
        do {
            return try await objects("endpointslices.discovery.k8s.io")
        } catch let error as ProgramError where error.unknownKind?.hasPrefix("endpointslices") == true {
            return try await objects("endpoints")
        }
    }

    /// The addresses by which pods find the API server.
    package func apiServerAddresses() async throws -> Set<String> {
        let object = try await runner.decode(
            JSONValue.self,
            from: kubectl(
                ["get", "endpoints", "kubernetes", "--namespace", "default", "--output", "json"], timeout: .seconds(10))
        )
        return Set(
            (object["subsets"]?.array ?? []).flatMap { $0["addresses"]?.array ?? [] }.compactMap { $0["ip"]?.string })
    }

    /// The names of the namespaces whose removal was asked for before a time, and that are there still, in order.
    package func namespaces(terminatingSince time: Date) async throws -> [String] {
        let arguments = [
            "get", "namespaces", "--field-selector", "status.phase=Terminating", "--output", "json",
            "--request-timeout", "5s",
        ]
        return try await items(kubectl(arguments, timeout: .seconds(10)))
            .filter { namespace in
                let text = namespace["metadata", "deletionTimestamp"]?.string ?? ""
                return (try? Date(text, strategy: .iso8601)).map { $0 < time } ?? true
            }
            .compactMap { $0["metadata", "name"]?.string }.sorted()
    }

    private func items(_ command: Command) async throws -> [JSONValue] {
        struct Listing: Decodable { var items: [JSONValue] }
        return try await runner.decode(Listing.self, from: command).items
    }

    /// Applies a file of manifests and returns the objects as they are then in the cluster.
    ///
    /// - Parameter serverSide: for objects that are too large for the annotation that kubectl otherwise keeps, as CRDs
    ///   often are.
    package func apply(file: String, serverSide: Bool = false) async throws -> [JSONValue] {
        let flags = serverSide ? ["--server-side", "--force-conflicts", "--field-manager", "envboot"] : []
        let arguments = ["apply", "--filename", file, "--output", "json"] + flags
        let object = try await runner.decode(JSONValue.self, from: kubectl(arguments, timeout: .seconds(120)))
        return object["kind"]?.string == "List" ? object["items"]?.array ?? [] : [object]
    }

    /// Puts the one manifest of a file in place of the object that is there, and returns that as it is then. What a
    /// later ``apply(file:serverSide:)`` compares with is kept.
    package func replace(file: String) async throws -> JSONValue {
        let arguments = ["replace", "--save-config", "--filename", file, "--output", "json"]
        return try await runner.decode(JSONValue.self, from: kubectl(arguments, timeout: .seconds(120)))
    }

    /// Waits until the condition holds for all of these, which are named as `kind/name` or are flags of selection.
    package func wait(for condition: String, _ objects: [String], timeout: Duration) async throws {
        let limit = "\(timeout.components.seconds)s"
        let arguments = ["wait", "--for", condition, "--timeout", limit] + objects
        try await runner.run(kubectl(arguments, timeout: timeout + .seconds(10)))
    }

    /// Waits until a workload's rollout is over.
    package func rolloutStatus(_ object: ObjectKey, timeout: Duration, onLine: Runner.LineHandler?) async throws {
        let arguments =
            ["rollout", "status", object.argument, "--timeout", "\(timeout.components.seconds)s"]
            + object.namespaceArguments
        try await runner.run(kubectl(arguments, timeout: timeout + .seconds(10)), onLine: onLine)
    }

    /// Restarts a workload's pods.
    package func rolloutRestart(_ object: ObjectKey) async throws {
        try await runner.run(kubectl(["rollout", "restart", object.argument] + object.namespaceArguments))
    }

    package func annotate(_ object: ObjectKey, _ annotation: String, _ value: String) async throws {
        let arguments = ["annotate", "--overwrite", object.argument, "\(annotation)=\(value)"]
        try await runner.run(kubectl(arguments + object.namespaceArguments))
    }

    /// Deletes an object if it has the label at that time, and waits until it is gone.
    package func delete(_ object: ObjectKey, label: String) async throws {
        let selectors = ["--selector", label, "--field-selector", "metadata.name=\(object.name)"]
        let arguments = ["delete", object.qualifiedKind] + selectors + object.namespaceArguments
        try await runner.run(kubectl(arguments, timeout: .seconds(180)))
    }

    /// Drops the locks by which one of several controller managers and schedulers works. Who held them before all
    /// control-plane nodes stopped is gone, and its successor would wait 15 s to be sure of that.
    /// https://kubernetes.io/docs/concepts/architecture/leases/#leader-election
    package func dropControlPlaneLeases() async throws {
        let arguments = ["delete", "leases", "kube-controller-manager", "kube-scheduler", "--ignore-not-found"]
        try await runner.run(kubectl(arguments + ["--namespace", "kube-system"]))
    }

    /// Prints pods as they are, and again at each change, until a line is what is waited for.
    package func watchPods(
        _ selector: [String], as format: String, timeout: Duration, where isAwaited: (String) throws -> Bool
    ) async throws -> Bool {
        let arguments = ["get", "pods", "--watch", "--output", format] + selector
        return try await runner.waitForLine(of: kubectl(arguments, timeout: timeout), where: isAwaited)
    }

    /// Prints an object as it is, and again at each change, until a line is what is waited for.
    package func watch(
        _ object: ObjectKey, as format: String, timeout: Duration, where isAwaited: (String) throws -> Bool
    ) async throws -> Bool {
        let arguments = ["get", object.argument, "--watch", "--output", format] + object.namespaceArguments
        return try await runner.waitForLine(of: kubectl(arguments, timeout: timeout), where: isAwaited)
    }

    /// Whether the API server says that it is ready to serve.
    package func serves() async throws -> Bool {
        let arguments = ["get", "--raw", "/readyz", "--request-timeout", "2s"]
        do {
            return try await runner.finish(kubectl(arguments, timeout: .seconds(5))).status == .exited(0)
        } catch ProgramError.timedOut {
            return false
        }
    }

    private func kubectl(_ arguments: [String], timeout: Duration = .seconds(60)) -> Command {
        Command("kubectl", ["--kubeconfig", kubeconfig] + arguments, timeout: timeout)
    }
}

extension ProgramError {
    /// The kind that the API server does not know, where kubectl ended because of that.
    package var unknownKind: String? {
        output.firstMatch(of: /the server doesn't have a resource type "([^"]+)"/).map { String($0.1) }
    }
}
