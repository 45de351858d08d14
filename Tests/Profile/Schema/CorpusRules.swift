import YAML

extension Corpus {
    /// Small profiles at the edges of each rule.
    static let rules: [Sample] =
        texts.flatMap { pattern, texts in texts.compactMap { sample(pattern, quoted($0)) } }
        + plain.flatMap { pattern, values in values.compactMap { sample(pattern, $0) } }
        + covered + withoutHome.compactMap { sample("cluster: $", $0, variables: [:]) }

    /// Texts, each to be put into a part of a profile in place of `$`, in quotes.
    private static let texts: [(String, [String])] = [
        ("name: $", names + [long("a", 51), long("a", 63), long("a", 64)]),
        ("name: $\ncluster: {name: b}", [long("a", 51), long("a", 64)]),
        ("name: $\ncluster: {onChange: fail}", [long("a", 50), long("a", 51)]),
        ("cluster: {name: $}", names + [long("a", 51)]),
        ("cluster: {kubeconfig: $}", paths),
        ("cluster: {image: $}", lines),
        ("cluster: {nodes: [{role: control-plane, labels: {$: a}}]}", labelKeys),
        ("cluster: {nodes: [{role: control-plane, labels: {a: $}}]}", labelKeys + ["", "a\n"]),
        ("cluster: {nodes: [{role: control-plane, kubeadmConfigPatches: [$]}]}", lines + patches),
        ("cluster: {nodes: [{role: control-plane, extraMounts: [{hostPath: $, containerPath: /a}]}]}", paths),
        ("cluster: {nodes: [{role: control-plane, extraMounts: [{hostPath: ., containerPath: $}]}]}", paths),
        ("images: {$: {ref: a}}", names),
        ("images: {a: {ref: $}}", RuleTests.referenceTexts + RuleTests.otherTexts + references),
        ("images: {a: {build: {context: $}}}", paths),
        ("images: {a: {build: {context: docker, dockerfile: $}}}", paths),
        ("images: {a: {build: {context: docker, args: {$: a}}}}", variables),
        ("images: {a: {build: {context: docker, target: $}}}", lines),
        ("images: {a: {build: {context: docker, secrets: {$: files/token}}}}", variables + [".npmrc", "-a", "a-"]),
        ("images: {a: {build: {context: docker, secrets: {a: {env: $}}}}}", variables + ["PATH", "TOKEN"]),
        ("images: {a: {build: {context: docker, args: {A: a}, secrets: {a: {env: $}}}}}", ["A", "B"]),
        ("images: {a: {build: {context: docker, platform: $}}}", platforms),
        ("images: {a: {ref: a, platform: $}}", platforms),
        ("images: {a: {build: {context: docker, network: $}}}", ["host", "a-b", "-a", "a b", "", "a\u{301}"]),
        ("images: {a: {build: {context: docker, ssh: [$], cacheFrom: [$], cacheTo: [$]}}}", lines),
        ("manifests: [$]", paths + ["~*", "~a*", "~a*/b", "~root/*", "**", "a/**", "*\u{301}*", "**\u{301}", "[a"]),
        ("services: {$: {manifests: [config/rbac/role.yaml]}}", names),
        ("services: {a: {manifests: [config/rbac/role.yaml], namespace: $}}", names),
        ("services: {a: {image: a, port: 1, template: $}}", paths + ["~root.yaml", "~.yml", "~x", "service"]),
        ("services: {a: {image: a, port: 1, env: {$: a}}}", variables),
        ("services: {a: {image: a, port: 1, env: {A: $}}}", lines),
        ("services: {a: {image: a, port: 1, readiness: {httpGet: {path: $}}}}", paths),
        ("services: {a: {image: a, ports: {$: 80}}}", names + ["a--b", "1-2", "1-a", long("a", 15), long("a", 16)]),
        ("services: {a: {image: a, port: 80, configFiles: {$: files/token}}}", files),
        ("services: {a: {image: a, port: 80, secretFiles: {/a: $}}}", paths),
        (
            "services: {a: {image: a, port: 80, expose: {nodePort: 30000, hostPort: 1, port: $}}}",
            names + ["a--b", "80"]
        ),
        ("services: {a: {chart: {path: $}}}", paths),
        ("services: {a: {chart: {name: $}}}", lines + ["-a", "-\u{301}", "a-"]),
        (
            "services: {a: {chart: {name: a, repo: $}}}",
            ["http://a", "https://", "https:/a", "https://\u{301}", "https://\u{1}", "a"]
        ),
        ("services: {a: {chart: {name: a, version: $}}}", lines + ["-a"]),
        ("services: {a: {chart: {name: a, set: {A: $}}}}", lines),
        ("services: {a: {chart: {name: a, set: {$: a}}}}", ["a.b[0]", "a,b", "", long("a", 300), long("a", 301)]),
        ("services: {a: {manifests: [config/rbac/role.yaml], waitFor: [{for: $, resource: pods}]}}", waits),
        ("services: {a: {manifests: [config/rbac/role.yaml], waitFor: [{for: create, resource: $}]}}", resources),
        ("services: {a: {manifests: [config/rbac/role.yaml], when: $}}", conditions),
        ("images: {a: {ref: a, when: $}}", conditions),
        ("jobs: {$: {image: a}}", names),
        ("jobs: {a: {image: a, command: [$], args: [$]}}", lines),
        ("jobs: {a: {image: a, env: {A: {value: $}}}}", lines),
        ("ports: {listenAddress: $}", addresses),
        ("procs: {use: $}", ["cpus", "1/2 cpus", "2/1  cpus", "0/1 cpus", "1/10000 cpus", "1/2cpus", "4", ""]),
        ("procs: {memoryPerProc: $}", RuleTests.sizeTexts.map(\.0) + numbers),
        ("suites: {$: {path: .}}", names + ["all", "all-", "all1"]),
        ("suites: {a: {path: $}}", paths),
        ("suites: {a: {path: ., timeout: $}}", RuleTests.durationTexts.map(\.0) + durations),
        ("hooks: {afterDeploy: [{run: [$]}]}", paths + ["~x", "sh"]),
        ("hooks: {afterDeploy: [{run: [sh, $]}]}", lines),
        ("makefile: {prefix: $}", labelKeys + ["", "a-", "-a", "a.b_c"]),
    ]

