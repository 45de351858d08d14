import Testing

@testable import Onboarding

@Suite struct DockerfileTests {
    @Test(
        "EXPOSE gives the ports of the last stage and those that it begins from, with their lines",
        arguments: [
            ("FROM a\nEXPOSE 8080\n", ["8080:2"]),
            ("FROM a\nexpose 8080/tcp 53/udp\n", ["8080:2"]),
            ("FROM a\nEXPOSE \\\n # a comment\n 8080 \\\n 9090\n", ["8080:2", "9090:2"]),
            ("FROM a AS base\nEXPOSE 80\nFROM b AS build\nEXPOSE 81\nFROM base\nEXPOSE 82\n", ["80:2", "82:6"]),
            (
                "ARG PORT=8080\nFROM a\nENV OTHER 9090\nEXPOSE ${PORT}\nEXPOSE $OTHER ${NONE:-70}\n",
                ["8080:4", "9090:5", "70:5"]
            ),
            ("FROM a\nRUN <<EOF\nEXPOSE 1\nEOF\nEXPOSE 7000-7009\n", ["7000:5"]),
            ("FROM a\r\nEXPOSE 8080\r\n", ["8080:2"]),
            ("FROM a\n# EXPOSE 1\nRUN echo EXPOSE 2\nEXPOSE $UNKNOWN 0 65536 99999999999999999999\n", []),
            ("", []), ("\\", []), ("FROM", []), ("FROM a AS a\nFROM a AS a\nEXPOSE 80", ["80:3"]),
        ])
    func ports(text: String, expected: [String]) {
        #expect(Dockerfile(text).ports.map { "\($0.number):\($0.line)" } == expected)
    }

    @Test(
        "HEALTHCHECK gives the path that it asks for",
        arguments: [
            ("HEALTHCHECK CMD curl -f http://localhost:8080/healthz || exit 1", "/healthz 8080"),
            (#"HEALTHCHECK --interval=5s CMD ["wget", "-q", "http://127.0.0.1/up"]"#, "/up nil"),
            ("HEALTHCHECK NONE", nil), ("HEALTHCHECK CMD pg_isready", nil),
        ])
    func healthCheck(line: String, expected: String?) {
        let check = Dockerfile("FROM a\n\(line)\n").healthCheck
        #expect(check.map { "\($0.path) \($0.port.map(String.init) ?? "nil")" } == expected)
    }

    @Test("what is copied from the context is known, and what comes from elsewhere is not taken for it")
    func copied() {
        let dockerfile = Dockerfile(
            """
            FROM a
            COPY --chown=1 go.mod *.go ./
            COPY --from=build /x /y
            COPY ["with space", "/z"]
            ADD https://example.com/a /b
            COPY $HERE /c
            """)
        #expect(dockerfile.copiedPaths == ["go.mod", "*.go", "with", "space"])
    }

    @Test("the context is the Go module's folder, or the nearest one with what is copied")
    func context() throws {
        let folder = try Folder([
            "go.mod": "", "docker/app.Dockerfile": "", "main.go": "", "services/pay/Dockerfile": "",
            "services/pay/go.mod": "", "web/build/Dockerfile": "", "web/package.json": "",
        ])
        defer { folder.remove() }
        let repository = Repository(at: folder.path)
        func context(_ path: String, _ copy: String) -> String {
            let context = BuildContext(of: path, Dockerfile("FROM a\nCOPY \(copy) ./\n"), in: repository)
            return "\(context.folder) \(context.dockerfile)"
        }
        #expect(context("docker/app.Dockerfile", "go.mod *.go") == ". docker/app.Dockerfile")
        #expect(context("services/pay/Dockerfile", ".") == "services/pay Dockerfile")
        #expect(context("services/pay/Dockerfile", "main.go") == ". services/pay/Dockerfile")
        #expect(context("services/pay/Dockerfile", "nowhere") == ". services/pay/Dockerfile")
    }
}
