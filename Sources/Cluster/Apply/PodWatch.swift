/// What a watch of a workload's pods has told of them so far.
struct PodWatch {
    /// A line for each pod and each of its changes: its name, its template, when it was made and whether it is being
    /// deleted, and for each of its containers that wait, why and how often they were started before. A Go template,
    /// since a JSONPath cannot range over what is not there; with ASCII's unit separator, since kubectl makes columns of
    /// what tabs separate.
    static let format =
        #"go-template={{.metadata.name}}{{"\u001f"}}{{with .metadata.labels}}{{index . "pod-template-hash"}}"#
        + #"{{index . "controller-revision-hash"}}{{end}}{{"\u001f"}}"#
        + #"{{.metadata.creationTimestamp}}{{"\u001f"}}"#
        + #"{{with .metadata.deletionTimestamp}}{{.}}{{end}}{{"\u001f"}}"#
        + containers("initContainerStatuses") + containers("containerStatuses") + #"{{"\n"}}"#

    private static func containers(_ field: String) -> String {
        "{{range .status.\(field)}}{{$restarts := .restartCount}}{{with .state}}{{with .waiting}}"
            + #"{{.reason}},{{$restarts}},{{with .message}}{{.}}{{end}}{{"\u001f"}}{{end}}{{end}}{{end}}"#
    }

    /// What a container waits for that time does not bring (pkg/kubelet/images/types.go and
    /// pkg/kubelet/kuberuntime/kuberuntime_container.go in Kubernetes).
    private static let hopeless: Set<String> = [
        "ImagePullBackOff", "ErrImageNeverPull", "InvalidImageName", "CreateContainerConfigError",
        "CreateContainerError", "RunContainerError",
    ]
    /// Starts again that a container is allowed: the kubelet takes about 40 s for so many.
    private static let maxRestarts = 3

    private struct Pod {
        var template: String
        /// As Kubernetes writes times, which sort as text.
        var created: String
        /// What keeps it from ever becoming ready.
        var failure: String?
    }

    private var pods: [String: Pod] = [:]

    /// What keeps pods of the newest template from becoming ready, each with its name. Those of an earlier one may have
    /// failed while those that replace them are on their way.
    var failures: [String] {
        let newest = pods.values.max { $0.created < $1.created }?.template
        return pods.filter { $0.value.template == newest }.sorted { $0.key < $1.key }
            .compactMap { name, pod in pod.failure.map { "\(name): \($0)" } }
    }

    /// Takes in a line of the watch.
    mutating func note(_ line: String) {
        let fields = line.split(separator: "\u{1f}", omittingEmptySubsequences: false).map(String.init)
        guard fields.count >= 4 else { return }
        let isBeingDeleted = !fields[3].isEmpty
        pods[fields[0]] =
            isBeingDeleted
            ? nil
            : Pod(
                template: fields[1], created: fields[2],
                failure: fields.dropFirst(4).lazy.compactMap(Self.failure).first)
    }

    private static func failure(_ container: String) -> String? {
        let parts = container.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let restarts = Int(parts[1]) else { return nil }
        let (reason, message) = (parts[0], parts[2])
        guard hopeless.contains(reason) || reason == "CrashLoopBackOff" && restarts >= maxRestarts else { return nil }
        // The kubelet has not yet heard of a Secret or ConfigMap, which may be there: it tries again.
        if message.contains("failed to sync") { return nil }
        return message.isEmpty ? reason : "\(reason) (\(message))"
    }
}
