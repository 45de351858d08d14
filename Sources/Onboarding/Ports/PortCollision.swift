import Foundation
import Profile

/// Two profiles that claim the same, so that their environments cannot be up side by side.
package struct PortCollision: Sendable, Equatable {
    /// What is claimed twice: of ranges of ports, those that both have.
    package var subject: PortClaim.Subject
    /// The claim of the profile that comes first.
    package var first: PortClaim
    /// The claim of the other profile.
    package var second: PortClaim

    /// Every collision between profiles, in their order. What collides within one profile is the profile's own error.
    ///
    /// - Parameter mapped: additional ports mapped by the profiles' templates.
    package static func all(among profiles: [Profile], mapped: [MappedPort] = []) -> [PortCollision] {
        let claims = profiles.map { $0.claims(mapped) }
        return profiles.indices.flatMap { first in
            profiles.indices.dropFirst(first + 1).flatMap { second in
                claims[first].flatMap { claim in claims[second].compactMap { PortCollision(claim, $0) } }
                    .filter { !$0.followsFromCluster(profiles[first], profiles[second]) }
            }
        }
    }

    private init?(_ first: PortClaim, _ second: PortClaim) {
        switch (first.subject, second.subject) {
        case (.host(let one, let address), .host(let other, let otherAddress))
        where one.overlaps(other) && Self.overlap(address, otherAddress):
            subject = .host(one.clamped(to: other), address: address)
        case (.node, .node) where first.subject == second.subject,
            (.cluster, .cluster) where first.subject == second.subject:
            subject = first.subject
        case (.kubeconfig(let one, let isWritten), .kubeconfig(let other, let isOtherWritten)) where one == other:
            subject = .kubeconfig(one, isWritten: isWritten || isOtherWritten)
        default: return nil
        }
        self.first = first
        self.second = second
    }

    /// Whether a port on one address is taken where one on the other is: a listener on all addresses has it on each.
    private static func overlap(_ one: String, _ other: String) -> Bool {
        one == other || [one, other].contains { $0 == "0.0.0.0" || $0 == "::" }
    }

    /// A kubeconfig that neither profile names follows from the cluster's name, which is told already.
    private func followsFromCluster(_ first: Profile, _ second: Profile) -> Bool {
        subject == .kubeconfig(first.cluster.kubeconfig, isWritten: false) && first.cluster.name == second.cluster.name
    }
}

extension PortCollision {
    /// What collides, with the place of the other: `host ports 8081-8096 are also those of profiles/a.yaml:47`.
    package var message: String {
        let other = "\(first.file):\(first.line)"
        return switch subject {
        case .host(let range, _) where range.count == 1: "host port \(range.lowerBound) is also in \(other)"
        case .host(let range, _): "host ports \(range.lowerBound)-\(range.upperBound) are also in \(other)"
        case .node(let port, let cluster): "node port \(port) of the cluster \(cluster) is also in \(other)"
        case .cluster(let name): "the cluster \(name) is also that of \(other)"
        case .kubeconfig(let path, _): "the kubeconfig \(path) is also that of \(other)"
        }
    }

    /// What to change in the second profile; nil where nothing better is known than another value.
    ///
    /// - Parameters:
    ///   - profiles: the profiles whose ports are taken.
    ///   - mapped: additional ports mapped by their templates.
    package func hint(among profiles: [Profile], mapped: [MappedPort] = []) -> String? {
        if let source = mapped.first(where: { $0.profile == second.file && $0.source == second.key })?.source {
            return "\(source) maps it for every profile that uses this template"
        }
        guard case .host = subject, case .host(let range, _) = second.subject,
            let free = FreePorts(among: profiles, mapped: mapped).base(processes: range.count)
        else { return nil }
        let ports = range.count == 1 ? "\(free + 1) is" : "\(free + 1)-\(free + range.count) are"
        return second.key.hasSuffix(".hostPort")
            ? "\(ports) free" : "set ports.base to \(free): \(ports) free"
    }
}
