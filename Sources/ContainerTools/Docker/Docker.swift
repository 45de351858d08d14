import Foundation
import Profile
import Programs

/// The docker commands that an environment needs, with typed results.
package struct Docker: Sendable {
    package let runner: Runner

    package init(runner: Runner) {
        self.runner = runner
    }
    /// The label by which kind tells a node's cluster.
    private static let clusterLabel = "io.x-k8s.kind.cluster"

    /// Every node container of a kind cluster, running or not; kind labels them with the cluster's whole name.
    package func nodeNames(of cluster: String) async throws -> [String] {
        try await nodeNames(of: cluster, filters: [])
    }

    /// The node containers of a kind cluster that are paused.
    package func pausedNodes(of cluster: String) async throws -> [String] {
        try await nodeNames(of: cluster, filters: ["--filter", "status=paused"])
    }

    private func nodeNames(of cluster: String, filters: [String]) async throws -> [String] {
        let command = docker(
            ["ps", "--all", "--filter", "label=\(Self.clusterLabel)=\(cluster)", "--format", "{{json .Names}}"]
                + filters)
        let lines = try await runner.run(command).split(separator: UInt8(ascii: "\n"))
        return try lines.map { try Runner.decoded(Array($0), printedBy: command) as String }.sorted()
    }

    /// Whether each node of each kind cluster runs, or is paused, by the cluster's name.
    package func nodesByCluster() async throws -> [String: [Bool]] {
        let format = #"[{{json (.Label "\#(Self.clusterLabel)")}}, {{json .Status}}]"#
        let command = docker(["ps", "--all", "--filter", "label=\(Self.clusterLabel)", "--format", format])
        var nodes: [String: [Bool]] = [:]
        for line in try await runner.run(command).split(separator: UInt8(ascii: "\n")) {
            let words = try Runner.decoded(Array(line), printedBy: command) as [String]
            guard let cluster = words.first, let status = words.last else { continue }
            nodes[cluster, default: []].append(status.hasPrefix("Up "))
        }
        return nodes
    }

    /// The containers and images of these names; those that do not exist are left out.
    package func inspect(_ names: [String]) async throws -> [InspectedObject] {
        let command = docker(["inspect"] + names)
        let finished = try await runner.finish(command)
        // docker prints what it found and ends with 1 where a name was not among it. Versions differ in the capitals.
        guard finished.status == .exited(0) || finished.errorOutput.lowercased().contains("no such object") else {
            throw ProgramError.failed(command, status: finished.status, output: finished.errorOutput)
        }
        return try Runner.decoded(finished.output, printedBy: command)
    }

    /// The images that are in a node, by reference, with their IDs: what the node's containerd says through crictl.
    package func images(inNode node: String) async throws -> [String: String] {
        struct Listing: Decodable { var images: [Entry] }
        struct Entry: Decodable { var id: String; var repoTags: [String]?; var repoDigests: [String]? }
        let listing = try await runner.decode(
            Listing.self, from: docker(["exec", node, "crictl", "images", "-o", "json"]))
        var images: [String: String] = [:]
        for entry in listing.images {
            for reference in (entry.repoTags ?? []) + (entry.repoDigests ?? []) { images[reference] = entry.id }
        }
        return images
    }

    /// The kubeadm configuration that kind wrote into a node; nil where it has none yet. Works on a stopped node too.
    package func kubeadmConfiguration(inNode node: String) async throws -> String? {
        let finished = try await runner.finish(docker(["cp", "\(node):/kind/kubeadm.conf", "-"]))
        return finished.status == .exited(0) ? String(decoding: finished.output, as: UTF8.self) : nil
    }

    /// Pulls an image and tags it with envboot's tag for its digest.
    package func pull(_ image: DesiredImage, onLine: Runner.LineHandler? = nil) async throws {
        let platform = image.platform.map { ["--platform", $0] } ?? []
        var command = docker(["pull"] + platform + [image.pulledReference], timeout: .seconds(900))
        // Docker 28 asks for a user name if credentials are rejected, and waits for ever at the end of its input. After
        // a line, it asks for a password, which it refuses to read from anything but a terminal.
        command.inputText = "\n"
        try await runner.run(command, onLine: onLine)
        if image.platform != nil { try await checkPlatform(of: image) }
        if image.digestReference != nil { try await tag(image) }
    }

    /// Docker pulls an image that has a single platform whatever is asked for.
    private func checkPlatform(of image: DesiredImage) async throws {
        let object = try await inspect([image.pulledReference]).first { $0.state == nil }
        if let other = try await object?.platform(otherThanOf: image, self) {
            throw WrongPlatform(image: image, platform: other)
        }
    }

    /// Whether an image in Docker's containerd store lacks a platform. A docker before 28.1 does not tell; then it shows
    /// when the image is loaded.
    package func lacks(_ platform: Platform, of reference: String) async throws -> Bool {
        let finished = try await runner.finish(
            docker(["image", "inspect", "--platform", platform.description, "--format", "{{.Id}}", reference]))
        let isUnknown = ["unknown flag", "API version"].contains(where: finished.errorOutput.contains)
        return finished.status != .exited(0) && !isUnknown
    }

    /// Tags an image that is present by digest with envboot's tag for it.
    package func tag(_ image: DesiredImage) async throws {
        try await runner.run(docker(["tag", image.pulledReference, image.reference]))
    }

    package func save(_ references: [String], to file: String) async throws {
        try await runner.run(docker(["save", "--output", file] + references, timeout: .seconds(600)))
    }

    /// Waits until a node that is being created has booted so far that its containerd runs.
    ///
    /// - Parameter start: when its creation began, by the clock of this machine.
    /// - Returns: whether it did; false where docker stopped telling before.
    package func boots(_ node: String, since start: Date) async throws -> Bool {
        let limit = Duration.seconds(900)
        let starts = events("start", of: "container=\(node)", since: start, timeout: limit)
        guard try await runner.waitForLine(of: starts, where: { $0 == node }) else { return false }
        // systemd says so on the console, and kind itself waits for it there.
        return try await runner.waitForLine(of: docker(["logs", "--follow", node], timeout: limit)) {
            $0.contains("Reached target") && $0.contains("Multi-User System")
        }
    }

    /// Waits until a node of a kind cluster has stopped.
    ///
    /// - Parameter start: the time from which on it counts, by the clock of this machine.
    /// - Returns: the node; nil where docker stopped telling before.
    package func firstToStop(of cluster: String, since start: Date, timeout: Duration) async throws -> String? {
        let ends = events("die", of: "label=\(Self.clusterLabel)=\(cluster)", since: start, timeout: timeout)
        var stopped: String?
        _ = try await runner.waitForLine(of: ends) { line in
            stopped = line
            return true
        }
        return stopped
    }

    /// Prints the name of each container that the filter takes, when the event befalls it.
    private func events(_ event: String, of filter: String, since start: Date, timeout: Duration) -> Command {
        docker(
            [
                "events", "--since", String(Int(start.timeIntervalSince1970)), "--filter", filter, "--filter",
                "event=\(event)", "--format", "{{.Actor.Attributes.name}}",
            ], timeout: timeout)
    }

    package func start(_ containers: [String]) async throws {
        try await runner.run(docker(["start"] + containers, timeout: .seconds(120)))
    }

    package func stop(_ containers: [String]) async throws {
        try await runner.run(docker(["stop"] + containers, timeout: .seconds(120)))
    }

    /// The references of images that envboot built for a cluster.
    package func builtImages(for cluster: String) async throws -> [String] {
        let command = docker(
            [
                "images", "--filter", "reference=\(DesiredImage.repository(cluster: cluster, image: "*"))",
                "--format", #"{{json (printf "%s:%s" .Repository .Tag)}}"#,
            ])
        let lines = try await runner.run(command).split(separator: UInt8(ascii: "\n"))
        return try lines.map { try Runner.decoded(Array($0), printedBy: command) as String }
    }

    /// Runs a program in a node and returns what it printed.
    @discardableResult
    package func execute(_ program: [String], inNode node: String, timeout: Duration = .seconds(60)) async throws
        -> String
    {
        let command = docker(["exec", node] + program, timeout: timeout)
        return String(decoding: try await runner.run(command), as: UTF8.self)
    }

    /// Ends containers at once, whatever they are doing.
    package func kill(_ containers: [String]) async throws {
        try await runner.run(docker(["kill"] + containers, timeout: .seconds(60)))
    }

    package func removeImages(_ references: [String]) async throws {
        try await runner.run(docker(["rmi"] + references, timeout: .seconds(120)))
    }

    private func docker(_ arguments: [String], timeout: Duration = .seconds(60)) -> Command {
        Command("docker", arguments, timeout: timeout)
    }
}
