import Files
import Foundation
import Programs
import YAML

extension Applier {
    /// Makes the cluster, its kubeconfig and the first of its record, so that whoever comes next knows what it is.
    ///
    /// - Parameter reach: called with the milestones, long before the cluster is there.
    func createCluster(
        replacing: Bool, _ progress: @escaping Runner.LineHandler, _ reach: @escaping StepGraph.OnMilestone
    ) async throws {
        let mark = CreationMark(folder: folder, cluster: desired.cluster)
        let configuration = try folder.write(desired.kindConfiguration, to: "kind.yaml", of: desired.cluster)
        try await withTemporaryFolder { temporary in
            let newKubeconfig = temporary + "/kubeconfig"
            if replacing {
                progress("deleting what is there")
                try await kind.delete(desired.cluster)
            }
            try mark.set()
            do {
                try await create(configuration, newKubeconfig, progress, reach)
            } catch let error as ProgramError where error.output.contains("already exist for a cluster with the name") {
                // Those of somebody who was faster are not ours. But what a killed run had asked of Docker, that may do
                // only after this run had looked.
                guard observed.isCreationUnfinished, try await !isUnmanaged() else {
                    try mark.clear()
                    throw error
                }
                try await kind.delete(desired.cluster)
                try await create(configuration, newKubeconfig, progress, reach)
            }
            try kubeconfig.write(readFile(newKubeconfig))
        }
        try await write(Record(shape: desired.shape))
        try mark.clear()
    }

    /// Whether the existing cluster is unmanaged.
    private func isUnmanaged() async throws -> Bool {
        try await Observer(desired: desired, runner: runner, folder: folder).observe().cluster == .unmanaged
    }

    /// Where kind fails, the nodes that it made stay until it is known why, and the mark with them.
    private func create(
        _ configuration: String, _ kubeconfig: String, _ progress: @escaping Runner.LineHandler,
        _ reach: @escaping StepGraph.OnMilestone
    ) async throws {
        try await whileWatchingBoot({ reach(Step.nodesBooted) }) {
            try await kind.create(desired.cluster, configuration: configuration, kubeconfig: kubeconfig) { line in
                progress(line.trimmingProgressMarks)
                if line.contains("Joining worker nodes") { reach(Step.controlPlaneStarted) }
            }
        }
    }

    /// Calls `booted` when the nodes that pods run on have booted, if that is before the end of `body`. Whatever keeps
    /// this from being seen is no reason to fail: then images are loaded after the creation.
    private func whileWatchingBoot(
        _ booted: @escaping @Sendable () -> Void, _ body: @escaping @Sendable () async throws -> Void
    ) async throws {
        let start = Date.now
        try await withBackgroundTask(
            by: {
                if (try? await allBoot(desired.workloadNodes, since: start)) == true { booted() }
            }, body)
    }

    private func allBoot(_ nodes: [String], since start: Date) async throws -> Bool {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for node in nodes { group.addTask { try await docker.boots(node, since: start) } }
            return try await group.reduce(true) { $0 && $1 }
        }
    }

    func write(_ record: Record) async throws {
        let manifest = emit([try record.manifest(cluster: desired.cluster)])
        let file = try folder.write(manifest, to: "record.yaml", of: desired.cluster)
        _ = try await kubectl.apply(file: file, serverSide: true)
    }
}

extension String {
    /// kind's line without its bullets, dots and pictures: ` • Preparing nodes 📦 📦  ...` is `Preparing nodes`.
    fileprivate var trimmingProgressMarks: String {
        let text = unicodeScalars.filter { $0.isASCII }.map(Character.init)
        return String(text).trimmingCharacters(in: .whitespaces.union(.init(charactersIn: ".")))
    }
}
