import Programs

extension ProgramError {
    /// What to do where the program itself is at fault, or Docker cannot be reached through it; nil where the error is
    /// of what was asked.
    package var remedy: String? {
        let program = command.program
        switch self {
        case .notFound: return "install \(program), or put its folder on PATH"
        case .notStarted: return "see what it is, and whether it may be executed: ls -l \"$(command -v \(program))\""
        case _ where !Self.own.contains(program): return nil
        // What is given longer has work to do, and a hint of its own.
        case .timedOut where command.timeout > .seconds(60): return nil
        case .timedOut where program == "docker": return "see whether Docker answers: docker version"
        case .timedOut, .failed(_, .signalled, _): return "run it by hand, to see why: \(command.shellText)"
        case .tooMuchOutput, .unreadable: return "see which \(program) it is: command -v \(program)"
        case .failed: return dockerFault?.remedy
        }
    }

    /// Whether the machine lacks what envboot needs: a program, or a Docker that answers.
    package var isOfMachine: Bool {
        switch self {
        case .notFound: true
        case .notStarted(let command, _): Self.own.contains(command.program)
        default: dockerFault != nil
        }
    }

    /// The programs that envboot starts by itself; others are the profile's.
    private static let own = ["docker", "helm", "kind", "kubectl"]

    /// Why Docker cannot be reached, where that is what the program said; kind says it in docker's words.
    package var dockerFault: DockerFault? {
        let text = output.lowercased()
        let isAboutConnecting = [
            "cannot connect to the docker daemon", "failed to connect to the docker api", "error during connect",
            "is the docker daemon running", "trying to connect to the docker",
        ].contains { text.contains($0) }
        guard isAboutConnecting else { return nil }
        return text.contains("permission denied") ? .noPermission : .notRunning
    }
}

/// Why Docker cannot be reached.
package enum DockerFault: Sendable {
    /// Nothing answers at its address.
    case notRunning
    /// Its socket belongs to others.
    case noPermission

    /// What to do about it.
    package var remedy: String {
        switch self {
        case .notRunning:
            #if os(macOS)
            "start Docker: open -a Docker"
            #else
            "start Docker: sudo systemctl start docker, or Docker Desktop; DOCKER_HOST and docker context say where it is looked for"
            #endif
        case .noPermission:
            "ask for access to Docker's socket: sudo usermod -aG docker \"$USER\", then log in again"
        }
    }
}
