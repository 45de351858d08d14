import ContainerTools
import Programs

extension Applier {
    /// Waits until those of the objects that were seen on their way out are gone: what is applied before is lost.
    func waitForDeletions(among keys: [ObjectKey]) async throws {
        guard let contents = observed.contents else { return }
        let namespaces = Set(keys.compactMap(\.namespace).map(ObjectKey.namespace))
        let deleted = namespaces.union(keys).filter { contents.objects[$0] != nil && contents.isBeingDeleted($0) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for key in deleted { group.addTask { try await waitForDeletion(of: key) } }
            try await group.waitForAll()
        }
    }

    private func waitForDeletion(of key: ObjectKey) async throws {
        let limit = Duration.seconds(60)
        do {
            try await kubectl.wait(for: "delete", [key.argument] + key.namespaceArguments, timeout: limit)
        } catch let error as ProgramError where error.unknownKind == nil {
            guard let object = try await kubectl.get(key) else { return }
            throw StuckDeletion(key: key, object: object, limit: limit)
        }
    }
}

/// An object that is being deleted and does not go away.
struct StuckDeletion: Error, CustomStringConvertible {
    let key: ObjectKey
    let object: JSONValue
    let limit: Duration

    var description: String {
        let since = object["metadata", "deletionTimestamp"]?.string.map { " since \($0)" } ?? ""
        var lines = ["\(key) is being deleted\(since), and was not gone after \(limit.components.seconds) s"]
        if !finalizers.isEmpty {
            lines.append("blocked by finalizers: \(finalizers.joined(separator: ", "))")
        }
        lines += remains
        return lines.joined(separator: "\n")
    }

    private var finalizers: [String] { (object["metadata", "finalizers"]?.array ?? []).compactMap(\.string) }

    /// What a namespace says that is still in it
    /// (https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/).
    private var remains: [String] {
        (object["status", "conditions"]?.array ?? [])
            .filter { $0["type"]?.string?.hasSuffix("Remaining") == true && $0["status"]?.string == "True" }
            .compactMap { $0["message"]?.string }
    }
}
