import Diagnostics
import Profile
import Templates

/// A TCP port of this machine that a custom kind template maps in addition to those of the profile.
package struct TemplatePort: Sendable, Equatable {
    /// The port of this machine.
    package var hostPort: Int
    /// The port of a node.
    package var nodePort: Int
    /// The address to listen on.
    package var address: String
    /// Its position: the template and the line in it, if known.
    package var place: Finding.Place?

    /// The ports of a profile's template; none if it is the built-in one.
    ///
    /// - Throws: `Diagnostic` if the template cannot be used.
    package static func all(of profile: Profile) throws -> [TemplatePort] {
        var templates = TemplateSource(folder: profile.directory + "/templates", builtIn: Embedded.templates)
        let kind = KindTemplate(template: try templates.template(named: "kind"), profile: profile)
        let configuration = try KindConfiguration(try kind.rendered(defaultImage: nil), for: profile)
        let own = Set(profile.wantedPorts.map(\.port))
        return configuration.hostPorts.filter { $0.mapping.isFixed && !own.contains($0.mapping.hostPort) }.map { port in
            TemplatePort(
                hostPort: port.mapping.hostPort, nodePort: port.mapping.nodePort,
                address: port.mapping.listenAddress, place: port.place)
        }
    }
}
