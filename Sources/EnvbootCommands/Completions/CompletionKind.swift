import ArgumentParser
import Escaping
import Foundation
import Programs

extension CompletionKind {
    /// The profiles in `profiles/`.
    static let profile = CompletionKind.custom { words, _, _ in
        Candidates(words).profiles.map { literal($0, for: .requesting) }
    }

    /// The suites of the profile that the command line names, else of all.
    static let suite = CompletionKind.custom { words, _, _ in Candidates(words).suites }
}

extension Candidates {
    /// - Parameter words: the command line.
    fileprivate init(_ words: [String]) {
        let finder = ProfileFinder(
            directory: FileManager.default.currentDirectoryPath, variables: ProcessEnvironment.variables)
        self.init(finder: finder, words: words)
    }
}

/// A word as a shell's script has to be given it, to be taken for the word itself.
private func literal(_ word: String, for shell: CompletionShell?) -> String {
    switch shell {
    // `compgen -W` expands what it is given, and would run the command in a file's name.
    case .bash?: shellWord(word)
    // `_describe` takes what follows a colon for a description.
    case .zsh?: word.replacingScalars { "\\:".unicodeScalars.contains($0) ? "\\\($0)" : nil }
    default: word
    }
}
