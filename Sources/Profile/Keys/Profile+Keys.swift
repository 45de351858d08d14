import YAML

extension Profile {
    static let apiVersion = "envboot/v1"

    /// The keys at the top of a profile.
    enum Fields {
        static let apiVersion = Field(
            "apiVersion", .const(Profile.apiVersion) { $0.apiVersion() }, isRequired: true,
            hint: "begin with 'apiVersion: \(Profile.apiVersion)'", example: Profile.apiVersion,
            "the version of this format")
        static let name = Field(
            "name", .name(.label("the name of a profile")), isRequired: true, example: "gateway",
            "the profile's name")
        static let cluster = Field(
            "cluster", ClusterSettings.type, default: .value("{}"), example: "{name: gateway-e2e}",
            "the cluster and its nodes")
        static let images = Field(
            "images", .named(.label("the name of an image"), Image.type), example: "{redis: {ref: redis:7-alpine}}",
            "the images that services run, by name")
        static let builds = Field(
            "builds", Profile.buildsType, example: "{parallel: 3}", "how the images are built")
        static let manifests = Field(
            "manifests", .files(), example: "[config/crd/*.yaml]", "what is applied before the services")
        static let services = Field(
            "services", .named(.service, Service.type), example: "{redis: {image: redis, port: 6379}}",
            "what is deployed, by name")
        static let jobs = Field(
            "jobs", .named(.label("the name of a job"), Job.type),
            example: "{migrate: {image: migrations, needs: [database]}}",
            "what is run to completion in the cluster, by name")
        static let ports = Field(
            "ports", Ports.type, default: .value("{}"), example: "{base: 9000}", "the ports of the parallel processes")
        static let procs = Field(
            "procs", Procs.type, default: .value("{}"), example: "{use: 2/3 cpus}",
            "how many processes the suites run with")
        static let suites = Field(
            "suites", .named(.suite, Suite.type),
            example: "{e2e: {path: ./test/e2e, cluster: true}}", "the Ginkgo suites, by name; `all` is reserved")
        static let hooks = Field(
            "hooks", Hook.types, example: "{afterDeploy: [{run: [./scripts/seed.sh]}]}",
            "programs that are run after the deployment")
        static let makefile = Field(
            "makefile", Profile.makefileType, example: "{prefix: gateway-}", "what `envboot gen-makefile` writes")

        static let all = [
            apiVersion.declared, name.declared, cluster.declared, images.declared, builds.declared, manifests.declared,
            services.declared, jobs.declared, ports.declared, procs.declared, suites.declared, hooks.declared,
            makefile.declared,
        ]
    }

    /// What a JSON Schema says of the keys together: the cluster is named as the profile, unless it has a name itself.
    static let rules = Schema.when(
        .not(.requires("cluster") + .key("cluster", .requires("name"))),
        then: .key("name", ["maxLength": .int(ClusterSettings.longestName)]))

    /// The parts of a profile, each decoded by its own file, then checked against each other.
    init?(_ root: Value, file: String) {
        let profile = root.mapping(Fields.all) { keys in
            _ = keys[Fields.apiVersion]
            let name = keys[Fields.name]
            return Profile(
                name: name ?? "", file: file, directory: root.context.directory,
                cluster: ClusterSettings(keys[Fields.cluster] ?? .init(), profile: name, root),
                images: keys[Fields.images] ?? [], parallelBuilds: keys[Fields.builds],
                manifests: keys[Fields.manifests] ?? [],
                services: keys[Fields.services] ?? [], jobs: keys[Fields.jobs] ?? [],
                ports: keys[Fields.ports] ?? Ports(),
                procs: keys[Fields.procs] ?? Procs(), suites: keys[Fields.suites] ?? [],
                hooks: keys[Fields.hooks] ?? [], makefilePrefix: keys[Fields.makefile] ?? "")
        }
        guard let profile else { return nil }
        self = profile
        checkUsedImages(root)
        checkNeeds(root)
        leaveOutNeeds(root.context)
        checkPorts(root.context)
        checkProcs(root.context)
        places = root.context.places.filter { !$0.key.isEmpty }.mapValues(\.mark)
    }
}

extension Value {
    fileprivate func apiVersion() -> String? {
        guard let version = text() else { return nil }
        if version != Profile.apiVersion {
            error("this envboot does not know apiVersion '\(version)'", hint: "write \(Profile.apiVersion)")
        }
        return version
    }
}
