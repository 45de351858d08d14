import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

/// A change of the built-in template and the resulting error, and whether kind itself rejects it too.
struct KindRow: Sendable, CustomTestStringConvertible {
    var testDescription: String { problem }
    var template: String
    var problem: String
    var isRefusedByKind = true
}

// MARK: - Rejected

extension KindRow {
    static let refused = document + nodes + mounts + ports + patches + network

    private static func row(_ part: String, _ other: String, _ problem: String, byKind: Bool = true) -> KindRow {
        KindRow(template: OwnTemplate.builtIn.changing(part, to: other), problem: problem, isRefusedByKind: byKind)
    }

    private static let document = [
        KindRow(
            template: "kind: Cluster\nname: {{cluster}}\nnodes: [one\n",
            problem: "4: kind's configuration is not YAML: expected ',' or ']' in the list that begins on line 3"),
        KindRow(template: "# nothing\n", problem: "1: kind's configuration is empty"),
        KindRow(template: "- a\n", problem: "1: kind's configuration is not a mapping"),
        KindRow(
            template: OwnTemplate.builtIn + "---\nkind: Cluster\n",
            problem: "45: kind's configuration has 2 documents, but kind reads only the first", isRefusedByKind: false),
        row("kind: Cluster", "kind: Clusters", "2: kind is 'Clusters'"),
        row("v1alpha4", "v1alpha3", "3: apiVersion is 'kind.x-k8s.io/v1alpha3'"),
        row("kind: Cluster\n", "", "1: kind's configuration has no kind"),
        row(
            "name: {{cluster}}", "name: other", "4: the name is 'other', but the profile's cluster is 'shop'",
            byKind: false),
        row("name: {{cluster}}", "nam: a", "4: unknown field 'nam' in kind's configuration"),
        row("name: {{cluster}}", "featureGates: {A: 1}", "4: the feature gate A is not true or false"),
        row("name: {{cluster}}", "runtimeConfig: [a]", "4: runtimeConfig is not a mapping"),
        row(
            "name: {{cluster}}", "name: {{cluster}}\nname: b",
            "5: kind's configuration is not YAML: duplicate key 'name'"),
    ]

    fileprivate static let nodes = [
        row(
            "      envboot/environment: {{cluster}}\n", "      tier: tests\n",
            "17: a node is missing the label envboot/environment, which marks clusters managed by envboot",
            byKind: false),
        row(
            "envboot/environment: {{cluster}}", "envboot/environment: other",
            "17: a node is missing the label envboot/environment, which marks clusters managed by envboot",
            byKind: false),
        row("role: {{role}}", "role: master", "12: role is 'master'"),
        row(
            "role: {{role}}", "role: control-plane", "12: the role is control-plane, but worker in the profile",
            byKind: false),
        row("role: {{role}}", "rol: worker", "12: unknown field 'rol' in a node"),
        row(
            "    image: {{image}}", "    image: 'a b'",
            "14: 'a b' is not an image reference: a name has lower-case letters and digits, with '.', '_', '__' or '-' between them",
            byKind: false),
        row(
            "    image: {{image}}\n", "    image: kindest/node:v1.2.3\n",
            "12: the image is not the profile's cluster.image, kindest/node:v1.30.0", byKind: false),
        row(
            "{{/nodes}}", "{{/nodes}}\n  - labels: {envboot/environment: {{cluster}}}",
            "12: kind's configuration has 3 nodes, but the profile has 2 nodes", byKind: false),
        row(
            "{{#labels}}\n      {{name}}: {{value}}\n{{/labels}}\n", "    labels: [a]\n",
            "18: kind's configuration is not YAML: duplicate key 'labels'"),
        label("my tier: a", "'my tier' cannot be the key of a label"),
        label("tier: 'my tests'", "'my tests' cannot be the value of a label"),
        label(
            "node-role.kubernetes.io/worker: ''",
            "a kubelet does not start with the label 'node-role.kubernetes.io/worker': 'kubernetes.io' and 'k8s.io' are reserved"
        ),
        label(
            "app.k8s.io/name: a",
            "a kubelet does not start with the label 'app.k8s.io/name': 'kubernetes.io' and 'k8s.io' are reserved"),
    ]

    /// A label more, in line 18.
    private static func label(_ text: String, _ problem: String) -> KindRow {
        let own = "      envboot/environment: {{cluster}}\n"
        return row(own, own + "      \(text)\n", "18: \(problem)", byKind: false)
    }

