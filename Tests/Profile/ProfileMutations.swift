let profileMutations = [
    Mutation(
        "apiVersion: envboot/v1", "apiVersion: ⟪envboot/v2⟫",
        "this envboot does not know apiVersion 'envboot/v2' (write envboot/v1)"),
    Mutation("apiVersion: envboot/v1", "apiVersion: ⟪1⟫", "expected text, found a number (put it in quotes: '1')"),
    Mutation(
        "apiVersion: envboot/v1\nname", "⟪⟫name", "missing key 'apiVersion' (begin with 'apiVersion: envboot/v1')"),
    Mutation(
        "name: gateway\n", "name: ⟪Gateway⟫\n",
        "'Gateway' cannot be the name of a profile (use at most 63 lower-case letters, digits and '-', no '-' at either end)"
    ),
    Mutation("name: gateway\n", "⟪name⟫:\n", "expected text, found nothing"),
    Mutation("name: gateway\n", "name: ⟪~⟫\n", "expected text, found nothing (put it in quotes: '~')"),
    Mutation("name: gateway\n", "name: ⟪true⟫\n", "expected text, found true (put it in quotes: 'true')"),
    Mutation("name: gateway\n", "name: ⟪[gateway]⟫\n", "expected text, found a list"),
    Mutation("name: gateway\n", "name: ⟪''⟫\n", "expected text, found none"),
    Mutation("name: gateway\n", "name: ⟪\"a\\0\"⟫\n", "text cannot have the control character U+0000"),
    Mutation("name: gateway\n", "name: ⟪\"a\\u0085\"⟫\n", "expected text of one line"),
    Mutation(
        "name: gateway\n", "name: ⟪⟫|\n  gateway\n",
        "expected text of one line (a text after '|' or '>' ends with a line break)"),
    Mutation("name: gateway\n", "name: ⟪!secret gateway⟫\n", "the tag '!secret' cannot be used here (leave it out)"),
    Mutation("name: gateway\n", "name: ⟪!!int gateway⟫\n", "the tag '!!int' cannot be used here (leave it out)"),
    Mutation("name: gateway\n", "name: gateway\n⟪name⟫: gateway\n", "duplicate key 'name' (it is already on line 2)"),
    Mutation("name: gateway\n", "name: gateway\n⟪nmae⟫: gateway\n", "unknown key 'nmae' (did you mean 'name'?)"),
    Mutation("name: gateway\n", "name: gateway\n⟪Suites⟫: {}\n", "unknown key 'Suites' (did you mean 'suites'?)"),
    Mutation("name: gateway\n", "name: gateway\n⟪<<⟫: {}\n", "unknown key '<<' (merge keys are no part of YAML 1.2)"),
    Mutation(
        "name: gateway\n", "name: gateway\n⟪something⟫: 1\n",
        "unknown key 'something' (the keys here are apiVersion, name, cluster, images, manifests, services, ports, procs, suites, hooks)"
    ),
    Mutation("name: gateway\n", "name: gateway\n? ⟪[a]⟫\n: b\n", "a key must be text"),
    Mutation("  afterDeploy:", "  ⟪afterdeploy⟫:", "unknown key 'afterdeploy' in hooks (did you mean 'afterDeploy'?)"),
]

let clusterMutations = [
    Mutation(
        "  name: gateway-e2e", "  name: ⟪gateway_e2e⟫",
        "'gateway_e2e' cannot be the name of a cluster (use at most 50 lower-case letters, digits and '-', no '-' at either end)"
    ),
    Mutation(
        "  name: gateway-e2e", "  name: ⟪" + String(repeating: "a", count: 51) + "⟫",
        "'" + String(repeating: "a", count: 51)
            + "' cannot be the name of a cluster (use at most 50 lower-case letters, digits and '-', no '-' at either end)"
    ),
    Mutation("  kubeconfig: ", "  ⟪kubeconfg⟫: ", "unknown key 'kubeconfg' in cluster (did you mean 'kubeconfig'?)"),
    Mutation(
        "~/.kube/gateway-kubeconfig", "⟪~/.kube/config⟫",
        "an environment never writes your own kubeconfig (name a file of its own, or leave the key out)"),
    Mutation(
        "~/.kube/gateway-kubeconfig", "⟪/home/user/.kube/./x/../config⟫",
        "an environment never writes your own kubeconfig (name a file of its own, or leave the key out)"),
    Mutation(
        "~/.kube/gateway-kubeconfig", "⟪~root/.kube/k⟫",
        "'~root/.kube/k' names another user's home (write the whole path)"),
    Mutation("~/.kube/gateway-kubeconfig", "⟪./config⟫", "expected a file, 'FIXTURES/config' is a folder"),
    Mutation(
        "kindest/node:v1.36.1", "⟪Kindest/node⟫",
        "'Kindest/node' is not an image reference (a name is written in lower case)"),
    Mutation(
        "role: control-plane", "role: ⟪control-plan⟫",
        "expected control-plane or worker, found 'control-plan' (did you mean 'control-plane'?)"),
    Mutation("- role: control-plane\n      extraMounts", "- ⟪⟫extraMounts", "missing key 'role' in cluster.nodes[0]"),
    Mutation(
        "  nodes:\n    - role: control-plane", "  ⟪nodes⟫:\n    - role: worker",
        "a cluster needs a node with the role control-plane (add '- role: control-plane')"),
    Mutation("onChange: recreate", "onChange: ⟪replace⟫", "expected ask, recreate or fail, found 'replace'"),
    Mutation(
        "onChange: recreate", "onChange: ⟪recrate⟫",
        "expected ask, recreate or fail, found 'recrate' (did you mean 'recreate'?)"),
    Mutation("hostPath: ./made-by-docker", "hostPath: ⟪./none/made-by-docker⟫", "no such folder: 'FIXTURES/none'"),
    Mutation(
        "containerPath: /coverdata", "containerPath: ⟪coverdata⟫", "'coverdata' is not a whole path (begin with '/')"),
    Mutation(
        "containerPath: /coverdata", "containerPath: /cache", also: ("/cache/", "⟪/cache/⟫"),
        "'/cache' is mounted twice (it is already on line 10)"),
    Mutation("readOnly: true", "readOnly: ⟪yes⟫", "expected true or false, found text (write true)"),
    Mutation(
        "readOnly: true", "⟪readonly⟫: true",
        "unknown key 'readonly' in cluster.nodes[0].extraMounts[1] (did you mean 'readOnly'?)"),
    Mutation(
        "{tier: tests,", "{⟪-tier⟫: tests,",
        "'-tier' cannot be the key of a label (write it like 'tier' or 'example.com/tier')"),
    Mutation(
        "{tier: tests,", "{tier: ⟪'my tests'⟫,",
        "'my tests' cannot be the value of a label (use at most 63 letters, digits, '-', '_' and '.', a letter or digit at either end)"
    ),
    Mutation("{tier: tests,", "{tier: ⟪1⟫,", "expected text, found a number (put it in quotes: '1')"),
    Mutation(
        "      labels: {tier: tests, example.com/pool: \"1\"}", "      labels: ⟪[tier]⟫",
        "expected a mapping, found a list"),
]

