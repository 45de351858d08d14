import Testing

@Suite("The words of messages, help and documents") struct StyleTests {
    /// Phrases that users of kubectl, kind and docker would have to translate, and what to write.
    private static let phrases: [(String, write: String)] = [
        ("make anew", "recreate"), ("made anew", "recreated"), (" anew", "again"), ("put back", "restore"),
        ("puts back", "restores"), ("in the hands of", "locked by"),
        ("be what the profile says", "reach the desired state"),
        ("is fit for", "can run"), ("nothing is in the way", "no blocking problems"), ("note the state", "save state"),
        ("evidence", "diagnostics"), ("has need of", "requires"), ("take a service in", "onboard a service"),
        ("as a line for a shell", "each command"), ("foreign Makefile", "hand-written Makefile"),
        ("foreign cluster", "unmanaged cluster"), ("number of processes", "process count"), ("Go on?", "Continue?"),
        ("is no port", "is not a port"), ("is no file", "is not a file"), ("is no mapping", "is not a mapping"),
    ]

    private static func expectPlain(_ text: String, in place: String) {
        for (phrase, words) in phrases where text.contains(phrase) {
            Issue.record("\(place) says '\(phrase)': write '\(words)'")
        }
    }

    @Test("documents and the manual page use plain words")
    func documents() throws {
        let files = ["README.md", "docs/man/envboot.1.in"] + (try Project.files(in: "docs", ending: ".md"))
        #expect(files.count > 40)
        for file in files where !file.contains("/decisions/") { Self.expectPlain(try Project.text(file), in: file) }
    }

    @Test("messages, help and doc comments use plain words")
    func sources() throws {
        for file in try Project.swiftFiles(in: "Sources") { Self.expectPlain(try Project.text(file), in: file) }
    }

    @Test("templates and profiles use plain words")
    func templates() throws {
        for file in try Project.files(in: "templates", ending: ".yml") + Project.files(in: "templates", ending: ".yaml")
            + Project.files(in: "profiles", ending: ".yaml")
        { Self.expectPlain(try Project.text(file), in: file) }
    }
}
