import YAML

extension Desired {
    /// The node whose etcd has the cluster's state; nil where there are several.
    var onlyControlPlane: String? {
        let names = shape.nodeNames(of: .controlPlane, cluster: cluster)
        return names.count == 1 ? names[0] : nil
    }

    /// Why the cluster cannot be taken back to an earlier state, each in words for the user; none where it can.
    var resetObstacles: [String] {
        let volumes = allManifests.flatMap { manifest in
            manifest.node.keptVolumes.map { "\(manifest.key) keeps data in \($0), which is not a part of that state" }
        }
        if onlyControlPlane != nil { return volumes }
        return ["it has several control-plane nodes, whose states cannot be set together"] + volumes
    }
}

extension Node {
    /// The volumes of an object whose data outlives its containers.
    fileprivate var keptVolumes: [String] {
        if self["kind"]?.text == "PersistentVolumeClaim" { return ["itself"] }
        let pods = [value(at: ["spec"]), value(at: ["spec", "template", "spec"])].compactMap { $0 }
        let volumes = pods.flatMap { $0["volumes"]?.items ?? [] }.filter(\.isKeptVolume)
        let claims = value(at: ["spec", "volumeClaimTemplates"])?.items ?? []
        let names = volumes.map { $0["name"]?.text } + claims.map { $0.value(at: ["metadata", "name"])?.text }
        return names.map { "the volume \($0 ?? "without a name")" }
    }

    private var isKeptVolume: Bool {
        if let folder = self["emptyDir"] { return folder["medium"]?.text != "Memory" }
        return ["hostPath", "persistentVolumeClaim", "ephemeral", "csi", "nfs", "local"].contains { self[$0] != nil }
    }
}
