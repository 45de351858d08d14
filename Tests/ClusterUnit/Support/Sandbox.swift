import Files
import Foundation
import Profile
import YAML

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

/// A folder of a test's own, with the files that a profile names; it is removed with the value.
final class Sandbox: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/cluster-unit-" + UUID().uuidString
        try write("FROM scratch\nCOPY . /\n", to: "app/Dockerfile")
        try write("print(1)\n", to: "app/main.py")
        try write(Self.definition, to: "crd.yaml")
        try write(Self.settings, to: "settings.yaml")
        try writeAtomically(Array("#!/bin/sh\n".utf8), to: path + "/seed.sh", mode: 0o755)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        let file = path + "/" + name
        try writeAtomically(Array(text.utf8), to: file, mode: 0o644)
        return file
    }

    func read(_ name: String) throws -> String { try String(contentsOfFile: path + "/" + name, encoding: .utf8) }

    func names(in folder: String = "") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path + "/" + folder).sorted()
    }

    func profile(_ text: String = Sandbox.profile) throws -> Profile {
        try Profile.load(text: Array(text.utf8), file: "p.yaml", directory: path, environment: ["HOME": path])
    }

    func desired(_ text: String = Sandbox.profile) throws -> Desired { try Desired(profile(text)) }

    /// What envboot keeps for the machine, here below the sandbox.
    var state: StateFolder { StateFolder(environment: ["XDG_STATE_HOME": path + "/state"]) }

    /// Two nodes, an image of each source, a definition, a manifest, two services and a hook.
    static let profile = """
        apiVersion: envboot/v1
        name: shop
        cluster:
          kubeconfig: ./kubeconfig
          image: kindest/node:v1.30.0
          nodes:
            - role: control-plane
              extraMounts: [{hostPath: ./app, containerPath: /app}]
            - role: worker
        images:
          gateway: {build: {context: app}}
          redis: {ref: redis:7-alpine}
        manifests: [crd.yaml, settings.yaml]
        services:
          redis: {image: redis, port: 6379}
          gateway:
            image: gateway
            port: 8080
            needs: [redis]
            env: {REDIS_ADDR: "redis:6379"}
            readiness: {httpGet: {path: /ready}}
            expose: {nodePort: 30080, perProcess: true}
        ports: {base: 18080, processes: 2}
        hooks: {afterDeploy: [{run: [./seed.sh]}]}

        """

    private static let definition = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: orders.shop.test}
        spec: {group: shop.test}

        """

    private static let settings = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings}
        data: {mode: test}

        """
}

extension Sandbox {
    /// The permissions of a file.
    func mode(of name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path + "/" + name)[.posixPermissions] as? Int
    }
}
