import Diagnostics
import ContainerTools
import Foundation
import Profile
import Templates
import YAML

/// A service, or a job, as the cluster is to have it.
package struct DesiredService: Sendable, Equatable {
    /// What becomes of its pods.
    enum Kind: String, Sendable {
        /// They serve.
        case service
        /// They end. A job is run again where something that it needs was deployed.
        case job
    }

    let name: String
    let kind: Kind
    let needs: [String]
    package let manifests: [Manifest]
    /// How long its pods may take to become ready, or to end.
    let timeout: Duration
    /// Where the service answers from outside of the cluster: every port of this machine that leads to it; empty where
    /// it is not exposed.
    package let probes: [Probe]
    /// What must hold besides before it counts as ready.
    let conditions: [ObjectCondition]

    /// What `kubectl wait` waits for.
    struct ObjectCondition: Sendable, Equatable {
        var condition: String
        var arguments: [String]
    }

    init(
        _ service: Service, profile: Profile, images: [DesiredImage], charts: Charts, templates: inout TemplateSource
    ) throws {
        name = service.name
        kind = .service
        needs = service.needs
        timeout = service.timeout
        let values = service.values(images, nodes: profile.cluster.nodes)
        let sources: [(file: String, bytes: [UInt8])]
        switch service.definition {
        case .template(let name):
            let template = try templates.template(named: name)
            sources = [("templates/\(name).yaml (rendered)", Array(try template.render(values).utf8))]
        case .templateFile(let path):
            let template = try templates.template(at: path)
            sources = [(path + " (rendered)", Array(try template.render(values).utf8))]
        case .manifests(let paths):
            sources = try paths.map { ($0, try readFile($0)) }
        case .chart:
            sources = charts.texts[service.name].map { [("the chart of \(service.name) (rendered)", $0)] } ?? []
        }
        let files = try ContainerFiles(service.files, of: service.name, namespace: service.namespace)
        let isChart = if case .chart = service.definition { true } else { false }
        manifests = try Self.objects(sources, files, profile: profile, images: images) {
            isChart ? $0.inNamespace(service.namespace) : $0
        }
        probes = service.probes(profile.ports)
        conditions = service.waitFor.compactMap(ObjectCondition.init)
    }

    init(_ job: Job, profile: Profile, images: [DesiredImage], templates: inout TemplateSource) throws {
        name = job.name
        kind = .job
        needs = job.needs
        timeout = job.timeout
        probes = []
        conditions = []
        let text = try templates.template(named: "job").render(job.values(images))
        let files = try ContainerFiles(job.files, of: job.name, namespace: job.namespace)
        manifests = try Self.objects(
            [("templates/job.yaml (rendered)", Array(text.utf8))], files, profile: profile, images: images
        ) { $0 }
    }

    private static func objects(
        _ sources: [(file: String, bytes: [UInt8])], _ files: ContainerFiles, profile: Profile,
        images: [DesiredImage], _ change: (Node) -> Node
    ) throws -> [Manifest] {
        let references = Dictionary(images.map { ($0.name, $0.reference) }) { $1 }
        let cluster = profile.cluster.name
        return try files.objects.map {
            try Manifest($0, file: profile.file, cluster: cluster, images: [:])
        }
            + sources.flatMap { source in
                try Manifest.all(
                    in: source.bytes, file: source.file, cluster: cluster, images: references
                ) { files.mounted(in: change($0)) }
            }
    }

    /// Changes when one of its manifests does.
    var digest: String { Digest.of(manifests.map(\.digest).joined(separator: "\n")) }

    /// The ID of the step that deploys it.
    var stepID: String { Self.stepID(kind, name) }

    static func stepID(_ kind: Kind, _ name: String) -> String { "\(kind.rawValue) \(name)" }

    /// The manifests whose pods have to be ready for the service to be.
    var workloads: [ObjectKey] { manifests.map(\.key).filter(\.isWorkload) }

    /// The manifests whose pods have to end for it to be ready.
    var jobs: [ObjectKey] { manifests.map(\.key).filter(\.isJob) }

    /// The Kubernetes services that must have the address of a ready pod.
    var endpoints: [ObjectKey] {
        manifests.filter { $0.key.isService && $0.node.value(at: ["spec", "selector"]) != nil }.map(\.key)
    }
}

func readFile(_ path: String) throws(Diagnostic) -> [UInt8] {
    do {
        return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
        throw Diagnostic.profile(path, "cannot be read: \(error.localizedDescription)")
    }
}

extension [DesiredService] {
    /// Each after those that it needs, and otherwise as they stand.
    var inOrderOfNeeds: [DesiredService] {
        let byName = Dictionary(map { ($0.name, $0) }) { first, _ in first }
        var placed: Set<String> = []
        var sorted: [DesiredService] = []
        for service in self {
            // The services that are still to place, the next one last, each with whether its needs are placed.
            var waiting = [(service: service, isReady: false)]
            while let (next, isReady) = waiting.popLast() {
                if isReady {
                    if placed.insert(next.name).inserted { sorted.append(next) }
                } else if !placed.contains(next.name) {
                    waiting.append((next, true))
                    waiting += next.needs.reversed().compactMap { byName[$0] }.map { ($0, false) }
                }
            }
        }
        return sorted
    }
}

extension DesiredService.ObjectCondition {
    fileprivate init?(_ written: WaitCondition) {
        guard case .object(let condition, let resource, let selector, let namespace) = written else { return nil }
        self.condition = condition
        arguments = [resource] + (selector.map { ["--selector=\($0)"] } ?? []) + ["--namespace", namespace]
    }
}

extension Service {
    /// What is asked of each port of this machine that leads to the service: the paths that its port has, or, where it
    /// has none, a connection.
    fileprivate func probes(_ ports: Ports) -> [Probe] {
        let main = self.ports.first?.number
        let asked =
            (readiness.map { [($0.path, $0.port ?? main)] } ?? [])
            + waitFor.compactMap { if case .answer(let path, let port) = $0 { (path, port ?? main) } else { nil } }
        let byPath = asked.flatMap { path, port in
            exposes.filter { ($0.port?.number ?? main) == port }.flatMap { $0.hostPorts(ports) }.map {
                Probe(address: ports.reachableAddress, port: $0, path: path)
            }
        }
        let isAsked = Set(byPath.map(\.port))
        return byPath
            + hostPorts(ports).filter { !isAsked.contains($0) }.map {
                Probe(address: ports.reachableAddress, port: $0, path: nil)
            }
    }
}
