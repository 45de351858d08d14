import Diagnostics
import ContainerTools
import Profile
import Programs

/// A node image that a release of kind was published with.
struct NodeImage: Sendable {
    /// kind's version without the patch.
    var kind: Version
    var kubernetes: Version
    /// Without `sha256:`.
    var digest: String

    init(_ kind: String, _ kubernetes: String, _ digest: String) {
        self.kind = Version(in: kind) ?? Version(0, 0)
        self.kubernetes = Version(in: kubernetes) ?? Version(0, 0)
        self.digest = digest
    }

    var reference: String { "kindest/node:v\(kubernetes)@sha256:\(digest)" }

    /// The image of a Kubernetes version that a kind was released with.
    ///
    /// - Throws: ``NodeImageUnknown``, with the versions that are known for this kind.
    static func of(_ wanted: String, kind: Version) throws(NodeImageUnknown) -> NodeImage {
        let images = published.filter { $0.kind.major == kind.major && $0.kind.minor == kind.minor }
        let image = images.first { "\($0.kubernetes)" == wanted || "\($0.kubernetes)".hasPrefix(wanted + ".") }
        guard let image else {
            let others = published.filter { "\($0.kubernetes).".hasPrefix(wanted + ".") }
            throw NodeImageUnknown(
                wanted: wanted, kind: kind, known: images.map(\.kubernetes), newest: others.map(\.kind).max())
        }
        return image
    }
}

/// No digest is known of a node image.
struct NodeImageUnknown: Error, Equatable {
    var wanted: String
    var kind: Version
    /// The versions that are known for this kind.
    var known: [Version]
    /// The newest kind that has the version.
    var newest: Version?

    var message: String {
        let versions = known.map(\.description).joined(separator: ", ")
        return "no node image of Kubernetes \(wanted) is known for kind \(kind)"
            + (known.isEmpty ? "; none is known for this kind" : "; known versions: \(versions)")
    }

    var hint: String {
        let kind = newest.map { "install kind \($0.major).\($0.minor), " } ?? ""
        return kind + "name one of the known versions, or set cluster.image to an image with its digest"
    }
}

extension Profile {
    /// The profile with the node image that its `cluster.kubernetes` stands for; kind is asked for its version only if
    /// it matters.
    ///
    /// - Throws: `Diagnostic` if no image is known, `ProgramError` if kind does not tell its version.
    package func choosingNodeImage(by runner: Runner) async throws -> Profile {
        guard cluster.image == nil, let wanted = cluster.kubernetes else { return self }
        let text = String(
            decoding: try await runner.run(Command("kind", ["version"], timeout: .seconds(60))), as: UTF8.self)
        let line = place(of: ["cluster.kubernetes"])?.line
        guard let kind = Version(in: text) else {
            throw Diagnostic.profile(
                file, line: line, "kind's version cannot be read from '\(text.prefix(80))'",
                hint: "see which kind it is: command -v kind")
        }
        do {
            var profile = self
            profile.cluster.image = try NodeImage.of(wanted, kind: kind).reference
            return profile
        } catch {
            throw Diagnostic.profile(file, line: line, error.message, hint: error.hint)
        }
    }
}
