import Foundation
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("Multi-platform images")
struct OCILayoutTests {
    private let sandbox: Sandbox
    private let name = "docker.io/library/redis:7"

    init() throws { sandbox = try Sandbox() }

    private func saved(_ images: PlatformImages, for platform: String = "linux/amd64") async throws -> SavedImages {
        try images.write(to: sandbox.path + "/saved.tar")
        let platform = try #require(Platform(platform))
        return try await SavedImages(path: sandbox.path + "/saved.tar") { platform }
    }

    private func written(
        _ images: PlatformImages, for platform: String = "linux/amd64", without present: Set<String> = []
    ) async throws -> (files: [String: Data], entries: [OCIDescriptor]) {
        let path = sandbox.path + "/written.tar"
        try await saved(images, for: platform).write(to: path, without: present)
        let files = try TarReader(path: path).contents()
        return (files, try JSONDecoder().decode(ImageIndex.self, from: try #require(files["index.json"])).manifests)
    }

    private func expectOnly(
        _ platform: String, of images: PlatformImages, for nodes: String, _ comment: Comment? = nil
    ) async throws {
        let (files, entries) = try await written(images, for: nodes)
        let entry = try #require(entries.first)
        let manifest = try #require(files[SavedImage.Blob.path(of: entry.digest)])
        let layers = try JSONDecoder().decode(ImageManifest.self, from: manifest).layers.map(\.digest)
        #expect(layers == [PlatformImages.base, PlatformImages.layer(name, platform)].map(\.digest), comment)
        // Two layers, a configuration, a manifest; the index and the layout.
        #expect(files.count == 6, "\(files.keys.sorted())")
    }

    @Test(
        "are cut to the nodes' platform, with their names, whichever words the index is in",
        arguments: [
            "application/vnd.oci.image.index.v1+json", "application/vnd.docker.distribution.manifest.list.v2+json",
        ])
    func cut(type: String) async throws {
        var images = PlatformImages()
        try images.add(name, index: type, platforms: ["linux/arm64", "linux/amd64"], absent: ["linux/arm64"])
        #expect(try await !saved(images).isLoadable, "a node refuses it as it is")
        try await expectOnly("linux/amd64", of: images, for: "linux/amd64")
        let entries = try await written(images).entries
        let entry = try #require(entries.first)
        #expect(entry.mediaType == PlatformImages.manifestType)
        #expect(entry.annotations?[OCIDescriptor.nameAnnotation] == name)
        #expect(entry.annotations?["org.opencontainers.image.ref.name"] == "1")
    }

    @Test("are cut to the platform that the profile asks for, if it does")
    func wanted() async throws {
        var images = PlatformImages()
        try images.add(name, platforms: ["linux/arm64", "linux/amd64"])
        try images.write(to: sandbox.path + "/saved.tar")
        let (nodes, wanted) = (try #require(Platform("linux/amd64")), try #require(Platform("linux/arm64")))
        for (platforms, isOther) in [([:], false), ([name: wanted], true), (["docker.io/other:1": wanted], false)] {
            let sizes = try await SavedImages(path: sandbox.path + "/saved.tar", wanted: platforms) { nodes }
                .sizes(without: [PlatformImages.layer(name, "linux/arm64").digest])
            #expect((sizes.all != sizes.lacking) == isOther)
        }
    }

    @Test("lose other platforms and attestations")
    func others() async throws {
        var images = PlatformImages()
        try images.add(name, platforms: ["unknown/unknown", "linux/amd64", "windows/amd64", "linux/arm64"])
        try await expectOnly("linux/amd64", of: images, for: "linux/amd64")
        try await expectOnly("linux/arm64", of: images, for: "linux/arm64/v8")
    }

    @Test("are used in the nodes' variant, or in another one of their architecture")
    func variants() async throws {
        var images = PlatformImages()
        try images.add(name, platforms: ["linux/arm/v6", "linux/arm/v7"])
        try await expectOnly("linux/arm/v7", of: images, for: "linux/arm")
        try await expectOnly("linux/arm/v6", of: images, for: "linux/arm/v6")
        try await expectOnly("linux/arm/v6", of: images, for: "linux/arm/v5")
    }

    @Test("are sent with single-platform images, without blobs that nodes have, and with shared blobs once")
    func lacking() async throws {
        var images = PlatformImages()
        try images.add(name, platforms: ["linux/amd64", "linux/arm64"], absent: ["linux/arm64"])
        try images.add("docker.io/library/shop:1", platform: "linux/amd64")
        let top = PlatformImages.layer(name, "linux/amd64")
        let own = top.size + PlatformImages.layer("docker.io/library/shop:1", "linux/amd64").size
        #expect(try await saved(images).sizes(without: [PlatformImages.base.digest]) == (1300 + own, own))
        let (files, entries) = try await written(images, without: [PlatformImages.base.digest])
        #expect(
            entries.compactMap { $0.annotations?[OCIDescriptor.nameAnnotation] } == [name, "docker.io/library/shop:1"])
        #expect(files[top.path] != nil)
        #expect(files[PlatformImages.base.path] == nil)
    }

    @Test("are not changed if they have no index, whatever their platform: Docker may emulate it")
    func single() async throws {
        var images = PlatformImages()
        try images.add(name, platform: "linux/arm64")
        #expect(try await saved(images).isLoadable)
        try await expectOnly("linux/arm64", of: images, for: "linux/amd64")
    }

    @Test("are an error that lists their platforms and a remedy if the nodes' platform is missing")
    func missingPlatform() async throws {
        var images = PlatformImages()
        try images.add(name, platforms: ["linux/amd64", "linux/arm64", "linux/s390x"], absent: ["linux/amd64"])
        let error = try await #require(throws: UnusableImage.self) { try await saved(images) }
        #expect(
            error.description == """
                Docker does not have the image docker.io/library/redis:7 for linux/amd64; it has \
                linux/arm64, linux/s390x
                hint: docker pull --platform linux/amd64 docker.io/library/redis:7
                """)
    }

    @Test("are an error with a remedy if Docker is missing a part")
    func missingPart() async throws {
        var images = PlatformImages()
        try images.add(name, platforms: ["linux/amd64"])
        images.remove(PlatformImages.base.digest)
        let error = try await #require(throws: UnusableImage.self) { try await saved(images) }
        #expect(error.problem == .lacksPart(PlatformImages.base.digest))
        #expect(error.description.hasSuffix("hint: docker rmi docker.io/library/redis:7 && envboot up"))
    }

    @Test("have errors whose remedy matches the profile: pull or build")
    func remedies() throws {
        let desired = try sandbox.desired()
        let platform = try #require(Platform("linux/arm64"))
        let remedies = desired.images.map { image in
            UnusableImage(image.nodeReference, .lacksPlatform(platform, has: [])).explained(by: desired.images).remedy
        }
        #expect(remedies[0].contains("DOCKER_DEFAULT_PLATFORM=linux/arm64"))
        #expect(remedies[1] == "docker pull --platform linux/arm64 redis:7-alpine")
    }
}

@Suite("A platform")
struct PlatformTests {
    @Test(
        "is read as containers' tools write it, and the usual variant goes without saying",
        arguments: [
            ("linux/amd64", "linux/amd64"), ("linux/arm64/v8", "linux/arm64"), ("linux/arm/v7", "linux/arm"),
            ("linux/arm/v6", "linux/arm/v6"), ("windows/amd64", "windows/amd64"),
        ])
    func read(text: String, described: String) { #expect(Platform(text)?.description == described) }

    @Test("is not any other text", arguments: ["", "-", "linux", "linux/", "a/b/c/d"])
    func others(text: String) { #expect(Platform(text) == nil) }
}
