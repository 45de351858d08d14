import Files
import Foundation
import Programs
import YAML

extension Applier {
    /// Makes the cluster, its kubeconfig and the first of its record, so that whoever comes next knows what it is.
    func createCluster(replacing: Bool, _ progress: @escaping Runner.LineHandler) async throws {
        let mark = CreationMark(folder: folder, cluster: desired.cluster)
        let configuration = try folder.write(desired.kindConfiguration, to: "kind.yaml", of: desired.cluster)
        try await withTemporaryFolder { temporary in
            let newKubeconfig = temporary + "/kubeconfig"
            if replacing {
                progress("deleting what is there")
                try await kind.delete(desired.cluster, kubeconfig: newKubeconfig)
            }
            try mark.set()
            do {
                try await kind.create(configuration: configuration, kubeconfig: newKubeconfig) { line in
                    progress(line.trimmingProgressMarks)
                }
            } catch let error as ProgramError {
                // kind removes its nodes when it fails by itself.
                if case .failed = error { try mark.clear() }
                throw error
            }
            try kubeconfig.write(readFile(newKubeconfig))
        }
        try await write(Record(shape: desired.shape))
        try mark.clear()
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
