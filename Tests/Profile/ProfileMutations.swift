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
        "unknown key 'something' (the keys here are apiVersion, name, cluster, images, builds, manifests, services, jobs, ports, procs, suites, hooks, makefile)"
    ),
    Mutation("name: gateway\n", "name: gateway\n? ⟪[a]⟫\n: b\n", "a key must be text"),
    Mutation("name: gateway\n", "name: gateway\nmakefile: {prefix: payments-}\n"),
    Mutation(
        "name: gateway\n", "name: gateway\nmakefile: {prefix: ⟪'a b'⟫}\n",
        "'a b' cannot be the prefix of a Makefile's targets (use at most 63 letters, digits, '-', '_' and '.', a letter or digit first)"
    ),
    Mutation("  parallel: 3", "  parallel: 64"),
    Mutation("  parallel: 3", "  parallel: ⟪65⟫", "65 is not within 1 to 64"),
    Mutation("  parallel: 3", "  parallel: ⟪0⟫", "0 is not within 1 to 64"),
    Mutation("  parallel: 3", "  ⟪paralel⟫: 3", "unknown key 'paralel' in builds (did you mean 'parallel'?)"),
    Mutation("  afterDeploy:", "  ⟪afterdeploy⟫:", "unknown key 'afterdeploy' in hooks (did you mean 'afterDeploy'?)"),
]
