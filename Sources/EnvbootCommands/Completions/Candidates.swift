import Profile

/// What a shell may complete a word with, from the files of the working directory. What cannot be read is left out.
struct Candidates {
    let finder: ProfileFinder
    /// The command line's words as they are typed.
    let words: [String]

    /// The paths of the profiles in `profiles/`. A shell could not show a name with a line break in it as one word.
    var profiles: [String] { finder.candidates.filter { !$0.contains(where: \.isNewline) } }

    /// The names of the suites, each once: those of the profile that the words choose, else of all in `profiles/`.
    var suites: [String] {
        var names: [String] = []
        for path in paths {
            for suite in (try? finder.load(path))?.suites ?? [] where !names.contains(suite.name) {
                names.append(suite.name)
            }
        }
        return names
    }

    private var paths: [String] {
        if let chosen { return [chosen] }
        return finder.candidates
    }

    /// What `--profile` has as its value. To bash, `=` is a word of its own.
    private var chosen: String? {
        if let index = words.firstIndex(of: "--profile") {
            return words.dropFirst(index + 1).first { $0 != "=" }.map(unquoted)
        }
        let prefix = "--profile="
        return words.first { $0.hasPrefix(prefix) }.map { unquoted(String($0.dropFirst(prefix.count))) }
    }

    /// The word without what quotes it.
    private func unquoted(_ word: String) -> String { word.filter { !#""'\"#.contains($0) } }
}
