import Programs

extension Applier {
    /// Deletes objects that are the environment's by what they say themselves now: whoever asks for it may have it from
    /// the record, which anybody with the cluster can edit. The others stay, and are told of.
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
            // It is gone with its kind.
            return
        }
    }
}

extension JSONValue {
    /// Why an object is not envboot's to delete; nil where it is.
    fileprivate func reasonToStay(in cluster: String) -> String? {
        if self["metadata", "labels", Manifest.environmentLabel]?.string != cluster {
            return "it lacks the label \(Manifest.environmentLabel)=\(cluster)"
        }
        if self["metadata", "annotations", Manifest.digestAnnotation] == nil {
            return "it lacks the annotation \(Manifest.digestAnnotation)"
        }
        return self["metadata", "ownerReferences"] == nil ? nil : "another object owns it"
    }
}
