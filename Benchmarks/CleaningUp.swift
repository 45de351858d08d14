import Programs

extension Tools {
    func deleteCluster(_ name: String, kubeconfig: String) async throws {
        try await run("kind", ["delete", "cluster", "--name", name, "--kubeconfig", kubeconfig])
    }

    /// Removes images by their names alone, since somebody else's may be the same image.
    ///
    /// - Parameter pattern: as docker's filter takes it.
    func deleteImages(named pattern: String) async throws {
        let images = try await lines(
            "docker", ["images", "--filter", "reference=\(pattern)", "--format", "{{.Repository}}:{{.Tag}}"])
        if !images.isEmpty { try await run("docker", ["rmi"] + images) }
    }

    /// Removes every cluster and image of the benchmark's, also those that an interrupted one left, and the layers that
    /// were left in docker when the images were built. Docker's builder with BuildKit keeps layers of its own, which
    /// only its user can tell apart: those stay.
    func deleteEverything() async throws {
        for cluster in try await lines("kind", ["get", "clusters", "--quiet"])
        where cluster.hasPrefix(Site.clusterPrefix) {
            try await deleteCluster(cluster, kubeconfig: "/dev/null")
        }
        try await deleteImages(named: "envboot.local/\(Site.clusterPrefix)*/*")
        try await deleteImages(named: "envboot-bench.local/*")
        try await deleteLayers()
    }

    /// A build that was interrupted holds its layer until docker has ended it.
    private func deleteLayers() async throws {
        let deadline = ContinuousClock.now + .seconds(30)
        while true {
            let layers = try await lines("docker", ["images", "--quiet", "--filter", "label=\(Site.layerLabel)"])
            if layers.isEmpty { return }
            do {
                try await run("docker", ["rmi"] + Set(layers).sorted())
            } catch let error as ProgramError {
                guard ContinuousClock.now < deadline else { throw error }
                try await Task.sleep(for: .seconds(1))
            }
        }
    }
}
