/// Writes documents as YAML in block style, separated by `---`; scalars keep their style, and plain text is untouched.
public func emit(_ documents: [Node]) -> String {
    ""
}
