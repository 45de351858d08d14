import Cluster
import Foundation
import Profile

/// Whether the environment's kubeconfig can be written.
struct KubeconfigCheck: Sendable {
    let profile: Profile

    func finding() -> Finding {
        let path = profile.cluster.kubeconfig
        let why = "it is how kubectl and the tests reach the cluster"
        let place = profile.place(of: ["cluster.kubeconfig"])
        if case .otherCluster(let other) = Kubeconfig(path: path, cluster: profile.cluster.name).content() {
            return Finding(
                "kubeconfig", .error, "\(path) belongs to another cluster ('\(other)')", why: why,
                remedy: "name another file as cluster.kubeconfig, or move that one away", place: place)
        }
        let folder = nearestFolder(of: path)
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
            return Finding(
                "kubeconfig", .error, "\(path) cannot be written: \(folder) is not a folder", why: why,
                remedy: "name another file as cluster.kubeconfig", place: place)
        }
        guard FileManager.default.isWritableFile(atPath: folder) else {
            return Finding(
                "kubeconfig", .error, "\(path) cannot be written: \(folder) may not be changed", why: why,
                remedy: "sudo chown \"$USER\" \(folder), or name another file as cluster.kubeconfig", place: place)
        }
        return Finding("kubeconfig", .ok, path, why: why)
    }

    /// The folder of a file, or the nearest around it that is there: what is missing is made.
    private func nearestFolder(of path: String) -> String {
        var folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        while folder.path != "/", !FileManager.default.fileExists(atPath: folder.path) {
            folder.deleteLastPathComponent()
        }
        return folder.path
    }
}
