let platformMutations = [
    Mutation(
        "when: MODE!=empty", "when: ⟪on MODE⟫",
        "'on MODE' is not a condition (write VARIABLE, !VARIABLE, VARIABLE=value or VARIABLE!=value)"),
    Mutation(
        "image: database\n", "image: ⟪profiler⟫\n", "the image 'profiler' is only there when COVERAGE"),
    Mutation(
        "ports: {http: 8080, health: 8081, metrics: 9090}", "ports: {⟪HTTP⟫: 8080, health: 8081, metrics: 9090}",
        "'HTTP' cannot be the name of a port (use at most 15 lower-case letters, digits and '-', at least one letter, no '-' at either end or twice)"
    ),
    Mutation(
        "ports: {http: 8080, health: 8081, metrics: 9090}",
        "ports: ⟪{http: 8080, other: 8080, health: 8081, metrics: 9090}⟫",
        "port 8080 has two names, 'http' and 'other'"),
    Mutation(
        "ports: {http: 8080, health: 8081, metrics: 9090}",
        "port: 8080\n    ports: ⟪{http: 8080, health: 8081, metrics: 9090}⟫",
        "a service has 'port' or 'ports', not both (name each port in 'ports')"),
    Mutation(
        "{image: profiler, port: 80, when: COVERAGE=on}", "{image: profiler, ports: ⟪{}⟫, when: COVERAGE=on}",
        "a service needs at least one port"),
    Mutation(
        "{path: /ready, port: health}", "{path: /ready, port: ⟪helth⟫}",
        "no port 'helth' in this service (its ports are: http, health, metrics)"),
    Mutation(
        "{port: health, nodePort: 30081", "{port: http, nodePort: 30081",
        also: ("    expose:\n", "    ⟪expose⟫:\n"), "the port 8080 is exposed twice (set a different 'port' for each)"),
    Mutation(
        "hostPort: 9081", "hostPort: 9090",
        also: ("nodePort: 30090, hostPort: 9090", "nodePort: 30090, hostPort: ⟪9090⟫"),
        "host port 9090 is used twice (services.api.expose[1].hostPort on line 31 has it)"),
    Mutation(
        "hostPort: 9081", "hostPort: ⟪8090⟫",
        "host port 8090 is one of the processes' ports, 8081 to 8096 (ports.base is 8080 by default)"),
    Mutation(
        "nodePort: 30081, hostPort: 9081", "nodePort: 30081, perProcess: ⟪true⟫",
        "only one service can have a port for each process (services.api.expose[0].perProcess on line 30 has them)"),
    Mutation(
        "{/etc/api/token: files/token}", "⟪{/etc/api/app.yaml: files/token}⟫",
        "'/etc/api/app.yaml' is in configFiles too (remove one of the two)"),
    Mutation(
        "{/etc/api/token: files/token}", "{⟪etc/token⟫: files/token}",
        "'etc/token' cannot be the path of a file in a container (use a path that begins with '/', without '.', '..', ':' and a '/' at its end)"
    ),
    Mutation(
        "{/etc/api/token: files/token}", "{/etc/api/token: ⟪files/tokn⟫}",
        "no such file: 'files/tokn' (looked for FIXTURES/files/tokn)"),
    Mutation(
        "{for: condition=Available, resource: deployment/api}", "{for: ⟪Available⟫, resource: deployment/api}",
        "'Available' is nothing that kubectl can wait for (write it like condition=Available)"),
    Mutation(
        "{for: condition=Available, resource: deployment/api}", "⟪{for: condition=Available}⟫",
        "missing key 'resource' in services.api.waitFor[0] (write {for: condition=Available, resource: deployment/NAME} or {httpGet: {path: /PATH}})"
    ),
    Mutation(
        "{for: condition=Available, resource: deployment/api}", "{for: condition=Available, resource: ⟪--all⟫}",
        "'--all' is not the name of an object (write it like deployment/operator, or pods)"),
    Mutation(
        "{httpGet: {path: /metrics, port: metrics}}", "{httpGet: {path: /metrics, port: metrics}, for: ⟪delete⟫}",
        "'for' is not for a request (make two conditions of it)"),
    Mutation(
        "      - {port: 9090, nodePort: 30090, hostPort: 9090}\n", "", also: ("    waitFor:\n", "    ⟪waitFor⟫:\n"),
        "the request for '/metrics' goes through a port of this machine, and its port has none (add the port to 'expose' with a 'hostPort')"
    ),
    Mutation(
        "{path: charts/shop,", "{path: ⟪charts⟫,", "'charts' is not a chart (a chart's folder has a Chart.yaml)"),
    Mutation(
        "{path: charts/shop,", "{path: charts/shop, version: ⟪\"1\"⟫,",
        "a chart with 'path' has no 'version' (remove 'version')"),
    Mutation(
        "{path: charts/shop,", "⟪{path: charts/shop, name: shop,", also: ("\"2\"}}", "\"2\"}}⟫"),
        "a chart has 'path' or 'name', not both"),
    Mutation("name: redis,", "name: ⟪--post-renderer=sh⟫,", "'--post-renderer=sh' begins with '-'"),
    Mutation(
        "\"https://charts.example.com\"", "⟪\"charts.example.com\"⟫",
        "'charts.example.com' is not the address of a repository (begin with 'https://')"),
    Mutation(
        "    namespace: shop\n", "    namespace: shop\n    env: ⟪{A: b}⟫\n",
        "'env' is for services from a template (set it in the manifests)"),
    Mutation(
        "    image: api\n    command", "    command", also: ("  migrate:\n", "  ⟪migrate⟫:\n"),
        "missing key 'image' in jobs.migrate"),
    Mutation(
        "needs: [migrate]", "needs: [⟪migrat⟫]",
        "no service or job 'migrat' in services or jobs (did you mean 'migrate'?)"),
    Mutation(
        "    needs: [database]\n    timeout", "    needs: ⟪[seed]⟫\n    timeout",
        "services and jobs need each other in a circle: migrate -> seed -> migrate"),
    Mutation(
        "  seed: {image: api, needs: [migrate], namespace: tools, when: MODE!=empty}",
        "  cache: ⟪{image: api, needs: [migrate]}⟫", also: ("needs: [seed]", "needs: [migrate]"),
        "'cache' is a service too (give the job another name)"),
]
