import Foundation
import Profile
import Templates

/// A service as the cluster is to have it.
struct DesiredService: Sendable, Equatable {
    let name: String
    let needs: [String]
    let manifests: [Manifest]
    /// How long its pods may take to become ready.
    let timeout: Duration
    /// Where the service answers HTTP from outside of the cluster; empty where it is not exposed, or has no path that
    /// tells whether it is ready.
    let probes: [Probe]

    /// A request that a ready service answers with success.
    struct Probe: Sendable, Hashable {
        var address: String
        var port: Int
        var path: String
        var url: String { "http://\(address.contains(":") ? "[\(address)]" : address):\(port)\(path)" }
    }

    init(_ service: Service, profile: Profile, images: [DesiredImage], templates: inout TemplateSource) throws {
        name = service.name
        needs = service.needs
        timeout = service.timeout
        let references = Dictionary(images.map { ($0.name, $0.reference) }) { $1 }
        let sources: [(file: String, bytes: [UInt8])]
        switch service.definition {
        case .template(let name):
            let template = try templates.template(named: name)
            sources = [("templates/\(name).yaml (rendered)", Array(try template.render(service.values(images)).utf8))]
        case .templateFile(let path):
            let template = try templates.template(at: path)
            sources = [(path + " (rendered)", Array(try template.render(service.values(images)).utf8))]
        case .manifests(let paths):
            sources = try paths.map { ($0, try readFile($0)) }
        }
        manifests = try sources.flatMap {
            try Manifest.all(in: $0.bytes, file: $0.file, cluster: profile.cluster.name, images: references)
        }
        probes =
            service.readiness.map { readiness in
                service.hostPorts(profile.ports).map {
                    Probe(address: profile.ports.reachableAddress, port: $0, path: readiness.path)
                }
            } ?? []
    }

    /// The manifests whose pods have to be ready for the service to be.
    var workloads: [ObjectKey] { manifests.map(\.key).filter(\.isWorkload) }

    /// The Kubernetes services that must have the address of a ready pod.
    var endpoints: [ObjectKey] {
        manifests.filter { $0.key.isService && $0.node.value(at: ["spec", "selector"]) != nil }.map(\.key)
    }
}

func readFile(_ path: String) throws(DesiredError) -> [UInt8] {
    do {
        return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
        throw DesiredError(file: path, line: nil, message: "cannot be read: \(error.localizedDescription)", hint: "")
    }
}

extension Service {
    /// What a service's template is given.
    fileprivate func values(_ images: [DesiredImage]) -> [String: Value] {
        let image = images.first { $0.name == self.image }
        return [
            "name": .text(name), "namespace": .text(namespace), "image": .optional(image?.reference),
            // A tag of ours is in no registry: where it is missing, asking one only hides that.
            "imagePullPolicy": .text(image?.hasContentTag == true ? "Never" : "IfNotPresent"),
            "port": .optional(port), "portText": .optional(port.map(String.init)),
            "hasEnv": .flag(!env.isEmpty),
            "env": .list(env.map { .fields(["name": .text($0.name), "value": .text($0.value)]) }),
            "readinessPath": .optional(readiness?.path), "nodePort": .optional(expose?.nodePort),
        ]
    }
}
