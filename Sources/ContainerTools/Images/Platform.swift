/// The platform of an image, in the usual notation: `linux/amd64`, `linux/arm/v7`.
package struct Platform: Hashable, Sendable, CustomStringConvertible {
    package let system: String
    package let architecture: String
    /// The architecture's version; nil for the default.
    package let variant: String?

    package init(system: String, architecture: String, variant: String?) {
        self.system = system
        self.architecture = architecture
        let usual = ["amd64": "v1", "arm": "v7", "arm64": "v8"][architecture]
        self.variant = variant == usual || variant?.isEmpty == true ? nil : variant
    }

    /// - Returns: nil if the text is not a platform.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard 2...3 ~= parts.count, !parts.contains("") else { return nil }
        self.init(system: parts[0], architecture: parts[1], variant: parts.dropFirst(2).first)
    }

    /// Whether it differs only in the variant.
    package func hasArchitecture(of other: Platform) -> Bool {
        system == other.system && architecture == other.architecture
    }

    /// Whether an image of this platform is what is meant by the other, which may leave the variant open.
    package func provides(_ wanted: Platform) -> Bool {
        wanted.variant == nil ? hasArchitecture(of: wanted) : self == wanted
    }

    package var description: String { ([system, architecture] + [variant].compactMap(\.self)).joined(separator: "/") }
}