let imageMutations = [
    Mutation(
        "  redis: {ref: redis:7-alpine, pull: always}", "  ⟪Redis⟫: {ref: redis:7-alpine, pull: always}",
        also: ("{image: redis,", "{image: ⟪redis⟫,"),
        "'Redis' cannot be the name of an image (use at most 63 lower-case letters, digits and '-', no '-' at either end)",
        "no image \'redis\' in images (did you mean \'Redis\'?)"
    ),
    Mutation(
        "pull: always", "pull: ⟪allways⟫", "expected missing, always or never, found 'allways' (did you mean 'always'?)"
    ),
    Mutation(
        "{ref: redis:7-alpine, pull: always}", "⟪{ref: redis:7-alpine, build: {context: docker}}⟫",
        "an image has 'build' or 'ref', not both"),
    Mutation(
        "{ref: redis:7-alpine, pull: always}", "⟪{}⟫",
        "missing key 'build' or 'ref' in images.redis (write {build: {context: .}} or {ref: redis:7-alpine})"),
    Mutation(
        "    build: {context: docker}", "    build: {context: docker}\n    pull: ⟪always⟫",
        "only an image with 'ref' is pulled (remove 'pull')"),
    Mutation(
        "redis:7-alpine", "⟪redis:-7⟫",
        "'redis:-7' is not an image reference (a tag has at most 128 letters, digits, '_', '.' and '-', no '.' or '-' first)"
    ),
    Mutation("      context: .\n", "      context: ⟪./none⟫\n", "no such folder: './none' (looked for FIXTURES/none)"),
    Mutation(
        "      context: .\n", "      context: ⟪every-field.yaml⟫\n", "expected a folder, 'every-field.yaml' is a file"),
    Mutation(
        "docker/gateway.Dockerfile", "⟪docker/Gateway.Dockerfile⟫",
        "no such file: 'docker/Gateway.Dockerfile' (looked for FIXTURES/docker/Gateway.Dockerfile)"),
    Mutation(
        "{context: docker}", "⟪{context: scripts}⟫",
        "no such file: 'Dockerfile' (looked for FIXTURES/scripts/Dockerfile)"),
    Mutation("{VERSION: \"1.0\"", "{VERSION: ⟪1.0⟫", "expected text, found a number (put it in quotes: '1.0')"),
    Mutation(
        "{VERSION: \"1.0\"", "{⟪MY-VERSION⟫: \"1.0\"",
        "'MY-VERSION' cannot be the name of a build argument (use letters, digits and '_', no digit first)"),
    Mutation(
        "config/crd/*.yaml", "⟪config/crds/*.yaml⟫",
        "no file matches 'config/crds/*.yaml' (looked in FIXTURES/config/crds)"),
    Mutation(
        "config/crd/*.yaml", "⟪config/**/*.yaml⟫", "'**' is not supported (name each folder: a/*.yaml, a/b/*.yaml)"),
    Mutation("config/rbac/role.yaml", "⟪config/rbac⟫", "expected a file, 'config/rbac' is a folder"),
    Mutation(
        "config/rbac/role.yaml", "⟪config/rbac/rolle.yaml⟫",
        "no such file: 'config/rbac/rolle.yaml' (looked for FIXTURES/config/rbac/rolle.yaml)"),
]
