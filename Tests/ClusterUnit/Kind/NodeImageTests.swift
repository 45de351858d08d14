import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite struct NodeImageTests {
    @Test func `a minor version selects the image of the installed kind, with its digest`() throws {
        let image = try NodeImage.of("1.36", kind: Version(0, 33))
        #expect(image.reference.hasPrefix("kindest/node:v1.36.4@sha256:099e0493"))
        #expect(
            try NodeImage.of("1.36.1", kind: Version(0, 32)).reference.hasPrefix("kindest/node:v1.36.1@sha256:3489"))
    }

    @Test func `a version without a known digest is an error with the versions known for that kind`() {
        let error = #expect(throws: NodeImageUnknown.self) { try NodeImage.of("1.36", kind: Version(0, 29)) }
        #expect(
            error?.message
                == "no node image of Kubernetes 1.36 is known for kind 0.29.0; known versions: 1.33.1, 1.32.5, 1.31.9, 1.30.13"
        )
        #expect(error?.hint.hasPrefix("install kind 0.33, ") == true)
        #expect(throws: NodeImageUnknown.self) { try NodeImage.of("1.3", kind: Version(0, 33)) }
    }

    @Test func `each image has a digest, and each kind one image of a Kubernetes version`() {
        for image in NodeImage.published {
            #expect(image.digest.wholeMatch(of: /[0-9a-f]{64}/) != nil && image.kind.minor > 0)
        }
        let keys = NodeImage.published.map { "\($0.kind) \($0.kubernetes)" }
        #expect(Set(keys).count == keys.count)
    }
}
