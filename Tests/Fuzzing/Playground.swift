import Diagnostics
import Foundation
import Makefiles
import Profile
import YAML

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

/// A copy of the folder that the full profile's paths lead to, and what is made of the profile there.
struct Playground {
    let folder: String
    let document: Node
    static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Profile/Fixtures")

    init() throws {
        folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path + "/hostile-\(UUID().uuidString)"
        try FileManager.default.copyItem(atPath: Self.fixtures.path, toPath: folder)
        let text = try Data(contentsOf: Self.fixtures.appending(path: "every-field.yaml"))
        document = try parse(Array(text), file: "p.yaml")[0]
    }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }

    func load(_ text: String) throws(ProfileErrors) -> Profile {
        try Profile.load(text: Array(text.utf8), file: "p.yaml", directory: folder, environment: ["HOME": folder])
    }

    /// The documents that kind and kubectl are given.
    func documents(of profile: Profile) throws -> [Node] {
        let desired = try Desired(profile)
        let kind = try parse(Array(desired.kindConfiguration.utf8), file: "kind")
        // As they are applied.
        return try kind + parse(Array(emit(desired.allManifests.map(\.node)).utf8), file: "manifests")
    }

    func makefile(of profile: Profile) throws -> String {
        try Generator([profile], directory: folder + "/elsewhere", home: "/nowhere").makefile().text
    }

    /// Makes what a refused profile lacks, if that is all: a folder, or a file that is a manifest, a template and a
    /// program at once. Whether something was made.
    func supply(_ missing: [Diagnostic]) throws -> Bool {
        guard missing.count == 1, let path = missing[0].hint?.split(separator: "looked for ").last.map(String.init)
        else {
            return false
        }
        if missing[0].message.hasPrefix("no such folder") {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
            try Data().write(to: URL(filePath: path + "/Dockerfile"))
        } else if missing[0].message.hasPrefix("no such file") {
            let text = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: supplied}\n"
            try Data(text.utf8).write(to: URL(filePath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        } else {
            return false
        }
        return true
    }
}
