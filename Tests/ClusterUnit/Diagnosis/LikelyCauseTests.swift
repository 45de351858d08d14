import Foundation
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("Why something most likely failed")
struct LikelyCauseTests {
    private func json(_ text: String) throws -> JSONValue {
        try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
    }

    /// A pod that is not ready, with one container in a state.
    private func pod(_ state: String, phase: String = "Running", conditions: String = "") throws -> PodState {
        let text = """
            {"kind": "Pod", "metadata": {"name": "redis-1", "namespace": "default"},
             "spec": {"containers": [{"name": "redis", "resources": {"limits": {"memory": "8Mi"}}}]},
             "status": {"phase": "\(phase)", "conditions": [\(conditions)], "containerStatuses": [
              {"name": "redis", "image": "redis:9", "ready": false, \(state)}]}}
            """
        return try #require(try PodState(json(text)))
    }

    private func event(_ reason: String, _ message: String, on object: String = "Pod/redis-1") throws -> ClusterEvent {
        let parts = object.split(separator: "/")
        let text = """
            {"kind": "Event", "metadata": {"namespace": "default"}, "reason": "\(reason)", "message": "\(message)",
             "involvedObject": {"kind": "\(parts[0])", "name": "\(parts[1])"}}
            """
        return try #require(try ClusterEvent(json(text)))
    }

    private func cause(_ clues: Clues, failure: String = "") -> String? {
        LikelyCause(clues: clues, suspects: []).find(in: failure)?.sentence
    }

    private func waiting(_ reason: String, _ message: String = "") -> String {
        #""restartCount": 0, "state": {"waiting": {"reason": "\#(reason)", "message": "\#(message)"}}"#
    }