    /// The same with values that are no texts.
    private static let plain: [(String, [String])] = [
        ("cluster: {nodes: $}", ["[]", "[{role: worker}]", "[{}]", "[1]", "[{role: control-plane}, 1]"]),
        (
            "images: {a: $}",
            [
                "{}", "{pull: never}", "{ref: a, pull: never}", "{ref: a, build: {context: .}}",
                "{build: {context: docker}, platform: a/b}",
            ]
        ),
        ("images: {a: {build: {context: docker}, $}}", ["", "pull: never", "ref: a"]),
        (
            "services: {a: {$}}",
            [
                "", "image: a", "port: 1", "image: a, port: 1", "template: redis, image: a, port: 1",
                "manifests: []", "manifests: [config/rbac/role.yaml]",
                "manifests: [config/rbac/role.yaml], image: a, port: 1, timeout: 1s",
                "manifests: [config/rbac/role.yaml], env: {}", "manifests: [config/rbac/role.yaml], template: redis",
                "manifests: [config/rbac/role.yaml], template: redis, image: a, port: 1, env: {}",
            ]
        ),
        (
            "services: {a: {manifests: [config/rbac/role.yaml], expose: {$}}}",
            [
                "", "nodePort: 30000", "nodePort: 30000, hostPort: 1", "nodePort: 30000, perProcess: true",
                "nodePort: 30000, perProcess: false", "nodePort: 30000, hostPort: 1, perProcess: false",
                "hostPort: 1", "nodePort: 32768, hostPort: 1", "nodePort: 30000.0, hostPort: 1",
            ]
        ),
        (
            "services: {a: {$}}",
            [
                "image: a, ports: {}", "image: a, ports: {http: 80}", "image: a, ports: {http: 80}, port: 80",
                "ports: {http: 80}", "chart: {}", "chart: {path: charts/shop}", "chart: {name: a}",
                "chart: {path: charts/shop, name: a}", "chart: {path: charts/shop, version: '1'}",
                "chart: {name: a, repo: 'https://a', version: '1'}", "chart: {name: a}, template: redis",
                "chart: {name: a}, manifests: [config/rbac/role.yaml]", "chart: {name: a}, configFiles: {}",
                "chart: {name: a}, image: a, port: 1", "manifests: [config/rbac/role.yaml], secretFiles: {}",
                "chart: {name: a}, expose: []", "chart: {name: a}, expose: [{nodePort: 30000, hostPort: 1}]",
                "chart: {name: a}, expose: [{nodePort: 30000}]", "chart: {name: a}, expose: [1]",
            ]
        ),
        (
            "services: {a: {chart: {name: a}, waitFor: [$]}}",
            [
                "", "{}", "{for: create}", "{resource: pods}", "{for: create, resource: pods, selector: a=b}",
                "{httpGet: {path: /}}", "{httpGet: {path: /}, selector: a}", "{httpGet: {path: /}, namespace: a}",
                "{httpGet: {path: /}, for: create, resource: pods}", "create",
            ]
        ),
        (
            "services: {a: {image: a, ports: {http: 80}, readiness: {httpGet: {path: /, port: $}}}}",
            numbers + ["http", "80", "80.0", "other"]
        ),
        ("services: {a: {image: a, port: $}}", numbers + ["65535", "65536"]),
        ("services: {a: {image: a, ports: {http: $}}}", numbers + ["65535", "65536"]),
        (
            "services: {a: {chart: {name: a}, expose: {nodePort: $, hostPort: 1}}}",
            numbers + ["29999", "32767", "32768"]
        ),
        ("services: {a: {chart: {name: a}, expose: {nodePort: 30000, hostPort: $}}}", numbers + ["65535", "65536"]),
        (
            "services: {a: {chart: {name: a}, expose: [{nodePort: $, hostPort: 1}]}}",
            numbers + ["29999", "32767", "32768"]
        ),
        (
            "services: {a: {image: a, port: 1, env: {A: $}}}",
            ["{}", "{value: a}", "{value: a, when: B}", "{when: B}", "{value: 1}", "[]", "1", "~"]
        ),
        ("jobs: {a: $}", ["{}", "{image: a}", "{image: a, port: 1}", "a", "{image: a, command: migrate}"]),
        ("builds: {parallel: $}", numbers + ["64", "65"]),
        ("ports: {base: $}", numbers + ["65534", "65535", "60000"]),
        ("procs: {use: $}", numbers + ["4", "256", "257", "cpus"]),
        ("procs: {min: 2, max: $}", numbers),
        ("procs: {memoryPerProc: $}", numbers + RuleTests.sizeTexts.map(\.0)),
        (
            "suites: {a: {path: ., $}}",
            [
                "", "reset: true", "reset: false", "reset: true, cluster: true", "reset: true, cluster: false",
                "timeout: 90", "timeout: 1e3", "cluster: yes",
            ]
        ),
        ("hooks: $", ["{}", "{afterDeploy: []}", "{afterDeploy: [{}]}", "{afterDeploy: [{run: [sh], timeout: 0s}]}"]),
        ("hooks: {afterDeploy: [{run: $}]}", ["[]", "sh", "[3]", "[sh, 3]", "[[sh]]"]),
        ("? [a]\n: $", ["b"]),
    ]

