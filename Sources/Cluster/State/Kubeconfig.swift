import Files
import Foundation
import YAML

/// The environment's own kubeconfig.
package struct Kubeconfig: Sendable {
    package let path: String
    let cluster: String

    package init(path: String, cluster: String) {
        self.path = path
        self.cluster = cluster
    }

    /// What kind calls a cluster, its context and its user in a kubeconfig.
    private var kindName: String { "kind-" + cluster }

    /// The file's content, if it is this cluster's alone, with the port of this machine that it leads to.
    package enum Content: Equatable {
        case missing
        case ours(port: Int)
        case unreadable(String)
        case otherCluster(String)
    }

    package func content() -> Content {
        let bytes: [UInt8]
        do {
            guard let content = try readTrusted(path) else { return .missing }
            bytes = content
        } catch {
            // kubectl would run programs named in somebody else's kubeconfig.
            return .unreadable((error as? PathRefused)?.reason ?? "it cannot be read")
        }
        guard let root = try? parse(bytes, file: path).first, let clusters = root["clusters"]?.items,
            !clusters.isEmpty
        else { return .unreadable("it is not a kubeconfig") }
        let names = clusters.compactMap { $0["name"]?.text }
        if let other = names.first(where: { $0 != kindName }) { return .otherCluster(other) }
        let server = clusters.first?.value(at: ["cluster", "server"])?.text ?? ""
        guard let url = URL(string: server), let port = url.port, url.scheme == "https" else {
            return .unreadable("it names no server")
        }
        return .ours(port: port)
    }

    /// Writes the file whole, readable by its owner only. What cannot be read as a kubeconfig is kept beside it.
    func write(_ content: [UInt8]) throws {
        if case .unreadable = self.content(), let old = try? readTrusted(path), !old.isEmpty {
            try writeAtomically(old, to: path + ".replaced", mode: 0o600)
        }
        try writeAtomically(content, to: path, mode: 0o600)
    }

    /// Removes the file if it is this cluster's, and returns whether it did.
    func remove() throws -> Bool {
        guard case .ours = content() else { return false }
        guard unlink(path) == 0 else { throw WriteError(path: path) }
        return true
    }
}
