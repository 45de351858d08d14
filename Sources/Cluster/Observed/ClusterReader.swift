import ContainerTools
import Files
import Programs

/// Asks the API server for the environment's objects.
package struct ClusterReader: Sendable {
    package let desired: Desired
    package let runner: Runner

    package enum Reading: Sendable {
        case notAsked
        case silent(String)
        case contents(Observed.Contents)
    }

    /// Reads through the environment's kubeconfig. This may be done before it is known whether the file leads to the
    /// cluster: reading does no harm.
    package func read(through file: Kubeconfig.Content, at path: String) async throws -> Reading {
        guard case .ours = file else { return .notAsked }
        return try await read(kubeconfig: path)
    }

    /// Reads through a kubeconfig that kind makes.
    package func readThroughKind() async throws -> Reading {
        let content: [UInt8]
        do {
            content = try await Kind(runner: runner).kubeconfig(of: desired.cluster)
        } catch let error as ProgramError {
            if case .failed = error { return .notAsked }
            throw error
        }
        return try await withTemporaryFolder { folder in
            try writeAtomically(content, to: folder + "/kubeconfig", mode: 0o600)
            return try await read(kubeconfig: folder + "/kubeconfig")
        }
    }

    private func read(kubeconfig: String) async throws -> Reading {
        let kubectl = Kubectl(runner: runner, kubeconfig: kubeconfig)
        var kinds = Set(["Node.v1.", "ConfigMap.v1.", "Endpoints.v1."] + desired.allManifests.map(\.key.qualifiedKind))
        while true {
            do {
                return .contents(contents(try await kubectl.get(kinds: kinds.sorted(), label: desired.label)))
            } catch ProgramError.timedOut(let command, _) {
                return .silent("no answer within \(command.timeout.components.seconds) s")
            } catch let error as ProgramError {
                if case .notFound = error { throw error }
                // A kind whose definition is not installed yet: its objects cannot be there either.
                let known = kinds.filter { kind in error.unknownKind.map { !kind.hasPrefix($0 + ".") } ?? true }
                guard known.count < kinds.count else {
                    return .silent(error.shownOutput.split(separator: "\n").last.map(String.init) ?? error.description)
                }
                kinds = known
            }
        }
    }

    private func contents(_ items: [JSONValue]) -> Observed.Contents {
        var contents = Observed.Contents()
        for item in items {
            guard let key = ObjectKey(item) else { continue }
            if key.kind == "Node" { contents.nodes.append(Observed.Node(item)) }
            if key == Record.key {
                contents.record = Record(configMap: item)
                contents.kept = item["metadata", "annotations", Record.keptAnnotation]?.string
            }
            contents.objects[key] = item
        }
        return contents
    }
}

extension Observed.Node {
    package init(_ node: JSONValue) {
        name = node["metadata", "name"]?.string ?? ""
        isReady = node.condition("Ready") != nil
        images = Set(
            (node["status", "images"]?.array ?? []).flatMap { $0["names"]?.array ?? [] }.compactMap(\.string))
    }
}
