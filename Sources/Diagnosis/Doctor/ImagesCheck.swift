import ContainerTools
import Cluster
import Programs

/// Whether the images that have to be pulled can be.
struct ImagesCheck: Sendable {
    let desired: Desired
    let runner: Runner
    /// The images that are on this machine, and the nodes, for which no image is needed any more.
    let here: Inspection

    private static let why = "what is not on this machine is pulled from its registry"

    func findings() async -> [Finding] {
        let pulled = references
        let missing = await withTaskGroup(of: Finding?.self) { group in
            for reference in pulled { group.addTask { await problem(with: reference) } }
            var found: [Finding] = []
            for await finding in group { found += [finding].compactMap(\.self) }
            return found.sorted { $0.found < $1.found }
        }
        let problems = desired.images.compactMap(forbidden) + missing + unknownNodeImage
        if !problems.isEmpty { return problems }
        let count = pulled.count == 1 ? "1 image" : "\(pulled.count) images"
        let found = pulled.isEmpty ? "nothing has to be pulled" : "\(count) to pull, within reach"
        return [Finding("images", .ok, found, why: Self.why)]
    }

    /// Only kind knows which image it would take.
    private var unknownNodeImage: [Finding] {
        guard desired.nodeImage == nil, here.nodes.isEmpty, !here.hasNodeImage else { return [] }
        return [
            Finding(
                "images", .warning, "kind pulls the node image, and whether it is within reach is not known",
                why: Self.why, remedy: "name one that is here as cluster.image, or in ENVBOOT_NODE_IMAGE")
        ]
    }

    /// The images that are pulled from somewhere.
    private var references: [String] {
        var references = desired.images.compactMap { image -> String? in
            guard case .pull(let policy) = image.source, policy != .never,
                policy == .always || isMissing(image)
            else { return nil }
            return image.pulledReference
        }
        if let node = desired.nodeImage, !here.hasNodeImage, here.nodes.isEmpty { references.append(node) }
        return Set(references).sorted()
    }

    private func isMissing(_ image: DesiredImage) -> Bool {
        here.images[image.reference] == nil && !here.digests.contains(image.reference)
    }

    /// An image that is not here and must not be pulled.
    private func forbidden(_ image: DesiredImage) -> Finding? {
        guard image.source == .pull(.never), isMissing(image) else { return nil }
        return Finding(
            "images", .error,
            "\(image.pulledReference) is not on this machine\(image.forPlatform), and the profile sets pull: never",
            why: Self.why,
            remedy: "docker pull \(image.platform.map { "--platform \($0) " } ?? "")\(image.pulledReference), "
                + "or set pull: missing",
            place: desired.profile.place(of: ["images.\(image.name).pull", "images.\(image.name)"]))
    }

    private func problem(with reference: String) async -> Finding? {
        do {
            try await Docker(runner: runner).findInRegistry(reference)
            return nil
        } catch {
            let path = desired.images.first { $0.pulledReference == reference }.map {
                "images.\($0.name)"
            }
            return Finding(
                reference, pulledAt: desired.profile.place(of: [path ?? "cluster.image"]), why: Self.why, error)
        }
    }
}

extension Finding {
    /// An image that its registry does not give, or not soon.
    fileprivate init(_ reference: String, pulledAt place: Place?, why: String, _ error: any Error) {
        let error = error as? ProgramError
        var isSlow = false
        if case .timedOut = error { isSlow = true }
        let said = error?.output.split(separator: "\n").last.map(String.init) ?? error?.description ?? ""
        self.init(
            "images", isSlow ? .warning : .error,
            "\(reference) has to be pulled, and its registry \(isSlow ? "is slow" : "does not give it"): \(said)",
            why: why,
            remedy: RegistryCause.refusal(in: error?.output ?? "")?.hint
                ?? "see why: docker pull \(reference); or load it from a file: docker load --input FILE", place: place)
    }
}
