import ContainerTools
import Programs

extension Applier {
    /// Deletes objects that carry the environment's label and annotation at that time: the caller may have them from
    /// the record, which anybody with access to the cluster can edit. Other objects are left alone and reported.
    func remove(_ keys: [ObjectKey]) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for key in keys { group.addTask { try await remove(key) } }
            try await group.waitForAll()
        }
    }

    private func remove(_ key: ObjectKey) async throws {
        do {
            guard let object = try await kubectl.get(key) else { return }
            if let reason = object.reasonToStay(in: desired.cluster) {
                events(.left(object: key.description, reason: reason))
            } else {
                try await kubectl.delete(key, label: desired.label)
            }
        } catch let error as ProgramError where error.unknownKind != nil {
            // Deleted together with its kind.
            return
        }
    }
}

extension JSONValue {
    /// Why envboot must not delete an object, or nil if it may.
    fileprivate func reasonToStay(in cluster: String) -> String? {
        if self["metadata", "labels", Manifest.environmentLabel]?.string != cluster {
            return "missing label \(Manifest.environmentLabel)=\(cluster)"
        }
        if self["metadata", "annotations", Manifest.digestAnnotation] == nil {
            return "missing annotation \(Manifest.digestAnnotation)"
        }
        return self["metadata", "ownerReferences"] == nil ? nil : "owned by another object"
    }
}
