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
        "'/cache' is mounted twice (it is already on line 11)"),
    Mutation("readOnly: true", "readOnly: ⟪yes⟫", "expected true or false, found text (write true)"),
    Mutation(
        "readOnly: true", "⟪readonly⟫: true",
        "unknown key 'readonly' in cluster.nodes[0].extraMounts[1] (did you mean 'readOnly'?)"),
    Mutation(
        "        - |\n          kind: InitConfiguration\n          nodeRegistration:\n            name: first\n",
        "        - ⟪'kind: Deployment'⟫\n",
        "kubeadm's configuration has no 'Deployment', so kind would ignore the patch (use kind ClusterConfiguration, InitConfiguration, JoinConfiguration, KubeProxyConfiguration, KubeletConfiguration)"
    ),
    Mutation(
        "{tier: tests,", "{envboot/environment: ⟪tests⟫,",
        "the label 'envboot/environment' is reserved for envboot (remove it)"),
    Mutation(
        "{tier: tests,", "{node-role.kubernetes.io/tests: ⟪''⟫,",
        "a kubelet does not start with the label 'node-role.kubernetes.io/tests': 'kubernetes.io' and 'k8s.io' are reserved (use a label of your own, or one below node.kubernetes.io/)"
    ),
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
