import Profile
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("The shape of a cluster")
struct ClusterShapeTests {
    private func shape(_ roles: [Role], services: [Service] = []) -> ClusterShape {
        let cluster = ClusterSettings(name: "c", kubeconfig: "/k", nodes: roles.map { ClusterNode(role: $0) })
        return ClusterShape(
            Profile(
                name: "c", file: "p.yaml", directory: "/", cluster: cluster, services: services,
                ports: Ports(base: 8080, processes: 2)))
    }

    @Test(
        "Nodes are named as kind names them",
        arguments: [
            ([Role.controlPlane], ["c-control-plane"]),
            ([.controlPlane, .worker, .worker], ["c-control-plane", "c-worker", "c-worker2"]),
            (
                [.worker, .controlPlane, .worker, .controlPlane],
                ["c-worker", "c-control-plane", "c-worker2", "c-control-plane2"]
            ),
        ])
    func names(roles: [Role], names: [String]) {
        #expect(shape(roles).nodeNames(cluster: "c") == names)
    }

    @Test(
        "Pods run on the workers, or, where there are none, on every node",
        arguments: [
            ([Role.controlPlane], ["c-control-plane"]),
            ([.controlPlane, .worker, .worker], ["c-worker", "c-worker2"]),
            ([.controlPlane, .controlPlane], ["c-control-plane", "c-control-plane2"]),
        ])
    func workloadNodes(roles: [Role], names: [String]) {
        #expect(shape(roles).workloadNodes(cluster: "c") == names)
    }

    @Test("An exposed service has its own port first, then one for each process")
    func ports() {
        func service(_ expose: Expose?) -> Service {
            Service(name: "s", definition: .manifests([]), exposes: [expose].compactMap(\.self))
        }
        let ports = Ports(base: 8080, processes: 2)
        #expect(service(nil).hostPorts(ports).isEmpty)
        #expect(service(Expose(nodePort: 30080)).hostPorts(ports).isEmpty)
        #expect(service(Expose(nodePort: 30080, hostPort: 9080)).hostPorts(ports) == [9080])
        #expect(
            service(Expose(nodePort: 30080, hostPort: 9080, perProcess: true)).hostPorts(ports) == [9080, 8081, 8082])
        let mapping = ClusterShape.PortMapping(hostPort: 9080, nodePort: 30080, listenAddress: "127.0.0.1")
        let exposing = service(Expose(nodePort: 30080, hostPort: 9080))
        #expect(shape([.worker, .controlPlane], services: [exposing]).nodes.map(\.ports) == [[], [mapping]])
    }
}
