/// How much of a text is accepted, so that a small hostile one cannot fill the memory.
package struct ParseLimits: Hashable, Sendable {
    /// The most bytes of text.
    package var bytes: Int
    /// The most sequences and mappings inside one another.
    package var depth: Int
    /// The most scalars, sequences and mappings after aliases are replaced by what they name.
    package var nodes: Int
    /// The most bytes of scalars and tags after aliases are replaced by what they name.
    package var repeatedBytes: Int

    /// Makes limits; what is not given is as in ``standard``.
    package init(bytes: Int = 1 << 20, depth: Int = 100, nodes: Int = 100_000, repeatedBytes: Int? = nil) {
        self.bytes = bytes
        self.depth = depth
        self.nodes = nodes
        self.repeatedBytes = repeatedBytes ?? 4 * bytes
    }

    /// 1 MiB of text, 4 MiB with aliases replaced, 100 levels, 100,000 nodes.
    package static let standard = ParseLimits()
}
