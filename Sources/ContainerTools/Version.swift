/// The version of a program.
package struct Version: Comparable, Sendable, CustomStringConvertible {
    package var major: Int
    package var minor: Int
    package var patch = 0

    package init(_ major: Int, _ minor: Int) { (self.major, self.minor) = (major, minor) }

    /// The first version that stands in a text: `20.10.24` of `Docker version 20.10.24+dfsg1, build 297e128`.
    package init?(in text: String) {
        // Programs print it early; searching a long run of digits would be slow.
        guard let match = text.prefix(1000).firstMatch(of: /([0-9]+)\.([0-9]+)(?:\.([0-9]+))?/),
            let major = Int(match.1), let minor = Int(match.2)
        else { return nil }
        self.init(major, minor)
        patch = match.3.flatMap { Int($0) } ?? 0
    }

    package static func < (left: Version, right: Version) -> Bool {
        (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
    }

    package var description: String { "\(major).\(minor).\(patch)" }
}
