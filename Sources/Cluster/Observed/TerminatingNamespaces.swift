import ContainerTools
import Foundation
import Profile
import Programs

/// The names of the namespaces of an environment's cluster that are left in Terminating, in order: their removal was asked
/// for a minute ago or more. It takes some seconds where nothing holds them.
///
/// - Returns: nil where the cluster does not tell.
package func terminatingNamespaces(of profile: Profile, runner: Runner) async -> [String]? {
    let path = profile.cluster.kubeconfig
    guard case .ours = Kubeconfig(path: path, cluster: profile.cluster.name).content() else { return nil }
    return try? await Kubectl(runner: runner, kubeconfig: path).namespaces(terminatingSince: .now - 60)
}
