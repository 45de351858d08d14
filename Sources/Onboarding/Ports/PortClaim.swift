import Profile

/// Something that only one environment of a machine can have, and the place where a profile asks for it.
package struct PortClaim: Sendable, Equatable {
    /// What is claimed.
    package enum Subject: Sendable, Equatable {
        /// Ports of this machine, and the address that they listen on.
        case host(ClosedRange<Int>, address: String)
        /// A port of the nodes of a cluster.
        case node(Int, cluster: String)
        /// The name of a cluster.
        case cluster(String)
        /// The absolute path of a kubeconfig, and whether the profile names it.
        case kubeconfig(String, isWritten: Bool)
    }

    /// What is claimed.
    package var subject: Subject
    /// The profile's file, as shown to the user.
    package var file: String
    /// The line, from 1.
    package var line: Int
    /// The source of the port: a key of the profile, such as `ports.base`, or a template.
    package var key: String
}

extension Profile {
    /// All ports that the profile claims, in the order of its services, and those mapped by its template.
    func claims(_ mapped: [MappedPort]) -> [PortClaim] {
        let name = places["cluster.name"] == nil ? "name" : "cluster.name"
        let isWritten = places["cluster.kubeconfig"] != nil
        let own = [
            claim(.cluster(cluster.name), name),
            claim(.kubeconfig(cluster.kubeconfig, isWritten: isWritten), isWritten ? "cluster.kubeconfig" : name),
        ]
        return own
            + exposures.flatMap { exposure in
                var claims = [claim(.node(exposure.nodePort, cluster: cluster.name), exposure.key + ".nodePort")]
                if let port = exposure.hostPort {
                    claims.append(claim(.host(port...port, address: ports.listenAddress), exposure.key + ".hostPort"))
                }
                if let range = exposure.processes {
                    let place = places["ports"] == nil ? exposure.key + ".perProcess" : "ports.base"
                    claims.append(claim(.host(range, address: ports.listenAddress), place))
                }
                return claims
            }
            + mapped.filter { $0.profile == file }.map { port in
                PortClaim(
                    subject: .host(port.hostPort...port.hostPort, address: port.address), file: file,
                    line: clusterLine, key: port.source)
            }
    }

    /// The line that describes the cluster, or that of the name.
    var clusterLine: Int { line(of: places["cluster"] == nil ? "name" : "cluster") }

    private func claim(_ subject: PortClaim.Subject, _ key: String) -> PortClaim {
        PortClaim(subject: subject, file: file, line: line(of: key), key: key)
    }
}
