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
        "'MY-VERSION' cannot be the name of a build argument (use at most 317 letters, digits and '_', no digit first)"),
    Mutation(
        "    build: {context: docker}", "    build: {context: docker}\n    platform: ⟪linux/amd64⟫",
        "'platform' of an image with 'build' belongs in the build (move it into 'build')"),
    Mutation(
        "platform: linux/amd64", "platform: ⟪amd64⟫",
        "'amd64' is not a platform (write it like linux/amd64 or linux/arm/v7)"),
    Mutation(
        "network: host", "network: ⟪--host⟫", "'--host' is not a network (write it like default, none or host)"),
    Mutation(
        "{npmrc: files/token", "{npmrc: ⟪files/none⟫", "no such file: 'files/none' (looked for FIXTURES/files/none)"),
    Mutation(
        "{npmrc: files/token", "{⟪-npmrc⟫: files/token",
        "'-npmrc' cannot be the ID of a secret (use at most 63 letters, digits, '_', '.' and '-', no '-' first)"),
    Mutation(
        "{env: NPM_TOKEN}", "{env: ⟪PATH⟫}",
        "the variable 'PATH' cannot hold a secret: docker itself reads it (rename it)"),
    Mutation(
        "{npmrc: files/token, token: {env: NPM_TOKEN}}", "⟪{npmrc: files/token, token: {env: VERSION}}⟫",
        "'VERSION' is a build argument too (rename one of the two)"),
    Mutation(
        "{VERSION: \"1.0\"", "{HTTP_PROXY: ⟪\"http://user:word@proxy:3128\"⟫",
        "the build argument 'HTTP_PROXY' cannot hold a credential: docker itself reads a variable with this name (rename it, or set a proxy with a password in docker's own configuration)"
    ),
    Mutation(
        "{VERSION: \"1.0\"", "{DOCKER_TOKEN: ⟪word⟫",
        "the build argument 'DOCKER_TOKEN' cannot hold a credential: docker itself reads a variable with this name (rename it, or set a proxy with a password in docker's own configuration)"
    ),
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
