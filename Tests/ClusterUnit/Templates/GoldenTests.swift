import Files
import Foundation
import Profile
import Templates
import Testing
import YAML

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

/// What is generated, as files to read and compare. ENVBOOT_UPDATE_GOLDEN=1 rewrites them.
@Suite("Golden files")
struct GoldenTests {
    @Test("What each profile becomes is as it was", arguments: try profiles())
    func golden(path: String) throws {
        let profile = try Profile.load(contentsOf: path, environment: ["HOME": "/home/user"])
        let desired = try Desired(profile)
        let file = URL(fileURLWithPath: path).deletingPathExtension()
        let name = (path.contains("/Fixtures/") ? "fixtures/" : "") + file.lastPathComponent
        try compare(desired.kindConfiguration, with: "\(name)/kind.yaml", profile)
        try compare(
            emit((desired.definitions + desired.manifests).map(\.node)), with: "\(name)/manifests.yaml", profile)
        for service in desired.services {
            try compare(emit(service.manifests.map(\.node)), with: "\(name)/service-\(service.name).yaml", profile)
        }
    }

    @Test("Each built-in template has a golden file of its own")
    func everyTemplate() throws {
        let services = Embedded.templates.keys.filter { $0.hasSuffix(".yaml") && $0 != "kind.yaml" }.map {
            String($0.dropLast(5))
        }
        #expect(services.sorted() == (Service.builtInTemplates + ["job"]).sorted())
        let used = try Self.profiles().flatMap { path in
            try Profile.load(contentsOf: path, environment: ["HOME": "/home/user"]).services.map(\.definition)
        }
        for name in Service.builtInTemplates { #expect(used.contains(.template(name)), "no profile here uses \(name)") }
    }

    @Test("The program carries the files of templates/ and profiles/ as they are")
    func embedded() throws {
        for (folder, embedded) in ["templates": Embedded.templates, "profiles": Embedded.profiles] {
            let path = Self.root.appendingPathComponent(folder)
            let names = try FileManager.default.subpathsOfDirectory(atPath: path.path).filter { name in
                !name.hasPrefix(".") && !name.hasSuffix(".schema.json")
                    && path.appendingPathComponent(name).pathExtension != ""
            }
            #expect(Set(names) == Set(embedded.keys))
            for name in names {
                let text = try String(contentsOf: path.appendingPathComponent(name), encoding: .utf8)
                #expect(embedded[name] == text, "run scripts/embed")
            }
        }
    }

    private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    private static let root = tests.deletingLastPathComponent().deletingLastPathComponent()

    private static func profiles() throws -> [String] {
        let folder = root.appendingPathComponent("profiles").path
        let shipped = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }
        return shipped.sorted().map { "\(folder)/\($0)" }
            + ["every-field", "platform"].map { root.appendingPathComponent("Tests/Profile/Fixtures/\($0).yaml").path }
    }

    private func compare(_ text: String, with name: String, _ profile: Profile) throws {
        // The folder is the machine's, and a digest changes with every file of the build's context.
        let masked = text.replacing(profile.directory, with: "FOLDER")
            .replacing(/(?<image>envboot\.local\/[^:]+:)[0-9a-f]{16}/) { "\($0.output.image)DIGEST" }
            .replacing(/envboot\/digest: "?[0-9a-f]{16}"?/, with: "envboot/digest: DIGEST")
        let file = Self.tests.appendingPathComponent("Golden/\(name)").path
        if ProcessInfo.processInfo.environment["ENVBOOT_UPDATE_GOLDEN"] == "1" {
            try writeAtomically(Array(masked.utf8), to: file, mode: 0o644)
        }
        let golden = try String(contentsOfFile: file, encoding: .utf8)
        #expect(masked == golden, "\(name) differs; ENVBOOT_UPDATE_GOLDEN=1 rewrites it")
    }
}
