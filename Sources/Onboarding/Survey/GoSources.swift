import Foundation

/// What the Go source of a service tells.
struct GoSources: Sendable {
    /// A path that tells whether the service is ready, or at least there.
    let readiness: Guess<String>?
    /// What tells that a Redis is needed: a client that is imported, or the variable with its address.
    let redis: Guess<String>?

    /// The best first: the first two are what Kubernetes' own components call readiness.
    private static let paths = ["/readyz", "/ready", "/healthz", "/health"]

    /// Reads the source below a folder, without its tests.
    init(below folder: String, in repository: Repository) {
        var readiness: [String: Guess<String>] = [:]
        var redis: Guess<String>?
        for file in repository.files(below: folder) where file.hasSuffix(".go") && !file.hasSuffix("_test.go") {
            guard let text = repository.text(of: file),
                ["/ready", "/health", "redi", RedisGuess.variable].contains(where: { text.contains($0) })
            else { continue }
            for (index, line) in text.textLines.enumerated() where !line.drop(while: \.isWhitespace).hasPrefix("//") {
                if let path = Self.path(in: line), readiness[path] == nil {
                    readiness[path] = Guess(value: path, source: "\"\(path)\" in \(file):\(index + 1)")
                }
                if redis == nil, let sign = RedisClients.imported(by: line) ?? Self.variable(in: line) {
                    redis = Guess(value: sign, source: "\(sign) in \(file):\(index + 1)")
                }
            }
        }
        self.readiness = Self.paths.lazy.compactMap { readiness[$0] }.first
        self.redis = redis
    }

    private static func variable(in line: Substring) -> String? {
        line.contains("\"\(RedisGuess.variable)\"") ? RedisGuess.variable : nil
    }

    /// A literal of such a path, also as the pattern of a method: `"GET /readyz"`.
    private static func path(in line: Substring) -> String? {
        line.firstMatch(of: /["`](?:GET )?(\/readyz|\/ready|\/healthz|\/health)["`]/).map { String($0.1) }
    }
}

/// The clients of Redis that Go programs use.
enum RedisClients {
    static func imported(by line: some StringProtocol) -> String? {
        guard line.contains("redi") else { return nil }
        let pattern = #/"(github\.com/(?:redis/(?:go-redis|rueidis)|go-redis/redis|gomodule/redigo)[\w./-]*)"/#
        return String(line).firstMatch(of: pattern).map { String($0.1) }
    }

    /// The client that a line of go.mod requires; one that only another module needs does not count.
    static func required(by line: some StringProtocol) -> String? {
        guard line.contains("redi"), !line.contains("// indirect") else { return nil }
        let pattern =
            #/(?:^|\s)(github\.com/(?:redis/(?:go-redis|rueidis)|go-redis/redis|gomodule/redigo)[\w./-]*)\s+v/#
        return String(line).firstMatch(of: pattern).map { String($0.1) }
    }
}
