/// Whether the service needs a Redis, and which image.
struct RedisGuess: Sendable, Equatable {
    /// The variable that the service gets the address from.
    static let variable = "REDIS_ADDR"
    private static let defaultImage = "redis:7-alpine"

    var image: Guess<String>

    /// Nil where nothing tells of one.
    init?(_ sources: GoSources, below folder: String, in repository: Repository) {
        let composed = Self.composed(in: repository)
        let prefix = folder == "." ? "" : folder + "/"
        guard
            let found = sources.redis?.source ?? Self.required(by: prefix + "go.mod", in: repository)
                ?? composed?.source
        else { return nil }
        image = Guess(value: composed?.value ?? Self.defaultImage, source: found)
    }

    private static func required(by path: String, in repository: Repository) -> String? {
        guard let text = repository.text(of: path) else { return nil }
        return text.textLines.enumerated().lazy.compactMap { index, line in
            RedisClients.required(by: line).map { "\($0) in \(path):\(index + 1)" }
        }.first
    }

    /// The image of a Redis that `docker compose` would run.
    private static func composed(in repository: Repository) -> Guess<String>? {
        for path in ["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"] {
            for (index, line) in (repository.text(of: path)?.textLines ?? []).enumerated() {
                let pattern = #/^\s+image:\s*["']?((?:[a-z0-9.-]+(?::\d+)?/)*redis(?::[\w.-]+)?)["']?\s*(?:#.*)?$/#
                guard let match = String(line).firstMatch(of: pattern) else { continue }
                return Guess(value: String(match.1), source: "the image in \(path):\(index + 1)")
            }
        }
        return nil
    }
}
