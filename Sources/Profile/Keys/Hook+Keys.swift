import Escaping
import Foundation

extension Hook {
    enum Fields {
        static let run = Field(
            "run", .command, isRequired: true, example: "[./scripts/seed.sh, --count, \"3\"]",
            "the program and its arguments. No shell reads them. A program with a `/` is a path, and must be there and be executable; any other is found through `PATH`"
        )
        static let timeout = Field("timeout", .duration, default: .value("1m"), example: "90s", "how long it may run")
        static let all = [run.declared, timeout.declared, Condition.field.declared]
    }

    enum Times {
        static let afterDeploy = Field(
            "afterDeploy", .list(of: Hook.type), example: "[{run: [./scripts/seed.sh]}]",
            "what is run, one after the other, once the services are ready: whenever one was deployed, and after a reset"
        )
        static let all = [afterDeploy.declared]
    }

    static let type = ValueType<Hook>.mapping(Fields.all) { keys in
        let run = keys[Fields.run]
        guard let timeout = keys[Fields.timeout], let run else { return nil }
        return Hook(run: run, timeout: timeout)
    }

    /// The `hooks` of a profile.
    static let types = ValueType<[Hook]>.mapping(Times.all) { $0[Times.afterDeploy] ?? [] }
}

extension ValueType<[String]> {
    /// A program and its arguments.
    fileprivate static var command: Self {
        Self(
            words: "list of texts",
            schema: ["type": .string("array"), "minItems": .int(1)]
                + [
                    // A name without `/` may begin as it likes.
                    "prefixItems": .sequence([ValueType<String>.text("", pattern: "^(?!~[^/]+/)").schema.node]),
                    "items": ValueType<String>.textOrEmpty.schema.node,
                ]
        ) { $0.command() }
    }
}

extension Value {
    /// A program and its arguments. A program that is given by its path is there.
    fileprivate func command() -> [String]? {
        let words = list { word in
            word.key == "0" ? word.program() : word.textOrEmpty()
        }
        if node.items?.isEmpty == true { error("expected a program and its arguments, found an empty list") }
        return words.isEmpty ? nil : words
    }

    private func program() -> String? {
        guard let written = text() else { return nil }
        guard written.hasSlash else { return written }
        guard let path = absolute(written), require(.file, at: path, written: written) else { return nil }
        guard FileManager.default.isExecutableFile(atPath: path) else {
            error("'\(written)' cannot be run", hint: "chmod +x \(shellWord(written))")
            return nil
        }
        if written.hasPrefix("~") { return path }
        return written.hasPrefix("/") || written.hasPrefix("./") ? written : "./" + written
    }
}