    /// Parts with conditions are there, or not.
    private static let covered = ["on", ""].compactMap { value in
        Sample(
            "COVERAGE=\(value)", (try? fixture("platform.yaml")) ?? "",
            variables: environment.merging(["COVERAGE": value]) { $1 })
    }

    private static let withoutHome = ["{name: b}", "{kubeconfig: ~/k}", "{kubeconfig: ./k}"]

    private static let names = ["a", "-", "a-", "-a", "A", "1", "a.b", "", "ä", "a_b", "a\n", long("a", 50)]
    private static let paths = [
        "a", "/", "/a", "~", "~/", "~/a", "~root", "~root/a", "~/~root/a", "~\u{301}", "~/\u{301}", "/\u{301}", "",
        "/a\u{1}",
        "a\nb", "a\u{85}", "a\u{2028}b", long("a", 4096), long("a", 4097), long("ä", 4000),
    ]
    private static let lines = ["", "a", "a\nb\tc\n", "a\rb", "a\u{1}", "a\u{85}b", "a\u{2028}b", "\u{1F469}\u{200D}"]
    private static let patches = [
        "kind: InitConfiguration\n", "{kind: KubeletConfiguration, apiVersion: kubelet.config.k8s.io/v1beta1}",
        "{kind: KubeletConfiguration, apiVersion: v1}", "kind: Deployment", "{kind: [", "- a", "apiServer: {}",
    ]
    private static let labelKeys = [
        "envboot/environment",
        "a", "a.b/c", "a..b/c", "A/b", "a/B", "a/b/c", "/a", "a/", "a/-", "-", long("a", 63), long("a", 64),
        long("a", 63) + "/b", long("a", 64) + "/b", long("a.", 126) + "a/b", long("a.", 127) + "/b",
        long("a.", 126) + "ab/" + long("b", 63), long("a.", 127) + "a/b",
    ]
    private static let variables = ["A", "a_B1", "1a", "A-B", "a.b", ".", "..", "..a", ".a", "", "é", long("a", 318)]
    private static let platforms = [
        "linux/amd64", "linux/arm/v7", "linux", "linux/", "linux/a/b/c", "Linux/amd64", "linux/\u{301}", "linux/a\n",
        "",
    ]
    private static let files = [
        "/a", "/a/b.yaml", "a", "/", "/a/", "/a//b", "/a/../b", "/a/.", "/..a", "/a:b", "/\u{301}", "/a/../\u{301}",
        "/a\nb",
        "/" + long("a", 299), "/" + long("a", 300), "/" + long("ä", 299), "",
    ]
    private static let conditions = [
        "A", "!A", "A=", "A=b c", "A!=b", "!A=b", "1A", "A B", "", "A=\u{301}", "A\u{301}", "=b", "A==b", "!", "A=a\n",
        "A=a\u{1}",
    ]
    private static let waits = [
        "create", "delete", "deleted", "condition=", "condition=A", "condition=\u{301}", "jsonpath={.a}=b", "jsonpath",
        "condition=a\u{1}",
        "",
    ]
    private static let resources = [
        "pods", "pods/a", "Pods", "deployment/", "a.b/c:d", "-a", "a/-", "a/b/c", "a\u{301}", "",
    ]
    private static let addresses = [
        "1.2.3.4", "01.2.3.4", "256.1.1.1", "1.2.3", "", "::", "::1", "fe80::1%lo", "::g", "::ffff:1.2.3.4",
        "1.2.3.4\n",
    ]
    private static let numbers = [
        "0", "1", "-1", "0x10", "0o17", "+5", "012", "1e1", "10.0", "0.5", "-0.5", ".inf", ".nan", "1e30", "1e400",
        "9223372036854775807", "99999999999999999999", "~", "'1'",
    ]
    private static let durations = [
        long("0", 17) + "1s", long("0", 18) + "1s", long("1s", 50), long("1s", 51), "1." + long("0", 17) + "s",
        "1." + long("0", 18) + "s", long("1µs", 33), long("1µs", 34), "1m0.000000000001ns", "2562047h99999999999s",
    ]
    private static let references = [
        "a.b_c/d", "a..b/c", "Library/redis", "localhost/X", "localhost:/a", "[::1/x", "a.b", "a:1/b:2", "a/b.c_d",
        long("a", 255) + ":" + long("b", 128), long("a", 256) + ":b", "a.b/" + long("c", 251), "a.b/" + long("c", 252),
        "a:1/" + long("c", 251) + ":b", "a@a:" + long("a", 253), "a@a:" + long("a", 254), "a@a:" + long("g", 64),
        "a@a+b.c:" + long("0", 32), "a@a:" + long("0", 31),
    ]

    private static func long(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    private static func quoted(_ text: String) -> String {
        Node(.scalar(Node.Scalar(text: text, style: .doubleQuoted))).jsonText
    }

    private static func sample(_ pattern: String, _ value: String, variables: [String: String] = environment) -> Sample?
    {
        let head = "apiVersion: envboot/v1\n" + (pattern.hasPrefix("name") ? "" : "name: a\n")
        let shown = value.count > 60 ? "\(value.prefix(30))… (\(value.count))" : value
        return Sample(
            pattern.replacing("$", with: shown), head + pattern.replacing("$", with: value) + "\n", variables: variables
        )
    }
}
