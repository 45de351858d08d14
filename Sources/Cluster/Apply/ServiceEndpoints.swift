import ContainerTools

/// Where the services of a namespace lead, and which pods are there.
struct ServiceEndpoints {
    private let live: Set<String>
    private let objects: [JSONValue]

    /// - Parameter objects: the pods, and the EndpointSlices or the Endpoints, of one namespace.
    init(_ objects: [JSONValue]) {
        live = Set(
            objects.filter { $0["kind"]?.string == "Pod" && $0["metadata", "deletionTimestamp"] == nil }
                .compactMap { $0["metadata", "name"]?.string })
        self.objects = objects
    }

    /// Whether a service leads to ready pods, and to none that is terminating or gone.
    func areCurrent(of service: String) -> Bool {
        let addresses = objects.flatMap { $0.readyAddresses(of: service) }
        return !addresses.isEmpty
            && addresses.allSatisfy { target in
                guard target?["kind"]?.string == "Pod" else { return true }
                return target?["name"]?.string.map(live.contains) == true
            }
    }
}

extension JSONValue {
    /// What each address of a service, as an EndpointSlice or an Endpoints object has it, stands for; nil where it does
    /// not say.
    fileprivate func readyAddresses(of service: String) -> [JSONValue?] {
        switch self["kind"]?.string {
        case "EndpointSlice" where self["metadata", "labels", "kubernetes.io/service-name"]?.string == service:
            // An endpoint that does not say whether it is ready is.
            (self["endpoints"]?.array ?? []).filter { $0["conditions", "ready"] != .bool(false) }
                .map { $0["targetRef"] }
        case "Endpoints" where self["metadata", "name"]?.string == service:
            (self["subsets"]?.array ?? []).flatMap { $0["addresses"]?.array ?? [] }.map { $0["targetRef"] }
        default: []
        }
    }
}

extension Applier {
    /// Waits until services lead to ready pods and no longer to those that a rollout replaced: a terminating pod still
    /// answers, and falls silent soon after.
    func waitForEndpoints(of services: [ObjectKey], timeout: Duration = .seconds(60)) async throws {
        let deadline = ContinuousClock.now + timeout
        for (namespace, keys) in Dictionary(grouping: services, by: \.namespace) {
            while true {
                let endpoints = ServiceEndpoints(try await kubectl.podsAndEndpoints(in: namespace))
                let waiting = keys.filter { !endpoints.areCurrent(of: $0.name) }
                if waiting.isEmpty { break }
                guard ContinuousClock.now < deadline else { throw NoEndpoints(services: waiting, limit: timeout) }
                try await Task.sleep(for: .milliseconds(100))
            }
        }
    }
}

/// Services that do not lead to ready pods.
struct NoEndpoints: Error, CustomStringConvertible {
    let services: [ObjectKey]
    let limit: Duration

    var description: String {
        let names = services.map(\.description).sorted().joined(separator: ", ")
        return """
            \(names): no endpoints, or those of terminating pods only, after \(limit.components.seconds) s
            hint: compare the selector with the labels of the pods: kubectl describe \(services.map(\.hint).sorted()[0])
            """
    }
}

extension ObjectKey {
    fileprivate var hint: String { (["service", name] + namespaceArguments).joined(separator: " ") }
}
