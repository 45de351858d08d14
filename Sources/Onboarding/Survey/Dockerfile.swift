/// What a Dockerfile tells of the image's last stage (https://docs.docker.com/reference/dockerfile/).
struct Dockerfile: Sendable {
    private struct Stage {
        /// The stage that it begins from; nil where that is an image.
        var base: Int?
        var instructions: [DockerfileInstruction] = []
    }

    /// The ports that the image's program listens on, each with its line.
    let ports: [(number: Int, line: Int)]
    /// The path that the image's health check asks for, its port where the URL has one, and its line.
    let healthCheck: (path: String, port: Int?, line: Int)?
    /// What is copied from the context, as far as that is known without building.
    let copiedPaths: [String]

    init(_ text: String) {
        let instructions = DockerfileInstruction.all(in: text)
        var variables: [String: String] = [:]
        var stages: [Stage] = []
        var named: [String: Int] = [:]
        for instruction in instructions {
            switch instruction.keyword {
            case "FROM":
                let words = Self.from(instruction.arguments)
                stages.append(Stage(base: named[words.base]))
                if let name = words.name { named[name] = stages.count - 1 }
            case "ARG", "ENV": Self.assign(instruction.arguments, to: &variables)
            default: break
            }
            if !stages.isEmpty { stages[stages.count - 1].instructions.append(instruction) }
        }
        let final = Self.final(stages)
        ports = final.filter { $0.keyword == "EXPOSE" }.flatMap { instruction in
            Self.ports(Self.expanded(instruction.arguments, variables)).map { ($0, instruction.line) }
        }
        healthCheck = final.last { $0.keyword == "HEALTHCHECK" }.flatMap {
            Self.healthCheck(Self.expanded($0.arguments, variables), line: $0.line)
        }
        copiedPaths = instructions.filter { ["COPY", "ADD"].contains($0.keyword) }.flatMap {
            Self.sources($0.arguments)
        }
    }

    /// What a stage begins from, and its name; neither has capitals that matter.
    private static func from(_ arguments: String) -> (base: String, name: String?) {
        let words = arguments.lowercased().split(whereSeparator: \.isWhitespace).filter { !$0.hasPrefix("--") }
        let name = words.count == 3 && words[1] == "as" ? String(words[2]) : nil
        return (words.first.map(String.init) ?? "", name)
    }

    /// The instructions of the last stage, behind those of the stages that it begins from.
    private static func final(_ stages: [Stage]) -> [DockerfileInstruction] {
        var chain: [Stage] = []
        var next = stages.indices.last
        while let index = next {
            chain.append(stages[index])
            next = stages[index].base
        }
        return chain.reversed().flatMap(\.instructions)
    }

    /// `NAME=value NAME=value`, or `ENV NAME value` of old.
    private static func assign(_ arguments: String, to variables: inout [String: String]) {
        let words = arguments.split(whereSeparator: \.isWhitespace)
        if words.count == 2, !words[0].contains("=") { variables[String(words[0])] = String(words[1]) }
        for word in words {
            let parts = word.split(separator: "=", maxSplits: 1)
            if parts.count == 2 { variables[String(parts[0])] = parts[1].filter { !"\"'".contains($0) } }
        }
    }

    private static func expanded(_ text: String, _ variables: [String: String]) -> String {
        text.replacing(/\$(?:\{(?<braced>\w+)(?::-(?<otherwise>[^}]*))?\}|(?<bare>\w+))/) { match in
            let name = String(match.output.braced ?? match.output.bare ?? "")
            return variables[name] ?? match.output.otherwise.map(String.init) ?? ""
        }
    }

    /// `8080`, `8080/tcp`, and of `7000-7009` the first; a service answers HTTP, and so not through UDP.
    private static func ports(_ arguments: String) -> [Int] {
        arguments.split(whereSeparator: \.isWhitespace).compactMap { word in
            guard let match = word.lowercased().wholeMatch(of: /(\d+)(?:-\d+)?(?:\/tcp)?/) else { return nil }
            return Int(match.1).flatMap { (1...65535).contains($0) ? $0 : nil }
        }
    }

    private static func healthCheck(_ arguments: String, line: Int) -> (path: String, port: Int?, line: Int)? {
        guard let match = arguments.firstMatch(of: /http:\/\/[\w.-]+(?::(\d+))?(\/[\w.\/~-]*)/) else { return nil }
        return (String(match.2), match.1.flatMap { Int($0) }, line)
    }

    /// The paths of `COPY a b TARGET` and `COPY ["a", "TARGET"]` that are in the context.
    private static func sources(_ arguments: String) -> [String] {
        let words = arguments.split { $0.isWhitespace || "[],\"".contains($0) }
        guard !words.contains(where: { $0.hasPrefix("--from=") || $0.hasPrefix("<<") }) else { return [] }
        return words.filter { !$0.hasPrefix("--") }.dropLast().map(String.init)
            .filter { !$0.contains("$") && !$0.contains("://") }
    }
}
