import Diagnostics
import Foundation
import Profile
import Testing
import YAML

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("Files of containers")
struct ContainerFilesTests {
    let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    private func files(_ sizes: [Int], isSecret: Bool = false) throws -> ContainerFiles {
        let files = try sizes.enumerated().map { index, size in
            let path = "\(sandbox.path)/file \(index)"
            try Data(repeating: 0, count: size).write(to: URL(fileURLWithPath: path))
            return ContainerFile(path: "/etc/\(index)", source: path, isSecret: isSecret)
        }
        return try ContainerFiles(files, of: "api", namespace: "shop")
    }

    @Test("Any bytes arrive, under a name that Kubernetes takes")
    func bytes() throws {
        let object = try #require(try files([3]).objects.first)
        #expect(object.value(at: ["metadata", "name"])?.string == "api-config-files")
        #expect(object["binaryData"]?["0-file_0"]?.string == "AAAA")
    }

    @Test("Files that no object of Kubernetes' can hold are an error that names one", arguments: [false, true])
    func tooLarge(isSecret: Bool) throws {
        let half = 1 << 19
        #expect(try files([half, half], isSecret: isSecret).objects.count == 1)
        let error = try #require(throws: Diagnostic.self) { try files([half, half, 1], isSecret: isSecret) }
        #expect(error.file == sandbox.path + "/file 0")
        #expect(error.message == "the \(isSecret ? "secret" : "config") files of api have 1048577 bytes together")
    }

    @Test("What is no workload has no files")
    func others() throws {
        let node = Node.mapping([("kind", .string("Service"))])
        #expect(try files([1]).mounted(in: node) == node)
    }

    @Test("What the pods had before stays, and each container has the files")
    func mounted() throws {
        let text = """
            {spec: {template: {spec: {containers: [{name: a, volumeMounts: [{name: x}]}, {name: b}],
              volumes: [{name: x}]}}}}
            """
        let node = try #require(try parse(Array(text.utf8), file: "x").first)
        let pod = try #require(try files([1]).mounted(in: node).value(at: ["spec", "template", "spec"]))
        #expect(pod["volumes"]?.items?.map { $0["name"]?.string } == ["x", "config-files"])
        let mounts = pod["containers"]?.items?.map { $0["volumeMounts"]?.items?.map { $0["name"]?.string ?? "" } }
        #expect(mounts == [["x", "config-files"], ["config-files"]])
    }

    @Test("The pods' digest changes with a file")
    func digest() throws {
        let node = try #require(
            try parse(Array("{spec: {template: {spec: {containers: [{name: a}]}}}}".utf8), file: "x").first)
        let digests = try [[1], [2]].map { sizes in
            try files(sizes).mounted(in: node).value(
                at: ["spec", "template", "metadata", "annotations", ContainerFiles.digestAnnotation])?.string
        }
        #expect(digests[0] != nil)
        #expect(digests[0] != digests[1])
    }
}
