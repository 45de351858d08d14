import Foundation
import Programs
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("By which addresses pods find the API server")
struct APIServerAddressTests {
    private let now = Date(timeIntervalSince1970: 1_700_000_000)

    private func node(restarted ago: TimeInterval?, role: String = "control-plane") -> Observed.NodeContainer {
        Observed.NodeContainer(
            name: "n", role: role, isRunning: true, image: "i", mounts: [], ports: [],
            addresses: ["172.18.0.3", "fc00::3"], restart: ago.map { now - $0 })
    }

    /// Whether it is stale, and what was asked, where the API server tells these addresses; nil for one that fails.
    private func isStale(
        _ addresses: [String]?, _ nodes: [Observed.NodeContainer]
    ) async throws -> (isStale: Bool, asked: [String]) {
        let list = (addresses ?? []).map { #"{"ip": "\#($0)"}"# }.joined(separator: ",")
        let programs = FakePrograms { _, _ in
            addresses == nil ? .failed("no") : .printed(#"{"subsets": [{"addresses": [\#(list)]}]}"#)
        }
        let kubectl = Kubectl(runner: programs.runner, kubeconfig: "/k")
        let isStale = await APIServerAddress(kubectl: kubectl).isStale(nodes, now: now)
        return (isStale, await programs.lines)
    }

    @Test("An address that its node had before it was started is stale, alone or beside the new one")
    func stale() async throws {
        for addresses in [["172.18.0.2", "172.18.0.3"], ["172.18.0.2"]] {
            let (isStale, asked) = try await isStale(addresses, [node(restarted: 9)])
            #expect(isStale)
            #expect(
                asked == ["kubectl --kubeconfig /k get endpoints kubernetes --namespace default --output json"])
        }
        #expect(try await isStale(["172.18.0.3"], [node(restarted: 9)]).isStale == false)
        #expect(try await isStale(nil, [node(restarted: 9)]).isStale == false)
    }

    @Test("Nothing is asked where no control plane was started within the last minute")
    func notAsked() async throws {
        for nodes in [[node(restarted: nil)], [node(restarted: 70)], [node(restarted: 5, role: "worker")], []] {
            let (isStale, asked) = try await isStale(["172.18.0.2"], nodes)
            #expect(!isStale && asked == [])
        }
    }

    @Test("Docker tells when a node was started again, and its addresses")
    func inspected() throws {
        func container(finished: String) throws -> Observed.NodeContainer? {
            let text = """
                {"Id": "1", "Name": "/n", "State": {"Status": "running", "StartedAt": "2026-11-20T23:48:27.689454192Z",
                 "FinishedAt": "\(finished)"}, "Config": {"Image": "i", "Labels": {"io.x-k8s.kind.cluster": "shop"}},
                 "NetworkSettings": {"Networks": {"kind": {"IPAddress": "172.18.0.2", "GlobalIPv6Address": ""}}}}
                """
            return Observed.NodeContainer(
                try JSONDecoder().decode(InspectedObject.self, from: Data(text.utf8)), cluster: "shop")
        }
        let again = try container(finished: "2026-11-20T23:48:20.1Z")
        #expect(again?.restart == (try Date("2026-11-20T23:48:27Z", strategy: .iso8601)))
        #expect(again?.addresses == ["172.18.0.2"])
        #expect(try container(finished: "0001-01-01T00:00:00Z")?.restart == nil)
    }
}
