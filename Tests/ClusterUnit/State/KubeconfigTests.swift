import Foundation
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("The environment's kubeconfig")
struct KubeconfigTests {
    let sandbox: Sandbox
    private var kubeconfig: Kubeconfig { Kubeconfig(path: sandbox.path + "/kubeconfig", cluster: "shop") }

    init() throws { sandbox = try Sandbox() }

    @Test(
        "A file is known for what it is",
        arguments: [
            (FakeMachine.kubeconfig(port: 40001), Kubeconfig.Content.ours(port: 40001)),
            (FakeMachine.kubeconfig(port: 40001, cluster: "kind-shop-remote"), .otherCluster("kind-shop-remote")),
            (FakeMachine.kubeconfig(port: 40001, cluster: "prod"), .otherCluster("prod")),
            (
                FakeMachine.kubeconfig(port: 40001).replacing("clusters:\n", with: "clusters:\n- {name: prod}\n"),
                .otherCluster("prod")
            ),
            ("", .unreadable("it is not a kubeconfig")), ("a: [", .unreadable("it is not a kubeconfig")),
            ("clusters: null\n", .unreadable("it is not a kubeconfig")),
            ("clusters: []\n", .unreadable("it is not a kubeconfig")),
            ("clusters: [{name: kind-shop}]\n", .unreadable("it names no server")),
            ("clusters: [{name: kind-shop, cluster: {server: 'http://h:1'}}]\n", .unreadable("it names no server")),
        ])
    func content(text: String, content: Kubeconfig.Content) throws {
        try sandbox.write(text, to: "kubeconfig")
        #expect(kubeconfig.content() == content)
    }

    @Test("A file that is not there is missing, and its folder is made")
    func missing() throws {
        let kubeconfig = Kubeconfig(path: sandbox.path + "/new/folder/kubeconfig", cluster: "shop")
        #expect(kubeconfig.content() == .missing)
        try kubeconfig.write(Array("text".utf8))
        #expect(try sandbox.read("new/folder/kubeconfig") == "text")
        #expect(try sandbox.mode(of: "new/folder/kubeconfig") == 0o600)
    }

    @Test("What cannot be read as a kubeconfig is kept beside it; a kubeconfig and an empty file are not")
    func replaced() throws {
        for (text, isKept) in [("my notes", true), ("", false), (FakeMachine.kubeconfig(port: 1), false)] {
            try sandbox.write(text, to: "kubeconfig")
            try kubeconfig.write(Array(FakeMachine.kubeconfig(port: 2).utf8))
            #expect(kubeconfig.content() == .ours(port: 2))
            #expect(try sandbox.names().contains("kubeconfig.replaced") == isKept)
            if isKept {
                #expect(try sandbox.read("kubeconfig.replaced") == text)
                #expect(try sandbox.mode(of: "kubeconfig.replaced") == 0o600)
                try FileManager.default.removeItem(atPath: sandbox.path + "/kubeconfig.replaced")
            }
        }
    }

    @Test("Only the cluster's own file is removed")
    func remove() throws {
        #expect(try !kubeconfig.remove())
        for text in [FakeMachine.kubeconfig(port: 1, cluster: "prod"), "my notes"] {
            try sandbox.write(text, to: "kubeconfig")
            #expect(try !kubeconfig.remove())
            #expect(try sandbox.read("kubeconfig") == text)
        }
        try sandbox.write(FakeMachine.kubeconfig(port: 1), to: "kubeconfig")
        #expect(try kubeconfig.remove())
        #expect(kubeconfig.content() == .missing)
    }

    @Test("A FIFO does not block and is replaced", .timeLimit(.minutes(1)))
    func fifo() throws {
        #expect(mkfifo(kubeconfig.path, 0o600) == 0)
        #expect(kubeconfig.content() == .unreadable("it is not a regular file"))
        try kubeconfig.write(Array(FakeMachine.kubeconfig(port: 2).utf8))
        #expect(kubeconfig.content() == .ours(port: 2))
    }

    @Test(
        "A file created by another user is not used; one of the directory's owner is",
        .enabled(if: geteuid() == 0, "only root can give a file away"))
    func owner() throws {
        func giveAway(_ name: String) throws {
            try FileManager.default.setAttributes([.ownerAccountID: 65534], ofItemAtPath: sandbox.path + name)
        }
        try sandbox.write(FakeMachine.kubeconfig(port: 1), to: "kubeconfig")
        try giveAway("/kubeconfig")
        #expect(kubeconfig.content() == .unreadable("it is owned by user ID 65534, not by you"))
        #expect(try !kubeconfig.remove())
        try giveAway("")
        #expect(kubeconfig.content() == .ours(port: 1))
    }
}