    @Test("An image that is not found is told from one that cannot be pulled for another reason")
    func image() throws {
        let missing = "rpc error: manifest for redis:9 not found: manifest unknown"
        #expect(
            cause(Clues(pods: [try pod(waiting("ErrImagePull", missing))]))
                == "the image redis:9 of redis (pod redis-1) is not found")
        let backOff = try pod(waiting("ImagePullBackOff", "Back-off pulling image"))
        let unreachable = try event(
            "Failed", "Failed to pull image redis:9: rpc error: failed to do: dial tcp: connect: refused")
        #expect(
            cause(Clues(pods: [backOff], events: [unreachable]))
                == "the image redis:9 of redis (pod redis-1) cannot be pulled: dial tcp: connect: refused"
        )
        #expect(
            cause(Clues(pods: [try pod(waiting("ErrImageNeverPull"))]))
                == "the image redis:9 of redis (pod redis-1) is not in the node, and is never pulled")
    }

    @Test("A crash loop is told with its exit code and the last line of the container that ended")
    func crashLoop() throws {
        let pod = try pod(
            #""restartCount": 4, "state": {"waiting": {"reason": "CrashLoopBackOff", "message": "back-off"}}, "#
                + #""lastState": {"terminated": {"reason": "Error", "exitCode": 3}}"#)
        var clues = Clues(pods: [pod])
        clues.logs = [
            .init(pod: "default/redis-1", container: "redis", isPrevious: false, text: "starting\n"),
            .init(pod: "default/redis-1", container: "redis", isPrevious: true, text: "starting\nno such file\n\n"),
        ]
        #expect(
            cause(clues) == "redis (pod redis-1) ends with exit code 3 again and again; its last line: no such file")
    }

    @Test("A container that used too much memory is told with its limit")
    func memory() throws {
        let pod = try pod(
            #""restartCount": 1, "state": {"terminated": {"reason": "OOMKilled", "exitCode": 137}}"#)
        #expect(
            cause(Clues(pods: [pod]))
                == "redis (pod redis-1) was ended because it used more memory than its limit of 8Mi")
    }

    @Test("A container that cannot be made, a pod that no node takes, and a failing probe are told with the reason")
    func pods() throws {
        #expect(
            cause(Clues(pods: [try pod(waiting("CreateContainerConfigError", "secret x not found"))]))
                == "redis (pod redis-1) cannot be made: secret x not found")
        let condition =
            #"{"type": "PodScheduled", "status": "False", "reason": "Unschedulable", "message": "0/1 nodes"}"#
        let unscheduled = try pod(#""state": {}"#, phase: "Pending", conditions: condition)
        #expect(cause(Clues(pods: [unscheduled])) == "no node takes the pod redis-1: 0/1 nodes")
        let running = try pod(#""restartCount": 0, "state": {"running": {}}"#)
        let probe = try event("Unhealthy", "Readiness probe failed: statuscode: 503")
        #expect(
            cause(Clues(pods: [running], events: [probe]))
                == "the pod redis-1 is not ready: Readiness probe failed: statuscode: 503")
        let refused = try event("FailedCreate", "pods is forbidden: quota", on: "ReplicaSet/redis")
        #expect(cause(Clues(events: [refused])) == "replicaset/redis cannot make its pods: pods is forbidden: quota")
        #expect(cause(Clues(pods: [running])) == nil)
    }

    @Test("The pods of what failed are blamed before others")
    func suspects() throws {
        let suspect = try pod(waiting("ErrImageNeverPull"))
        let other = try pod(waiting("CreateContainerConfigError"))
        let cause = LikelyCause(clues: Clues(pods: [other, suspect]), suspects: [suspect]).find(in: "")
        #expect(cause?.sentence.hasSuffix("is never pulled") == true)
    }

    @Test("A node that does not run is blamed before its pods")
    func nodes() throws {
        let pod = try pod(waiting("ErrImageNeverPull"))
        func node(_ status: String, exitCode: Int = 0, isOutOfMemory: Bool = false) -> Clues {
            let state = NodeState(name: "n", status: status, exitCode: exitCode, isOutOfMemory: isOutOfMemory)
            return Clues(pods: [pod], containers: [state])
        }
        #expect(cause(node("paused")) == "the node n does not run: docker says paused")
        #expect(cause(node("exited", exitCode: 1)) == "the node n does not run: docker says exited with status 1")
        #expect(cause(node("exited", exitCode: 137, isOutOfMemory: true)) == "the node n ran out of memory")
        #expect(cause(node("running"))?.hasSuffix("is never pulled") == true)
    }

    @Test("An API server that does not answer is told of where nothing else is known")
    func silence() {
        let state = NodeState(name: "n", status: "running", exitCode: 0, isOutOfMemory: false)
        func cause(_ clues: Clues) -> String? {
            LikelyCause(clues: clues, suspects: [], silence: "kubectl was ended after 10 s").find(in: "")?.sentence
        }
        #expect(
            cause(Clues(containers: [state]))
                == "the API server does not answer although its nodes are running: kubectl was ended after 10 s")
        #expect(cause(Clues()) == nil, "there is no cluster")
    }

    @Test("A node's own conditions are told")
    func conditions() throws {
        func node(_ type: String, _ status: String) throws -> JSONValue {
            try json(
                """
                {"kind": "Node", "metadata": {"name": "n"}, "status": {"conditions": [
                 {"type": "\(type)", "status": "\(status)", "message": "no network"}]}}
                """)
        }
        #expect(cause(Clues(nodes: [try node("DiskPressure", "True")])) == "the node n has too little free disk space")
        #expect(cause(Clues(nodes: [try node("Ready", "False")])) == "the node n is not ready: no network")
        #expect(cause(Clues(nodes: [try node("Ready", "True")])) == nil)
    }

    @Test("While a cluster is created, unready nodes are not the cause, but a full disk is")
    func creation() throws {
        func node(_ type: String, _ status: String) throws -> JSONValue {
            try json(
                """
                {"kind": "Node", "metadata": {"name": "n"}, "status": {"conditions": [
                 {"type": "\(type)", "status": "\(status)", "message": "cni plugin not initialized"}]}}
                """)
        }
        func cause(_ clues: Clues, failure: String = "") -> String? {
            LikelyCause(clues: clues, suspects: [], needsReadyCluster: false).find(in: failure)?.sentence
        }
        let pending = try pod(#""state": {}"#, phase: "Pending")
        #expect(cause(Clues(pods: [pending], nodes: [try node("Ready", "False")])) == nil)
        #expect(cause(Clues(nodes: [try node("DiskPressure", "True")])) == "the node n has too little free disk space")
    }

    @Test(
        "A kind that is too old for the node image is reported with a hint",
        arguments: [
            "ERROR: unknown containerd config version: 4 (supported versions: 2 and 3)",
            "ERROR: failed to detect containerd snapshotter",
            "your configuration file uses an old API spec: \"kubeadm.k8s.io/v1beta3\"",
        ])
    func oldKind(text: String) {
        let cause = LikelyCause(clues: Clues(), suspects: []).find(in: "kind ended with status 1\n\(text)\n")
        #expect(cause?.sentence == "the installed kind is too old for the node image")
        #expect(cause?.hint?.hasPrefix("install a newer kind") == true)
    }

    @Test(
        "A kubelet that exits is reported with the reason, but not while it waits for kubeadm",
        arguments: [
            (
                "n kubelet[184]: F1126 01:22:48.297377     184 server.go:208] unrecognized feature gate: NoSuchGate",
                "the kubelet does not start: unrecognized feature gate: NoSuchGate"
            ),
            (
                #"n kubelet[184]: E0131 09:00:00.1  184 run.go:72] "command failed" err="no swap""#,
                #"the kubelet does not start: "command failed" err="no swap""#
            ),
            (
                "n kubelet[84]: F1126 01:22:40.1 84 server.go:198] failed to load Kubelet config file "
                    + "/var/lib/kubelet/config.yaml: no such file", nil
            ), ("n kubelet[84]: E1126 01:22:40.1 84 kubelet.go:1] node not found", nil),
        ])
    func kubelet(line: String, expected: String?) {
        let state = NodeState(name: "n", status: "running", exitCode: 0, isOutOfMemory: false)
        let clues = Clues(containers: [state], nodeLogs: ["booted\n\(line)\n... Main process exited, code=exited"])
        let silent = LikelyCause(clues: clues, suspects: [], silence: "no answer").find(in: "")?.sentence
        #expect(silent == expected ?? "the API server does not answer although its nodes are running: no answer")
        #expect(cause(clues) == nil, "the API server answers")
    }

    @Test("A kubelet that refuses cgroup v1 explains whatever kind and the API server say")
    func controlGroups() {
        let log =
            "kubelet[9]: E0101 run.go:72] \"command failed\" err=\"kubelet is configured to not run on a host "
            + "using cgroup v1. cgroup v1 support is unsupported and will be removed in a future release\"\n"
        let state = NodeState(name: "n", status: "running", exitCode: 0, isOutOfMemory: false)
        let cause = LikelyCause(
            clues: Clues(containers: [state], nodeLogs: ["booted", log]), suspects: [], silence: "connection refused"
        ).find(in: "could not fetch a Kubernetes version: dial tcp: lookup dl.k8s.io: no such host")
        #expect(cause?.sentence.contains("cgroup v1") == true)
        #expect(cause?.hint?.contains("{kind: KubeletConfiguration, failCgroupV1: false}") == true)
    }

    static let outputs = [
        ("Bind for 127.0.0.1:21001 failed: port is already allocated", "the port 21001 is taken"),
        ("listen tcp4 127.0.0.1:21001: bind: address already in use", "the port 21001 is taken"),
        ("write /var/lib/x: no space left on device", "the disk is full"),
        ("Failed to create fsnotify watcher: too many open files", "the machine's limits on inotify"),
        ("permission denied while trying to connect to the Docker daemon socket", "this user may not use Docker"),
        ("Cannot connect to the Docker daemon at unix:///x", "Docker does not run"),
        ("dial tcp: lookup example.test: no such host", "a registry or another host cannot be reached"),
        ("manifest for x:1 not found: manifest unknown", "an image is not found"),
        ("failed to solve: process did not complete: exit code: 137", "the machine or Docker has too little memory"),
    ]

    @Test("What a program printed tells of ports, the disk, memory, limits and access", arguments: outputs)
    func output(text: String, beginning: String) {
        #expect(cause(Clues(), failure: "kind ended with status 1\n\(text)\n")?.hasPrefix(beginning) == true)
    }

    @Test("Nodes' logs tell of the machine's limits where nothing else does")
    func nodeLogs() {
        #expect(
            cause(Clues(nodeLogs: ["all well\n", "Failed to allocate manager object: Too many open files\n"]))?
                .contains("inotify") == true)
        #expect(cause(Clues(nodeLogs: ["all well"]), failure: "kind ended with status 1") == nil)
    }
}
