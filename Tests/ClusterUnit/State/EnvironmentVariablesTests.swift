import Profile
import Testing

@Suite("What tells where an environment is")
struct EnvironmentVariablesTests {
    private func profile(_ services: [Service], listenAddress: String = "127.0.0.1") -> Profile {
        Profile(
            name: "shop", file: "p.yaml", directory: "/", cluster: ClusterSettings(name: "shop-e2e", kubeconfig: "/k"),
            services: services, ports: Ports(base: 8080, processes: 2, listenAddress: listenAddress))
    }

    private func service(_ name: String, _ expose: Expose?) -> Service {
        Service(name: name, definition: .manifests([]), exposes: [expose].compactMap(\.self))
    }

    @Test("Each exposed service has its address, and one for each process where it has those")
    func variables() {
        let services = [
            service("redis", nil), service("web-ui", Expose(nodePort: 30001, hostPort: 9000)),
            service("gateway", Expose(nodePort: 30002, perProcess: true)),
        ]
        #expect(
            profile(services).variables.map { "\($0.name)=\($0.value)" } == [
                "KUBECONFIG=/k", "ENVBOOT_CLUSTER=shop-e2e", "ENVBOOT_PORT_BASE=8080", "ENVBOOT_PROCESSES=2",
                "WEB_UI_URL=http://127.0.0.1:9000", "GATEWAY_URL=http://127.0.0.1:8081",
                "GATEWAY_URL_1=http://127.0.0.1:8081", "GATEWAY_URL_2=http://127.0.0.1:8082",
            ])
    }

    @Test("A service's own port comes before those of the processes")
    func ownPort() {
        let service = service("gateway", Expose(nodePort: 30002, hostPort: 9080, perProcess: true))
        let variables = profile([service]).variables.filter { $0.name.hasPrefix("GATEWAY") }.map(\.value)
        #expect(variables == [9080, 8081, 8082].map { "http://127.0.0.1:\($0)" })
    }

    @Test(
        "A process has the port of its number behind the base, at an address that leads to the listener",
        arguments: [
            ("127.0.0.1", "http://127.0.0.1"), ("0.0.0.0", "http://127.0.0.1"), ("::", "http://[::1]"),
            ("::1", "http://[::1]"), ("192.168.1.2", "http://192.168.1.2"),
        ])
    func processes(listenAddress: String, url: String) {
        let profile = profile([service("g", Expose(nodePort: 30002, perProcess: true))], listenAddress: listenAddress)
        #expect(
            profile.processes.map { "\($0.number) \($0.port) \($0.url)" } == [
                "1 8081 \(url):8081", "2 8082 \(url):8082",
            ])
    }

    @Test("Where no service is exposed for each process, there are no processes")
    func noProcesses() {
        #expect(profile([service("g", Expose(nodePort: 30002, hostPort: 9000))]).processes.isEmpty)
    }
}
