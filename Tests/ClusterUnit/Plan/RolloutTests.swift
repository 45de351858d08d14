import Foundation
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("A rollout")
struct RolloutTests {
    private static let done = #""observedGeneration": 2, "replicas": 2, "updatedReplicas": 2"#

    @Test(
        "It is over when every wanted pod is of the newest template and available, and no other is left",
        arguments: [
            ("Deployment", 2, "\(done), \"availableReplicas\": 2", true),
            ("Deployment", 2, "\(done), \"availableReplicas\": 1", false),
            (
                "Deployment", 2,
                #""observedGeneration": 1, "replicas": 2, "updatedReplicas": 2, "availableReplicas": 2"#, false
            ),
            (
                "Deployment", 2,
                #""observedGeneration": 2, "replicas": 3, "updatedReplicas": 2, "availableReplicas": 3"#, false
            ),
            (
                "Deployment", 2,
                #""observedGeneration": 2, "replicas": 2, "updatedReplicas": 1, "availableReplicas": 2"#, false
            ),
            ("Deployment", 0, #""observedGeneration": 2"#, true),
            ("Deployment", 2, "", false),
            ("StatefulSet", 2, "\(done), \"readyReplicas\": 2", true),
            ("StatefulSet", 2, "\(done), \"readyReplicas\": 1", false),
            (
                "DaemonSet", 0,
                #""observedGeneration": 2, "desiredNumberScheduled": 2, "updatedNumberScheduled": 2, "numberAvailable": 2"#,
                true
            ),
            (
                "DaemonSet", 0,
                #""observedGeneration": 2, "desiredNumberScheduled": 2, "updatedNumberScheduled": 2, "numberAvailable": 1"#,
                false
            ),
        ])
    func isOver(kind: String, replicas: Int, status: String, isOver: Bool) throws {
        let text = """
            {"kind": "\(kind)", "metadata": {"generation": 2}, "spec": {"replicas": \(replicas)}, "status": {\(status)}}
            """
        let object = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
        #expect(Rollout(object).isOver == isOver)
    }
}
