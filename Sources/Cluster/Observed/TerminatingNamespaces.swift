import Foundation
import Profile
import Programs

/// The names of the namespaces of an environment's cluster that are being removed and are not gone yet, in order.
///
/// - Returns: nil where the cluster does not tell.
public func terminatingNamespaces(of profile: Profile, runner: Runner) async -> [String]? {
    let path = profile.cluster.kubeconfig
    guard case .ours = Kubeconfig(path: path, cluster: profile.cluster.name).content() else { return nil }
    return try? await Kubectl(runner: runner, kubeconfig: path).terminatingNamespaces()
}
