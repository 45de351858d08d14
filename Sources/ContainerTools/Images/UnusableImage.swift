/// An image that Docker has, but not in a form that the nodes can use.
package struct UnusableImage: Error, Equatable, CustomStringConvertible {
    enum Problem: Equatable {
        /// Docker does not have the image for the nodes' platform.
        case lacksPlatform(Platform, has: [Platform])
        /// Docker is missing the blob with this digest.
        case lacksPart(String)
    }

    /// The reference in containerd's notation.
    let reference: String
    let problem: Problem
    /// How to fix it.
    var remedy: String

    init(_ reference: String, _ problem: Problem) {
        self.reference = reference
        self.problem = problem
        remedy = Self.pull(reference, problem)
    }

    /// The same error with a remedy that matches the image's definition in the profile.
    package func explained(by images: [DesiredImage]) -> UnusableImage {
        guard let image = images.first(where: { $0.nodeReference == reference }) else { return self }
        var error = self
        switch (image.source, problem) {
        case (.pull, _): error.remedy = Self.pull(image.pulledReference, problem)
        case (.build, .lacksPlatform(let platform, _)):
            error.remedy = "docker rmi \(image.reference) && DOCKER_DEFAULT_PLATFORM=\(platform) envboot up"
        case (.build, .lacksPart): error.remedy = "docker rmi \(image.reference) && envboot up"
        }
        return error
    }

    private static func pull(_ reference: String, _ problem: Problem) -> String {
        switch problem {
        case .lacksPlatform(let platform, _): "docker pull --platform \(platform) \(reference)"
        case .lacksPart: "docker rmi \(reference) && envboot up"
        }
    }

    package var description: String {
        switch problem {
        case .lacksPlatform(let platform, let others):
            """
            Docker does not have the image \(reference) for \(platform)\
            \(others.isEmpty ? "" : "; it has " + others.map(\.description).joined(separator: ", "))
            hint: \(remedy)
            """
        case .lacksPart(let digest):
            """
            Docker is missing a part of the image \(reference): \(digest)
            hint: \(remedy)
            """
        }
    }
}
