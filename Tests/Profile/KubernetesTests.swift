import Testing

@testable import Profile

@Suite("Another version of Kubernetes") struct KubernetesTests {
    @Test("the cluster and its kubeconfig get names of their own, and the version wins over the image")
    func version() throws {
        var profile = try load(
            """
            apiVersion: envboot/v1
            name: shop
            cluster: {kubeconfig: /k/shop, image: "kindest/node:v1.30.0"}
            images: {redis: {ref: "redis:7"}}
            services: {redis: {image: redis, port: 6379}}
            """)
        profile.cluster.name = "shop"
        let other = try #require(profile.forKubernetes("1.36"))
        #expect(other.cluster.name == "shop-1-36" && other.cluster.kubeconfig == "/k/shop-1.36")
        #expect(other.cluster.kubernetes == "1.36" && other.cluster.image == nil)
        for text in ["", "1", "v1.36", "1.36.", "1.36 ", "1.36\n", "x"] { #expect(profile.forKubernetes(text) == nil) }
    }
}
