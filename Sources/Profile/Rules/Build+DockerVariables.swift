import Redaction

extension Build {
    /// Whether docker or a program that it starts reads a variable with this name itself. A build argument with such
    /// a name cannot be passed as a variable.
    package static func isReadByDocker(_ name: String) -> Bool {
        variables.contains(name) || proxies.contains(name.uppercased()) || prefixes.contains { name.hasPrefix($0) }
    }

    /// Why a build argument cannot be hidden from other users of the machine; nil if it can, or need not be.
    static func exposure(of argument: EnvironmentVariable) -> String? {
        let isSecret = argument.name.namesSecret || Redaction()(argument.value) != argument.value
        guard isReadByDocker(argument.name), isSecret else { return nil }
        return
            "the build argument '\(argument.name)' cannot hold a credential: docker itself reads a variable with this name"
    }

    private static let variables: Set<String> = [
        "PATH", "HOME", "USER", "LOGNAME", "SHELL", "TERM", "TMPDIR", "PWD", "KUBECONFIG", "NO_COLOR", "GODEBUG",
        "GOGC",
        "GOMAXPROCS", "GOMEMLIMIT", "GOTRACEBACK",
    ]
    /// In upper and in lower case.
    private static let proxies: Set<String> = ["HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "ALL_PROXY", "NO_PROXY"]
    /// Variables of docker, its plugins, the programs that it starts to reach a remote Docker, and the dynamic loader;
    /// the last is for envboot itself.
    private static let prefixes = [
        "DOCKER_", "BUILDX_", "BUILDKIT_", "OTEL_", "SSH_", "SSL_", "XDG_", "LD_", "DYLD_", "GLIBC_",
        "ENVBOOT_",
    ]
}
