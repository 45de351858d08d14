import Foundation

/// Finds why a pod is not ready.
struct PodCause {
    let pod: PodState
    let clues: Clues

    var find: Cause? {
        if let cause = pod.containers.lazy.compactMap(of).first { return cause }
        if let message = pod.message, pod.phase == "Pending" {
            return "no node takes the pod \(pod.name): \(message.short)"
        }
        if let message = pod.message { return "the pod \(pod.name) has failed: \(message.short)" }
        if let event = lastEvent("Unhealthy") { return "the pod \(pod.name) is not ready: \(event.message.short)" }
        if let event = lastEvent("FailedMount") ?? lastEvent("FailedCreatePodSandBox") {
            return "the pod \(pod.name) does not start: \(event.message.short)"
        }
        return nil
    }

    private func of(_ container: PodState.Container) -> Cause? {
        if container.isReady { return nil }
        let place = "\(container.name) (pod \(pod.name))"
        let message = container.waiting?.message ?? ""
        switch container.waiting?.reason {
        case "ErrImagePull", "ImagePullBackOff": return cannotPull(container, place)
        case "ErrImageNeverPull":
            return "the image \(container.image) of \(place) is not in the node, and is never pulled"
        case "InvalidImageName": return "the name of the image of \(place) is wrong: \(message.short)"
        case let reason? where reason.hasSuffix("ConfigError") || reason.hasSuffix("ContainerError"):
            return "\(place) cannot be made: \(message.short)"
        default: return ended(container, place)
        }
    }

    /// Only the first try says why; after that, the event does.
    private func cannotPull(_ container: PodState.Container, _ place: String) -> Cause {
        let texts = [container.waiting?.message ?? ""] + pullFailures.map(\.message)
        let image = "the image \(container.image) of \(place)"
        if let cause = texts.lazy.compactMap(RegistryCause.refusal).first {
            return Cause("\(image) cannot be pulled: \(cause.sentence)", hint: Self.remedy)
        }
        let isMissing = texts.contains { text in
            ["not found", "manifest unknown", "does not exist", "pull access denied"].contains { text.contains($0) }
        }
        if isMissing { return "\(image) is not found" }
        let reason = texts.reversed().first { !$0.isEmpty && !$0.hasPrefix("Back-off") } ?? ""
        return "\(image) cannot be pulled\(reason.isEmpty ? "" : ": " + innermost(of: reason))"
    }

    /// Nodes have neither the credentials nor the certificates that Docker has.
    private static let remedy =
        "add the image to images: in the profile, so that Docker pulls it and envboot loads it into the nodes"

    /// What is behind the last colons, where programs that call each other each put a few words in front.
    private func innermost(of message: String) -> String {
        message.components(separatedBy: ": ").suffix(3).joined(separator: ": ").short
    }

    private var pullFailures: [ClusterEvent] { events.filter { $0.message.hasPrefix("Failed to pull image") } }

    private func ended(_ container: PodState.Container, _ place: String) -> Cause? {
        guard let end = container.ended, end.exitCode != 0 || container.waiting?.reason == "CrashLoopBackOff" else {
            return nil
        }
        if end.reason == "OOMKilled" {
            let limit = container.memoryLimit.map { " of \($0)" } ?? ""
            return "\(place) was ended because it used more memory than its limit\(limit)"
        }
        let line = clues.lastLines(1, of: container, in: pod).first.map { "; its last line: \($0.short)" } ?? ""
        let again = container.restarts > 0 ? " again and again" : ""
        return "\(place) ends with exit code \(end.exitCode)\(again)\(line)"
    }

    private var events: [ClusterEvent] {
        clues.events.filter { $0.namespace == pod.namespace && $0.object == "pod/\(pod.name)" }
    }

    private func lastEvent(_ reason: String) -> ClusterEvent? { events.last { $0.reason == reason } }
}
