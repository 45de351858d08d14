import YAML

extension Profile {
    static let apiVersion = "envboot/v1"

    /// The parts of a profile, each decoded by its own file, then checked against each other.
    init?(_ root: Value, file: String) {
        let profile = root.mapping { keys in
            keys.required("apiVersion", hint: "begin with 'apiVersion: \(Self.apiVersion)'")?.checkAPIVersion()
            let name = keys.required("name")?.name(.label("the name of a profile"))
            return Profile(
                name: name ?? "", file: file, directory: root.context.directory,
                cluster: ClusterSettings(keys.optional("cluster"), profile: name, root),
                images: keys.optional("images")?.named(.label("the name of an image"), Image.init) ?? [],
                manifests: keys.optional("manifests")?.manifests() ?? [],
                services: keys.optional("services")?.named(.service, Service.init) ?? [],
                ports: Ports(keys.optional("ports")), procs: Procs(keys.optional("procs")),
                suites: keys.optional("suites")?.named(.label("the name of a suite"), Suite.init) ?? [],
                hooks: keys.optional("hooks")?.hooks() ?? [],
                makefilePrefix: keys.optional("makefile")?.makefilePrefix() ?? "")
        }
        guard let profile else { return nil }
        self = profile
        checkUsedImages(root)
        checkNeeds(root)
        checkPorts(root.context)
        checkProcs(root.context)
        places = root.context.places.filter { !$0.key.isEmpty }.mapValues(\.mark)
    }
}

extension Value {
    fileprivate func checkAPIVersion() {
        guard let version = text(), version != Profile.apiVersion else { return }
        error("this envboot does not know apiVersion '\(version)'", hint: "write \(Profile.apiVersion)")
    }
}
