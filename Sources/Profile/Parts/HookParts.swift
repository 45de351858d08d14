import Foundation

extension Value {
    func hooks() -> [Hook] {
        mapping { keys in
            keys.optional("afterDeploy")?.list(Hook.init) ?? []
        } ?? []
    }
}

extension Hook {
    fileprivate init?(_ value: Value) {
        let hook: Hook? = value.mapping { keys in
            let run = keys.required("run")?.command()
            let timeout = keys.optional("timeout").map { $0.duration() } ?? .seconds(60)
            guard let run, let timeout else { return nil }
            return Hook(run: run, timeout: timeout)
        }
        guard let hook else { return nil }
        self = hook
    }
}

extension Value {
    /// A program and its arguments. A program that is given by its path is there.
    fileprivate func command() -> [String]? {
        let words = list { word in
            word.path.hasSuffix("[0]") ? word.program() : word.textOrEmpty()
        }
        if node.items?.isEmpty == true { error("expected a program and its arguments, found an empty list") }
        return words.isEmpty ? nil : words
    }

    private func program() -> String? {
        guard let written = text() else { return nil }
        guard written.contains("/") else { return written }
        guard let path = absolute(written), require(.file, at: path, written: written) else { return nil }
        guard FileManager.default.isExecutableFile(atPath: path) else {
            error("'\(written)' cannot be run", hint: "chmod +x \(written)")
            return nil
        }
        if written.hasPrefix("~") { return path }
        return written.hasPrefix("/") || written.hasPrefix("./") ? written : "./" + written
    }
}
