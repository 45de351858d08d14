let runMutations = [
    Mutation(
        "  e2e: {", "  ⟪all⟫: {",
        "'all' cannot be the name of a suite (use at most 63 lower-case letters, digits and '-', no '-' at either end; 'all' is reserved)"
    ),
    Mutation("  e2e: {", "  all-of-it: {"),
    Mutation("  base: 8080", "  base: ⟪0⟫", "0 is not within 1 to 65534"),
    Mutation(
        "  base: 8080", "  base: ⟪65530⟫",
        "the ports of the processes, 65531 to 65542, go beyond 65535 (lower ports.base or ports.processes)"),
    Mutation(
        "  base: 8080", "  base: 9070", also: ("hostPort: 9080", "hostPort: ⟪9080⟫"),
        "host port 9080 is one of the processes' ports, 9071 to 9082 (ports.base is 9070 on line 70)"),
    Mutation("processes: 12", "processes: ⟪257⟫", "257 is not within 1 to 256"),
    Mutation("processes: 12", "processes: 11"),
    Mutation(
        "listenAddress: 127.0.0.1", "listenAddress: ⟪localhost⟫", "'localhost' is not an IP address (write 127.0.0.1)"),
    Mutation("listenAddress: 127.0.0.1", "listenAddress: ⟪127.0.0⟫", "'127.0.0' is not an IP address"),
    Mutation(
        "listenAddress: 127.0.0.1", "listenAddress: ⟪0.0.0.0⟫",
        "warning: the environment's ports are open to whoever reaches 0.0.0.0 (write 127.0.0.1 to keep them to this machine)"
    ),
    Mutation("listenAddress: 127.0.0.1", "listenAddress: ::1"),
    Mutation(
        "use: 2/3 cpus", "use: ⟪half⟫",
        "expected cpus, a share of them or a number, found 'half' (write cpus, 2/3 cpus or 4)"),
    Mutation("use: 2/3 cpus", "use: ⟪0⟫", "0 is not within 1 to 256"),
    Mutation(
        "use: 2/3 cpus", "use: ⟪1/0 cpus⟫",
        "expected cpus, a share of them or a number, found '1/0 cpus' (write cpus, 2/3 cpus or 4)"),
    Mutation("use: 2/3 cpus", "use: ⟪13⟫", "13 processes, and only 12 have a port (set ports.processes to 13)"),
    Mutation("  max: 12", "  max: ⟪1⟫", "max is 1, less than min, which is 2"),
    Mutation("1.5Gi", "⟪1.5GB⟫", "'1.5GB' is not an amount of memory (write it like 512Mi or 1Gi)"),
    Mutation("1.5Gi", "⟪0⟫", "'0' is not an amount of memory (write it like 512Mi or 1Gi)"),
    Mutation(
        "{path: ./test/integration/gateway, timeout", "{path: ⟪./test/integration/gatway⟫, timeout",
        "no such folder: './test/integration/gatway' (looked for FIXTURES/test/integration/gatway)"),
    Mutation(
        "{path: ./test/integration/gateway, timeout: 1h30m}", "⟪{timeout: 1h30m}⟫",
        "missing key 'path' in suites.integration"),
    Mutation("timeout: 1h30m", "timeout: ⟪90⟫", "a duration needs a unit (write 90s or 90m)"),
    Mutation("timeout: 1h30m", "timeout: ⟪1 h⟫", "'1 h' is not a duration (write it like 90s, 10m or 1h30m)"),
    Mutation("timeout: 1h30m", "timeout: ⟪-5m⟫", "'-5m' is not a duration (write it like 90s, 10m or 1h30m)"),
    Mutation(
        "timeout: 1h30m", "timeout: ⟪0s⟫", "a duration must be longer than nothing (write it like 90s, 10m or 1h30m)"),
    Mutation("cluster: true", "cluster: ⟪\"true\"⟫", "expected true or false, found text (write true)"),
    Mutation(
        "cluster: true, reset: true", "reset: ⟪true⟫",
        "a suite that does not need the cluster cannot have it reset (set cluster: true, or leave reset out)"),
    Mutation(
        "  e2e: {path", "  ⟪E2E⟫: {path",
        "'E2E' cannot be the name of a suite (use at most 63 lower-case letters, digits and '-', no '-' at either end; 'all' is reserved)"
    ),
    Mutation("run: [echo, done]", "run: ⟪[]⟫", "expected a program and its arguments, found an empty list"),
    Mutation("run: [echo, done]", "run: ⟪echo done⟫", "expected a list, found text"),
    Mutation("run: [echo, done]", "run: [echo, ⟪3⟫]", "expected text, found a number (put it in quotes: '3')"),
    Mutation(
        "./scripts/seed.sh", "⟪./scripts/sed.sh⟫",
        "no such file: './scripts/sed.sh' (looked for FIXTURES/scripts/sed.sh)"),
    Mutation(
        "./scripts/seed.sh", "⟪docker/Dockerfile⟫", "'docker/Dockerfile' cannot be run (chmod +x docker/Dockerfile)"),
    Mutation("- run: [echo, done]", "- ⟪⟫timeout: 1s", "missing key 'run' in hooks.afterDeploy[1]"),
]
