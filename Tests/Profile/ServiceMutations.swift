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
        "'REDIS ADDR' cannot be the name of an environment variable (use at most 317 letters, digits, '_', '-' and '.', no digit first)"
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
        "node port 30080 is used twice (services.gateway.expose.nodePort on line 53 has it)"),
    Mutation(
        "nodePort: 30443, hostPort: 9443", "nodePort: 30443, hostPort: ⟪9080⟫",
        "host port 9080 is used twice (services.gateway.expose.hostPort on line 53 has it)"),
    Mutation(
        "nodePort: 30443, hostPort: 9443", "nodePort: 30443, hostPort: ⟪8092⟫",
        "host port 8092 is one of the processes' ports, 8081 to 8092 (ports.base is 8080 on line 70)"),
    Mutation(
        "nodePort: 30443, hostPort: 9443", "nodePort: 30443, perProcess: ⟪true⟫",
        "only one service can have a port for each process (services.gateway.expose.perProcess on line 53 has them)"),
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
    Mutation(
        "  dashboard:\n",
        "  ⟪dashboard⟫:\n    expose: [{nodePort: 31080, hostPort: 80}, {nodePort: 31443, hostPort: 443}]\n",
        "missing key 'ports' in services.dashboard, which 'expose' refers to (name its ports: ports: {http: 80, https: 443}; then refer to one in each item of 'expose': port: http, port: https)"
    ),
    Mutation(
        "  dashboard:\n",
        "  ⟪dashboard⟫:\n    expose: [{port: 80, nodePort: 31080, hostPort: 80}, {port: 8443, nodePort: 31443, hostPort: 443}]\n",
        "missing key 'ports' in services.dashboard, which 'expose' refers to (name its ports: ports: {http: 80, port-8443: 8443})"
    ),
    Mutation(
        "  dashboard:\n", "  ⟪dashboard⟫:\n    expose: {port: web, nodePort: 31080, hostPort: 80}\n",
        "missing key 'ports' in services.dashboard, which 'expose' refers to (name its ports: ports: {web: NUMBER})"),
    Mutation("  dashboard:\n", "  dashboard:\n    expose: {nodePort: 31080, hostPort: 80}\n"),
    Mutation(
        "  dashboard:\n", "  dashboard:\n    readiness: {httpGet: {path: /, port: ⟪81⟫}}\n",
        "no port '81' in this service (name its ports: ports: {port-81: 81})"),
    Mutation(
        "{image: tools, port: 81}",
        "⟪{image: tools, expose: [{nodePort: 31080, hostPort: 80}, {nodePort: 31443, hostPort: 443}]}⟫",
        "missing key 'port' in services.plain (a service from a template has an image and a port)"),
    Mutation(
        "{image: tools, port: 81}",
        "{image: tools, port: 81, expose: ⟪[{nodePort: 31080, hostPort: 80}, {nodePort: 31443, hostPort: 443}]⟫}",
        "the port 81 is exposed twice (name both ports: ports: {http: 81, NAME: NUMBER})"),
    Mutation("  plain: {image: tools, port: 81}", "  plain: ⟪nothing⟫", "expected a mapping, found text"),
]
