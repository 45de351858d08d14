let serviceMutations = [
    Mutation(
        "  webhook:\n", "  ⟪1webhook⟫:\n", also: ("[redis, webhook]", "[redis, ⟪webhook⟫]"),
        "no service 'webhook' in services (did you mean '1webhook'?)",
        "'1webhook' cannot be the name of a service (use at most 63 lower-case letters, digits and '-', first a letter, no '-' at the end)"
    ),
    Mutation("image: gateway", "image: ⟪gatway⟫", "no image 'gatway' in images (did you mean 'gateway'?)"),
    Mutation("image: gateway", "image: ⟪nginx⟫", "no image 'nginx' in images (images has: gateway, redis, tools)"),
    Mutation(
        "    image: gateway\n", "", also: ("  gateway:\n    port", "  ⟪gateway⟫:\n    port"),
        "missing key 'image' in services.gateway (a service from a template has an image and a port)"),
    Mutation(
        "{image: tools, port: 81}", "⟪{image: tools}⟫",
        "missing key 'port' in services.plain (a service from a template has an image and a port)"),
    Mutation("port: 8080\n", "port: ⟪65536⟫\n", "65536 is not within 1 to 65535"),
    Mutation("port: 8080\n", "port: ⟪\"8080\"⟫\n", "expected a whole number, found text (write 8080 without quotes)"),
    Mutation("port: 8080\n", "port: ⟪80.5⟫\n", "expected a whole number, found a number"),
    Mutation("needs: [redis, webhook]", "needs: ⟪redis⟫", "expected a list, found text"),
    Mutation("needs: [redis, webhook]", "needs: [⟪reddis⟫]", "no service 'reddis' in services (did you mean 'redis'?)"),
    Mutation(
        "needs: [redis, webhook]", "needs: ⟪[gateway]⟫", "services need each other in a circle: gateway -> gateway"),
    Mutation(
        "    needs: [redis, webhook]", "    needs: ⟪[metrics]⟫",
        also: ("port: 9090\n", "port: 9090\n    needs: [plain, gateway]\n"),
        "services need each other in a circle: gateway -> metrics -> gateway"),
    Mutation(
        "REDIS_ADDR: \"redis:6379\"", "REDIS_ADDR: ⟪6379⟫", "expected text, found a number (put it in quotes: '6379')"),
    Mutation(
        "REDIS_ADDR: \"redis:6379\"", "⟪REDIS ADDR⟫: \"redis:6379\"",
        "'REDIS ADDR' cannot be the name of an environment variable (use letters, digits, '_', '-' and '.', no digit first)"
    ),
    Mutation("EMPTY: \"\"", "EMPTY: ⟪\"\\b\"⟫", "text cannot have the control character U+0008"),
    Mutation("{path: /ready}", "{path: ⟪ready⟫}", "'ready' is not the path of a URL (begin with '/')"),
    Mutation("{path: /ready}", "⟪{}⟫", "missing key 'path' in services.gateway.readiness.httpGet"),
    Mutation(
        "{httpGet: {path: /ready}}", "⟪{⟪httpget⟫: {path: /ready}}⟫",
        "missing key 'httpGet' in services.gateway.readiness",
        "unknown key 'httpget' in services.gateway.readiness (did you mean 'httpGet'?)"),
    Mutation("nodePort: 30080", "nodePort: ⟪8080⟫", "8080 is not within 30000 to 32767"),
    Mutation(
        "nodePort: 30443, hostPort: 9443", "nodePort: ⟪30080⟫, hostPort: 9443",
        "node port 30080 is used twice (services.gateway.expose.nodePort on line 45 has it)"),
    Mutation(
        "nodePort: 30443, hostPort: 9443", "nodePort: 30443, hostPort: ⟪9080⟫",
        "host port 9080 is used twice (services.gateway.expose.hostPort on line 45 has it)"),
    Mutation(
        "nodePort: 30443, hostPort: 9443", "nodePort: 30443, hostPort: ⟪8092⟫",
        "host port 8092 is one of the processes' ports, 8081 to 8092 (ports.base is 8080 on line 62)"),
    Mutation(
        "nodePort: 30443, hostPort: 9443", "nodePort: 30443, perProcess: ⟪true⟫",
        "only one service can have a port for each process (services.gateway.expose.perProcess on line 45 has them)"),
    Mutation(
        "{nodePort: 30443, hostPort: 9443}", "⟪{nodePort: 30443}⟫",
        "missing key 'hostPort' or 'perProcess' in services.webhook.expose (add 'hostPort: PORT' or 'perProcess: true')"
    ),
    Mutation(
        "{nodePort: 30443, hostPort: 9443}", "⟪{hostPort: 9443}⟫", "missing key 'nodePort' in services.webhook.expose"),
    Mutation(
        "namespace: hooks", "namespace: ⟪my_hooks⟫",
        "'my_hooks' cannot be a namespace (use at most 63 lower-case letters, digits and '-', no '-' at either end)"),
    Mutation("template: webhook", "template: ⟪servce⟫", "no template 'servce' (did you mean 'service'?)"),
    Mutation(
        "template: webhook", "template: ⟪web⟫",
        "no template 'web' (built in are gateway, redis, service; there is no FIXTURES/templates/web.yaml)"),
    Mutation(
        "template: deploy/metrics.yaml", "template: ⟪deploy/metrics.yml⟫",
        "no such file: 'deploy/metrics.yml' (looked for FIXTURES/deploy/metrics.yml)"),
    Mutation("manifests: [deploy/dash*.yaml]", "manifests: ⟪[]⟫", "a service needs at least one manifest"),
    Mutation(
        "manifests: [deploy/dash*.yaml]", "manifests: [deploy/dash*.yaml]\n    env: ⟪{A: b}⟫",
        "'env' is for services from a template (set it in the manifests)"),
    Mutation(
        "  dashboard:\n", "  ⟪dashboard⟫:\n    template: service\n", "a service has 'template' or 'manifests', not both"
    ),
    Mutation("  plain: {image: tools, port: 81}", "  plain: ⟪nothing⟫", "expected a mapping, found text"),
]

let runMutations = [
    Mutation("  base: 8080", "  base: ⟪0⟫", "0 is not within 1 to 65534"),
    Mutation(
        "  base: 8080", "  base: ⟪65530⟫",
        "the ports of the processes, 65531 to 65542, go beyond 65535 (lower ports.base or ports.processes)"),
    Mutation(
        "  base: 8080", "  base: 9070", also: ("hostPort: 9080", "hostPort: ⟪9080⟫"),
        "host port 9080 is one of the processes' ports, 9071 to 9082 (ports.base is 9070 on line 62)"),
    Mutation("processes: 12", "processes: ⟪257⟫", "257 is not within 1 to 256"),
    Mutation(
        "processes: 12", "processes: 11", also: ("max: 12", "max: ⟪12⟫"),
        "12 processes, and only 11 have a port (set ports.processes to 12)"),
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
        "  e2e: {path", "  ⟪E2E⟫: {path",
        "'E2E' cannot be the name of a suite (use at most 63 lower-case letters, digits and '-', no '-' at either end)"),
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
