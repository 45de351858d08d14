import Testing

/// What a shell would give envboot of the arguments in a line, up to what ends the command.
func envbootArguments(in line: some StringProtocol) throws -> [String] {
    let name = try #require(line.firstRange(of: "envboot"))
    let command = String(line[name.upperBound...].prefix { !"()|&;<>".contains($0) })
    return command.matches(of: /'([^']*)'|"([^"]*)"|([^\s'"]+)/).map { match in
        String(match.1 ?? match.2 ?? match.3 ?? "")
    }
}
