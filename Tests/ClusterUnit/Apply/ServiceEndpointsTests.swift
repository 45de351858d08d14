import Foundation
import Programs
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("Where services lead after a rollout", .timeLimit(.minutes(2)))
struct ServiceEndpointsTests {
    private static let pods = #"""
        {"kind": "Pod", "metadata": {"name": "new"}},
        {"kind": "Pod", "metadata": {"name": "old", "deletionTimestamp": "2026-11-20T23:48:20Z"}}
        """#

    /// Whether the slices of `redis` with these endpoints, given as pod and readiness, lead to live pods alone.
    private func areCurrent(_ endpoints: (pod: String, ready: Bool?)...) throws -> Bool {
        let list = endpoints.map { pod, ready in
            let conditions = ready.map { #"{"ready": \#($0)}"# } ?? "{}"
            return #"{"conditions": \#(conditions), "targetRef": {"kind": "Pod", "name": "\#(pod)"}}"#
        }
        let slice = #"""
            {"kind": "EndpointSlice", "metadata": {"labels": {"kubernetes.io/service-name": "redis"}},
             "endpoints": [\#(list.joined(separator: ","))]}
            """#
        return try current("\(Self.pods), \(slice)")
    }

    private func current(_ objects: String) throws -> Bool {
        let items = try JSONDecoder().decode([JSONValue].self, from: Data("[\(objects)]".utf8))
        return ServiceEndpoints(items).areCurrent(of: "redis")
    }

    @Test("A ready address of a live pod is current, whether or not the slice says that it is ready")
    func live() throws {
        let isCurrent = try [areCurrent(("new", true)), areCurrent(("new", nil))]
        #expect(isCurrent == [true, true])
    }

    @Test("An address of a pod that is terminating or gone, alone or beside a live one's, is not")
    func terminating() throws {
        let isCurrent = try [
            areCurrent(("old", true)), areCurrent(("new", true), ("old", true)), areCurrent(("gone", true)),
        ]
        #expect(isCurrent == [false, false, false])
    }

    @Test("A terminating pod that is not ready does not matter, and no ready address is none")
    func notReady() throws {
        let isCurrent = try [areCurrent(("new", true), ("old", false)), areCurrent(("new", false)), areCurrent()]
        #expect(isCurrent == [true, false, false])
    }

    @Test("Endpoints are read like slices, and those of another service do not count")
    func endpoints() throws {
        func endpoints(_ name: String, _ pod: String) -> String {
            #"""
            {"kind": "Endpoints", "metadata": {"name": "\#(name)"},
             "subsets": [{"addresses": [{"ip": "10.0.0.2", "targetRef": {"kind": "Pod", "name": "\#(pod)"}}]}]}
            """#
        }
        let isCurrent = try [("redis", "new"), ("redis", "old"), ("other", "new")].map { name, pod in
            try current("\(Self.pods), \(endpoints(name, pod))")
        }
        #expect(isCurrent == [true, false, false])
    }

    @Test("Where no EndpointSlices are served, Endpoints are asked for")
    func fallback() async throws {
        let programs = FakePrograms { command, _ in
            command.readsEndpoints
                ? .failed(#"error: the server doesn't have a resource type "endpointslices""#)
                : .printed(#"{"items": []}"#)
        }
        let items = try await Kubectl(runner: programs.runner, kubeconfig: "k").podsAndEndpoints(in: "data")
        #expect(items.isEmpty)
        #expect(
            await programs.lines == [
                "kubectl --kubeconfig k get pods,endpointslices.discovery.k8s.io --namespace data --output json",
                "kubectl --kubeconfig k get pods,endpoints --namespace data --output json",
            ])
    }

    @Test("Services without endpoints are an error that names them")
    func none() async throws {
        let sandbox = try Sandbox()
        let programs = FakePrograms { _, _ in .printed(#"{"items": []}"#) }
        let applier = Applier(
            desired: try sandbox.desired(), observed: Observed(), runner: programs.runner, folder: sandbox.state,
            events: { _ in })
        let error = await #expect(throws: NoEndpoints.self) {
            try await applier.waitForEndpoints(of: [.service("redis")], timeout: .zero)
        }
        #expect(error?.description.hasPrefix("service redis: no endpoints") == true)
    }
}

extension Command {
    /// Whether it asks where services lead.
    var readsEndpoints: Bool { arguments.contains("pods,endpointslices.discovery.k8s.io") }
}

extension CommandOutput {
    /// One pod, and a service that leads to it.
    static func endpoints(of service: String) -> CommandOutput {
        .printed(
            #"""
            {"items": [
              {"kind": "Pod", "metadata": {"name": "\#(service)-1"}},
              {"kind": "EndpointSlice", "metadata": {"labels": {"kubernetes.io/service-name": "\#(service)"}},
               "endpoints": [{"conditions": {"ready": true}, "targetRef": {"kind": "Pod", "name": "\#(service)-1"}}]}]}
            """#)
    }
}
