import Cluster
import YAML

extension ClusterShape {
    /// Whether each node's kubelet is configured to start on control groups of version 1.
    var allowsControlGroups1: Bool {
        nodes.allSatisfy { node in
            node.patches.contains { patch in
                guard let documents = try? parse(Array(patch.utf8), file: "patch") else { return false }
                return documents.contains {
                    $0["kind"]?.text == "KubeletConfiguration" && $0["failCgroupV1"]?.text == "false"
                }
            }
        }
    }
}
