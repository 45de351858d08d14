extension NodeImage {
    /// The node images that are known. Above each are two public sources that have the same digest: threads by their
    /// repository, files by their number in the index of public files in which they were found.
    static let published = [
        // polarsquad/krops#112 (kind's release notes); file 70883160846 (with kind 0.33.0)
        NodeImage("0.33", "1.37.0", "a1ed56cfb0e7b93589bdf97c8cd566405a265939e3620fc4f5de89adff580ae5"),
        // polarsquad/krops#112 (kind's release notes); file 58250190976 (with kind 0.33.0)
        NodeImage("0.33", "1.36.4", "099e049362a1526b2db71494e1947aae99bd16290d7c895f2b7ea312e3cbfaed"),
        // polarsquad/krops#112 (kind's release notes); file 70344671064 (with kind 0.33.0)
        NodeImage("0.33", "1.35.8", "07b2536e30b803ed61d1677a79df6115f798ce64c80f9e22f6ed45afd09323c0"),
        // file 62894572402 (with kind 0.32.0); file 54521309947 (with kind 0.32.0)
        NodeImage("0.32", "1.36.1", "3489c7674813ba5d8b1a9977baea8a6e553784dab7b84759d1014dbd78f7ebd5"),
        // file 70423193711 (with kind 0.31.0); file 54326921955
        NodeImage("0.31", "1.35.0", "452d707d4862f52530247495d180205e029056831160e22870e37e3f6c1ac31f"),
        // file 70085498095 (with the release 0.30.0); file 68286569140 (with kind 0.30.0)
        NodeImage("0.30", "1.34.0", "7416a61b42b1662ca6ca89f02028ac133a309a2a30ba309614e8ec94d976dc5a"),
        // file 53818073781 (with kind 0.29.0); file 70099543342 (with kind 0.29.0)
        NodeImage("0.29", "1.33.1", "050072256b9a903bd914c0b2866828150cb229cea0efe5892e2b644d5dd3b34f"),
        // file 53818073781 (with kind 0.29.0); file 7150968310
        NodeImage("0.29", "1.32.5", "e3b2327e3a5ab8c76f5ece68936e4cafaa82edf58486b769727ab0b3b97a5b0d"),
        // file 60844566648 (kind's release notes); file 32563314051
        NodeImage("0.28", "1.32.5", "36187f6c542fa9b78d2d499de4c857249c5a0ac8cc2241bef2ccd92729a7a259"),
        // file 56508811983 (with kind 0.27.0); file 31032304693 (with kind 0.27.0)
        NodeImage("0.27", "1.32.2", "f226345927d7e348497136874b6d207e0b32cc52154ad8323129352923a3142f"),
    ]
}
