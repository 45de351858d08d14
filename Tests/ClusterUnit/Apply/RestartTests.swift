import Foundation
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("What has come back after a start")
struct RestartTests {
    private let start = Date(timeIntervalSince1970: 1_700_000_000)

    /// A cluster of one node after its start: a static pod that is not ready, and two pods of one service.
    private func isOver(
        heartbeat: Double = 5, proxy: Double = 6, addresses: [(pod: String, ip: String)] = [("a", "10.0.0.2")]
    ) -> Bool {
        let node: JSONValue = .object([
            "kind": .string("Node"), "metadata": .object(["name": .string("n")]),
            "status": .object(["conditions": .array([ready(true, ["lastHeartbeatTime": time(heartbeat)])])]),
        ])
        let pods = [
            pod("kube-system", "etcd", ip: "172.18.0.2", start: -100, isReady: false, isStatic: true),
            pod("kube-system", "proxy", ip: "172.18.0.2", start: proxy),
            pod("default", "a", ip: "10.0.0.2", start: 7), pod("default", "b", ip: "10.0.0.3", start: 7),
        ]
        let endpoints: JSONValue = .object([
            "kind": .string("Endpoints"),
            "subsets": .array([
                .object([
                    "addresses": .array(
                        addresses.map { pod, ip in
                            .object([
                                "ip": .string(ip),
                                "targetRef": .object([
                                    "kind": .string("Pod"), "name": .string(pod), "namespace": .string("default"),
                                ]),
                            ])
                        })
                ])
            ]),
        ])
        return Restart([node] + pods + [endpoints], since: start).isOver(on: ["n"], workloads: [])
    }

    private func pod(
        _ namespace: String, _ name: String, ip: String, start: Double, isReady: Bool = true, isStatic: Bool = false
    ) -> JSONValue {
        let annotations: [String: JSONValue] = isStatic ? ["kubernetes.io/config.mirror": .string("0123")] : [:]
        return .object([
            "kind": .string("Pod"), "spec": .object(["nodeName": .string("n")]),
            "metadata": .object([
                "name": .string(name), "namespace": .string(namespace), "annotations": .object(annotations),
            ]),
            "status": .object([
                "podIP": .string(ip), "conditions": .array([ready(isReady)]),
                "containerStatuses": .array([
                    .object(["state": .object(["running": .object(["startedAt": time(start)])])])
                ]),
            ]),
        ])
    }

    private func ready(_ holds: Bool, _ members: [String: JSONValue] = [:]) -> JSONValue {
        let condition: [String: JSONValue] = ["type": .string("Ready"), "status": .string(holds ? "True" : "False")]
        return .object(condition.merging(members) { $1 })
    }

    private func time(_ seconds: Double) -> JSONValue { .string((start + seconds).formatted(.iso8601)) }

    @Test("A static pod serves before its kubelet says so, and is not waited for")
    func all() { #expect(isOver()) }

    @Test("A kubelet that has said nothing since the start is waited for")
    func heartbeat() { #expect(!isOver(heartbeat: -1)) }

    @Test("A pod of Kubernetes' own that has not started since is waited for")
    func systemPod() { #expect(!isOver(proxy: -1)) }

    @Test("A service that leads to the address which another pod has now is waited for")
    func staleAddress() {
        #expect(!isOver(addresses: [("a", "10.0.0.3")]))
        #expect(!isOver(addresses: [("gone", "10.0.0.2")]))
    }

    @Test("Pods of one service may have each other's address")
    func swappedAddresses() { #expect(isOver(addresses: [("a", "10.0.0.3"), ("b", "10.0.0.2")])) }
}