    private static let mounts = [
        row("        containerPath: {{containerPath}}\n", "", "24: extraMounts has no containerPath", byKind: false),
        row("hostPath: {{hostPath}}", "hostPath: ./app", "24: hostPath './app' is not an absolute path", byKind: false),
        row(
            "containerPath: {{containerPath}}", "containerPath: app", "25: containerPath 'app' is not an absolute path",
            byKind: false),
        row("readOnly: {{readOnly}}", "readOnly: maybe", "26: readOnly is not true or false"),
        row("readOnly: {{readOnly}}", "propagation: Both", "26: propagation is 'Both'"),
        row("readOnly: {{readOnly}}", "readonly: true", "26: unknown field 'readonly' in extraMounts"),
        row(
            "    extraMounts:\n", "    extraMounts:\n      - {hostPath: /a, containerPath: /app}\n",
            "25: '/app' is mounted twice in the same node", byKind: false),
        row(
            "    extraMounts:\n{{#mounts}}\n",
            "    extraMounts:\n{{#mounts}}\n      - {hostPath: /b, containerPath: /b}\n{{/mounts}}\n{{^mounts}}\n",
            "12: the profile's mount of /app is missing", byKind: false),
    ]

    private static let ports = [
        mapping("{containerPort: 80, hostPort: 18081}", "is mapped twice", byKind: false),
        mapping("{containerPort: 0, hostPort: 8080}", "containerPort is 0, not within 1 to 65535", byKind: false),
        mapping("{containerPort: 80, hostPort: 65536}", "hostPort is 65536, not within -1 to 65535"),
        mapping("{containerPort: '80', hostPort: 8080}", "containerPort is not a whole number"),
        mapping("{hostPort: 8080}", "extraPortMappings has no containerPort", byKind: false),
        mapping("{containerPort: 80, protocol: HTTP}", "protocol is 'http'"),
        mapping(
            "{containerPort: 80, listenAddress: localhost}", "listenAddress 'localhost' is not an IP address",
            byKind: false),
        mapping("{containerPort: 80, port: 1}", "unknown field 'port' in extraPortMappings"),
        mapping(
            "{containerPort: 6443, hostPort: 8443}", "6443 is the API server's port, which kind maps itself",
            byKind: false),
        row("hostPort: {{hostPort}}", "hostPort: 9999", "38: host port 9999 is mapped twice"),
        row(
            "        hostPort: {{hostPort}}\n", "",
            "12: host port 18081 of the profile is not mapped to node port 30080",
            byKind: false),
    ]

    /// An additional mapping, on line 37.
    private static func mapping(_ text: String, _ problem: String, byKind: Bool = true) -> KindRow {
        let isTwice = problem == "is mapped twice"
        return row(
            "    extraPortMappings:\n", "    extraPortMappings:\n      - \(text)\n",
            isTwice ? "39: host port 18081 is mapped twice" : "37: \(problem)", byKind: byKind)
    }

    private static let patches = [
        row(
            "    nodeStatusUpdateFrequency: 1s", "    nodes: [",
            "10: the patch is not YAML: expected a value, found the end of the text", byKind: false),
        row(
            "    kind: KubeletConfiguration", "    kind: Kubelet",
            "8: kubeadm's configuration has no 'Kubelet', so kind would ignore the patch", byKind: false),
        row(
            "    kind: KubeletConfiguration\n", "", "8: the patch has no kind, so kind would ignore it", byKind: false),
        row(
            "    kind: KubeletConfiguration", "    kind: KubeletConfiguration\n    apiVersion: kubeadm.k8s.io/v1beta3",
            "9: 'kubeadm.k8s.io/v1beta3' is not an apiVersion of KubeletConfiguration that kind uses, so kind would ignore the patch",
            byKind: false),
        row(
            "    kind: KubeletConfiguration", "    kind: ClusterConfiguration\n    apiVersion: kubeadm.k8s.io/v1beta1",
            "9: 'kubeadm.k8s.io/v1beta1' is not an apiVersion of ClusterConfiguration that kind uses, so kind would ignore the patch",
            byKind: false),
        row(
            "    kind: KubeletConfiguration",
            "    kind: KubeletConfiguration\n    apiVersion: kubelet.config.k8s.io/v1alpha1",
            "9: 'kubelet.config.k8s.io/v1alpha1' is not an apiVersion of KubeletConfiguration that kind uses, so kind would ignore the patch",
            byKind: false),
        row(
            "name: {{cluster}}", "kubeadmConfigPatchesJSON6902: [{kind: InitConfiguration, patch: 'a: b'}]",
            "4: the patch is not a list of RFC 6902 operations", byKind: false),
        row(
            "name: {{cluster}}", "kubeadmConfigPatchesJSON6902: [{kind: Init, patch: '[]'}]",
            "4: kubeadm's configuration has no 'Init', so kind would ignore the patch", byKind: false),
        row("name: {{cluster}}", "containerdConfigPatches: {a: b}", "4: containerdConfigPatches is not a list"),
    ]

