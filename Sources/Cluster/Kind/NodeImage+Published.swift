extension NodeImage {
    /// The node images that are known. Each digest is in two independent public sources: in the list of Cluster API,
    /// https://github.com/kubernetes-sigs/cluster-api/blob/main/test/infrastructure/kind/mapper.go, and in the source
    /// above it. Kubernetes versions of these kinds that are missing here have only one such source so far.
    static let published = [
        // the release notes of kind 0.33.0 (github.com/kubernetes-sigs/kind/releases/tag/v0.33.0)
        NodeImage("0.33", "1.37.0", "a1ed56cfb0e7b93589bdf97c8cd566405a265939e3620fc4f5de89adff580ae5"),
        NodeImage("0.33", "1.36.4", "099e049362a1526b2db71494e1947aae99bd16290d7c895f2b7ea312e3cbfaed"),
        NodeImage("0.33", "1.35.8", "07b2536e30b803ed61d1677a79df6115f798ce64c80f9e22f6ed45afd09323c0"),
        NodeImage("0.33", "1.34.11", "44e222ee2132dab25ff87301682f89eb82c7880ea3a1bf543bfe9708fd08d67d"),
        // github.com/cloudfoundry/kind-deployment/pull/417
        NodeImage("0.32", "1.36.1", "3489c7674813ba5d8b1a9977baea8a6e553784dab7b84759d1014dbd78f7ebd5"),
        // github.com/googlecloudrobotics/core/pull/630, and openSUSE's kind.changes
        NodeImage("0.31", "1.35.0", "452d707d4862f52530247495d180205e029056831160e22870e37e3f6c1ac31f"),
        // github.com/crossplane-contrib/crossplane-diff/pull/28
        NodeImage("0.30", "1.34.0", "7416a61b42b1662ca6ca89f02028ac133a309a2a30ba309614e8ec94d976dc5a"),
        NodeImage("0.30", "1.33.4", "25a6018e48dfcaee478f4a59af81157a437f15e6e140bf103f85a2e7cd0cbbf2"),
        NodeImage("0.30", "1.32.8", "abd489f042d2b644e2d033f5c2d900bc707798d075e8186cb65e3f1367a9d5a1"),
        NodeImage("0.30", "1.31.12", "0f5cc49c5e73c0c2bb6e2df56e7df189240d83cf94edfa30946482eb08ec57d2"),
        // github.com/cloudnative-pg/postgres-trunk-containers/pull/82
        NodeImage("0.29", "1.33.1", "050072256b9a903bd914c0b2866828150cb229cea0efe5892e2b644d5dd3b34f"),
        NodeImage("0.29", "1.32.5", "e3b2327e3a5ab8c76f5ece68936e4cafaa82edf58486b769727ab0b3b97a5b0d"),
        NodeImage("0.29", "1.31.9", "b94a3a6c06198d17f59cca8c6f486236fa05e2fb359cbd75dabbfc348a10b211"),
        NodeImage("0.29", "1.30.13", "397209b3d947d154f6641f2d0ce8d473732bd91c87d9575ade99049aa33cd648"),
        // the default image in the program of kind 0.27.0
        NodeImage("0.27", "1.32.2", "f226345927d7e348497136874b6d207e0b32cc52154ad8323129352923a3142f"),
        // github.com/project-codeflare/appwrapper/pull/324
        NodeImage("0.27", "1.29.14", "8703bd94ee24e51b778d5556ae310c6c0fa67d761fae6379c8e0bb480e6fea29"),
    ]
}
