import Testing

@testable import YAML

@Suite("Looking up and setting values")
struct LookupTests {
    @Test("A path of keys leads to a value")
    func lookup() throws {
        let root = try document("metadata: {name: gateway, labels: }\nitems: [a]")
        #expect(root.value(at: ["metadata", "name"])?.string == "gateway")
        #expect(root.value(at: ["metadata", "none"]) == nil)
        #expect(root.value(at: ["items", "a"]) == nil)
        #expect(root.value(at: []) == root)
    }

    @Test("Setting a value makes the mappings that are missing or null, and leaves the rest")
    func set() throws {
        var root = try document("kind: X\nmetadata: {name: gateway, labels: }")
        let path = ["metadata", "labels", "app.kubernetes.io/managed-by"]
        let changed = [
            root.set(.string("envboot"), at: path), root.set(.string("1"), at: ["metadata", "annotations", "a"]),
            root.set(.string("Pod"), at: ["kind"]),
        ]
        #expect(changed == [true, true, true])
        #expect(
            emit([root]) == """
                kind: Pod
                metadata:
                  name: gateway
                  labels:
                    app.kubernetes.io/managed-by: envboot
                  annotations:
                    a: "1"

                """)
    }

    @Test("Setting a value inside of something that is not a mapping changes nothing and says so")
    func setInTheWay() throws {
        var root = try document("metadata: {labels: [a], name: x}")
        let before = root
        let changed = [
            root.set(.int(1), at: ["metadata", "labels", "a"]), root.set(.int(1), at: ["metadata", "name", "first"]),
        ]
        #expect(changed == [false, false])
        #expect(root == before)
    }
}