    private static let network = [
        networking("apiServerPort: 18081", "host port 18081 is mapped twice", byKind: false),
        networking("apiServerPort: 70000", "apiServerPort is 70000, not within -1 to 65535"),
        networking("apiServerAddress: here", "apiServerAddress 'here' is not an IP address", byKind: false),
        networking("podSubnet: 10.0.0.0", "podSubnet '10.0.0.0' is not a subnet of ipv4"),
        networking("podSubnet: 10.0.0.0/40", "podSubnet '10.0.0.0/40' is not a subnet of ipv4"),
        networking("serviceSubnet: 'fd00::/16'", "serviceSubnet 'fd00::/16' is not a subnet of ipv4"),
        networking(
            "podSubnet: '10.0.0.0/8,10.1.0.0/16', ipFamily: dual",
            "podSubnet '10.0.0.0/8,10.1.0.0/16' is not a subnet of dual"),
        networking("ipFamily: ipv5", "ipFamily is 'ipv5'"),
        networking("kubeProxyMode: fast", "kubeProxyMode is 'fast'"),
        networking("disableDefaultCNI: nope", "disableDefaultCNI is not true or false"),
        networking("dnsSearch: local", "dnsSearch is not a list"),
        networking("podCIDR: 10.0.0.0/8", "unknown field 'podCIDR' in networking"),
    ]

    private static func networking(_ text: String, _ problem: String, byKind: Bool = true) -> KindRow {
        row("name: {{cluster}}", "name: {{cluster}}\nnetworking: {\(text)}", "5: \(problem)", byKind: byKind)
    }
}

// MARK: - Accepted

extension KindRow {
    static let accepted = [
        OwnTemplate.builtIn,
        OwnTemplate.builtIn.changing("name: {{cluster}}\n", to: ""),
        "---\n" + OwnTemplate.builtIn,
        OwnTemplate.builtIn.changing(
            "    extraMounts:\n",
            to:
                "    extraMounts:\n      - &m {hostPath: /a/../b/, containerPath: /b, readOnly: yes, propagation: None}\n"
        ),
        OwnTemplate.builtIn.changing(
            "    extraPortMappings:\n",
            to:
                "    extraPortMappings:\n      - {containerPort: 53, hostPort: 18081, protocol: udp}\n      - {containerPort: 80, hostPort: -1}\n      - {containerPort: 81}\n"
        ),
        OwnTemplate.builtIn.changing(
            "name: {{cluster}}",
            to: """
                name: {{cluster}}
                networking: {ipFamily: dual, podSubnet: "10.0.0.0/16,fd00::/56", apiServerPort: 6443, dnsSearch: []}
                featureGates: {A: true}
                runtimeConfig: {"api/alpha": "false", api/beta: true}
                containerdConfigPatches: ["a = 1"]
                kubeadmConfigPatchesJSON6902:
                  - {group: kubeadm.k8s.io, version: v1beta3, kind: ClusterConfiguration, patch: "[]"}
                """),
        OwnTemplate.builtIn.changing(
            "    kind: KubeletConfiguration",
            to:
                "    kind: InitConfiguration\n    apiVersion: kubeadm.k8s.io/v1beta4\n    ---\n    kind: KubeletConfiguration"
        ),
        OwnTemplate.builtIn.changing("kind: Cluster\n", to: "kind: Cluster\n{{! a comment }}\n\n"),
        OwnTemplate.builtIn.changing(
            "    labels:\n      envboot/environment: {{cluster}}\n",
            to:
                "    labels:\n      <<: {envboot/environment: {{cluster}}, pool: 1, topology.kubernetes.io/zone: a, gpu.node.kubernetes.io/a: ''}\n"
        ),
    ]
}
