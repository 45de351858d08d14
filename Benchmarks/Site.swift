import Files
import Foundation

/// A contestant's own folder, with all that its environment is made from.
struct Site: Sendable {
    let contestant: Contestant
    let setting: Setting
    let folder: String
    /// The nodes' image; kind's own where nil.
    let nodeImage: String?

    var cluster: String { Self.clusterPrefix + contestant.rawValue }
    var kubeconfig: String { folder + "/kubeconfig" }
    static let clusterPrefix = "envboot-bench-"
    /// The label of the layers that a build leaves behind, by which they are found and removed at the end.
    static let layerLabel = "envboot-bench=layer"
    static let mess = sources + "/manifests/mess.yaml"
    private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path
    private static let gateway = sources + "/../examples/gateway"

    /// Makes the folder again.
    func write() throws {
        if FileManager.default.fileExists(atPath: folder) { try FileManager.default.removeItem(atPath: folder) }
        if setting.hasGateway { try copyGateway() }
        try write(setting.kindConfiguration(image: nodeImage), to: "kind.yaml")
        let redis = try text(of: "\(Self.sources)/manifests/redis.yaml")
        for name in setting.redisNames {
            try write(redis.replacing("SERVICE_NAME", with: name), to: "services/\(name).yaml")
        }
        try changeVariable(to: "0")
    }

    /// Gives the Gateway another variable.
    func changeVariable(to value: String) throws {
        let profile = setting.profile(cluster: cluster, image: nodeImage, change: value)
        try write(profile, to: "profiles/bench.yaml")
        guard setting.hasGateway else { return }
        let gateway = try text(of: "\(Self.sources)/manifests/gateway.yaml")
        try write(gateway.replacing("CHANGE_VALUE", with: value), to: "services/gateway.yaml")
    }

    /// Gives the Gateway another source, so that another program is compiled from it.
    func changeSource(to text: String) throws {
        let main = try self.text(of: "\(Self.gateway)/main.go")
        try write(main + "\nfunc init() { log.Print(\"\(text)\") }\n", to: "gateway/main.go")
    }

    private func copyGateway() throws {
        let files = FileManager.default
        try files.createDirectory(atPath: folder + "/manifests", withIntermediateDirectories: true)
        try files.copyItem(atPath: Self.gateway, toPath: folder + "/gateway")
        for kind in ["crd", "rbac"] {
            for file in try files.contentsOfDirectory(atPath: "\(Self.gateway)/config/\(kind)") {
                try files.copyItem(
                    atPath: "\(Self.gateway)/config/\(kind)/\(file)", toPath: "\(folder)/manifests/\(kind)-\(file)")
            }
        }
        let dockerfile = try text(of: "\(Self.gateway)/docker/gateway.Dockerfile")
        try write(
            dockerfile.replacing("WORKDIR /src\n", with: "WORKDIR /src\nLABEL \(Self.layerLabel)\n"),
            to: "gateway/docker/gateway.Dockerfile")
    }

    private func text(of file: String) throws -> String { try String(contentsOfFile: file, encoding: .utf8) }

    private func write(_ text: String, to name: String) throws {
        try writeAtomically(Array(text.utf8), to: "\(folder)/\(name)", mode: 0o644)
    }
}
