/// The reference of an image: `[host[:port]/]path[:tag][@digest]`, by the grammar of
/// https://pkg.go.dev/github.com/distribution/reference.
package struct ImageReference {
    /// Why the text is not a reference; nil where it is one.
    package static func problem(in text: String) -> String? {
        let (rest, digest) = split(text, at: text.firstIndex(of: "@"))
        if let digest, !isDigest(digest) { return "a digest is written like sha256: and 64 hexadecimal digits" }
        // A colon before the last slash is a port's.
        let tagColon = rest.lastIndex(of: ":").flatMap { colon in rest[colon...].contains("/") ? nil : colon }
        let (name, tag) = split(rest, at: tagColon)
        if let tag, !isTag(tag) {
            return "a tag has at most 128 letters, digits, '_', '.' and '-', no '.' or '-' first"
        }
        return problem(inName: name)
    }

    private static func problem(inName name: Substring) -> String? {
        if name.utf8.count > 255 { return "a name has at most 255 characters" }
        var components = name.split(separator: "/", omittingEmptySubsequences: false)
        if components.count > 1, let first = components.first,
            first == "localhost" || first.contains(where: ".:[".contains)
        {
            guard isHost(first) else { return "'\(first)' is not a host" }
            components.removeFirst()
        }
        if components.contains("") { return "a part of the name is missing" }
        if components.joined().contains(where: \.isUppercase) { return "a name is written in lower case" }
        return components.allSatisfy(isPathComponent)
            ? nil : "a name has lower-case letters and digits, with '.', '_', '__' or '-' between them"
    }

    private static func split(_ text: some StringProtocol, at index: String.Index?) -> (Substring, Substring?) {
        guard let index else { return (Substring(text), nil) }
        return (Substring(text[..<index]), Substring(text[text.index(after: index)...]))
    }

    private static func isHost(_ text: Substring) -> Bool {
        text.wholeMatch(
            of:
                /(([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*|\[[0-9A-Fa-f:]+\])(:[0-9]+)?/
        )
            != nil
    }

    private static func isPathComponent(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, let last = text.utf8.last else { return false }
        let separators = text.utf8.split(whereSeparator: isASCIIAlphanumeric).map { String(Substring($0)) }
        return isASCIIAlphanumeric(first) && isASCIIAlphanumeric(last)
            && separators.allSatisfy { [".", "_", "__"].contains($0) || $0.allSatisfy { $0 == "-" } }
    }

    private static func isTag(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, !"-.".utf8.contains(first) else { return false }
        return text.utf8.count <= 128 && text.utf8.allSatisfy { isASCIIAlphanumeric($0) || "_-.".utf8.contains($0) }
    }

    private static func isDigest(_ text: Substring) -> Bool {
        text.utf8.count <= 255
            && text.wholeMatch(of: /[A-Za-z][A-Za-z0-9]*([-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}/) != nil
    }
}

extension ValueType<String> {
    static var imageReference: Self {
        let label = "([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)"
        let host = #"(\#(label)(\.\#(label))*|\[[0-9A-Fa-f:]+\])(:[0-9]+)?"#
        let component = "[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*"
        let tag = "(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?"
        let digest = "(@(?=.{1,255}$)[A-Za-z][A-Za-z0-9]*([-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?"
        // What comes before the first slash and has a character of these is a host.
        let startsWithHost = #"localhost/|[^/]*[.:\[][^/]*/"#
        return text(
            "image reference",
            pattern: "^(?=[^@]{1,255}\(tag)\(digest)$)((?=\(startsWithHost))\(host)/|(?!\(startsWithHost)))"
                + "\(component)(/\(component))*\(tag)\(digest)$"
        ) { $0.imageReference() }
    }
}

extension Value {
    /// The reference of an image.
    fileprivate func imageReference() -> String? {
        guard let text = text() else { return nil }
        if let problem = ImageReference.problem(in: text) {
            error("'\(text)' is not an image reference", hint: problem)
            return nil
        }
        return text
    }
}
