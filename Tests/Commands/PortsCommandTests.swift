import Foundation
import Templates
import Testing

@Suite struct PortsCommandTests {
    private static let bank = Shell.profile.replacing("name: shop", with: "name: bank")
        .replacing("cluster: {kubeconfig: \"~/it's/shop\"}\n", with: "")
    private static let apart = bank.replacing("base: 9000", with: "base: 9100")

    @Test("the table has every profile, and a collision is named with both places")
    func table() async throws {
        let shell = try Shell(["shop.yaml": Shell.profile, "bank.yaml": Self.bank])
        defer { shell.remove() }
        let run = try await shell.envboot("ports")
        #expect(run.status == 0)
        #expect(
            run.output == """
                PROFILE  CLUSTER  SERVICE  NODE PORT  HOST PORT  PROCESSES  PLACE
                bank     bank     shop         30080  -          9001-9002  profiles/bank.yaml:5
                shop     shop     shop         30080  -          9001-9002  profiles/shop.yaml:6
                profiles/shop.yaml:7: error: host ports 9001-9002 are also in profiles/bank.yaml:6
                hint: set ports.base to 8080: 8081-8082 are free

                """)
        #expect(try await shell.envboot("ports", "--check").status == 3)
        #expect(try await shell.envboot("ports", "--check", "--profile", "profiles/shop.yaml").status == 0)
        try shell.write(Self.apart, to: "profiles/bank.yaml")
        #expect(try await shell.envboot("ports", "--check").status == 0)
        try shell.write(Self.bank, to: "elsewhere.yaml")
        let named = try await shell.envboot(
            "ports", "--check", "--profile", "profiles/shop.yaml", "--profile", "elsewhere.yaml")
        #expect(named.status == 3 && named.output.contains("elsewhere.yaml:6: error: host ports 9001-9002"))
    }

    @Test("a port mapped by a kind template is listed, and collides with itself in another cluster")
    func templates() async throws {
        let shell = try Shell(["shop.yaml": Shell.profile, "bank.yaml": Self.apart])
        defer { shell.remove() }
        let builtIn = Embedded.templates["kind.yaml"] ?? ""
        func write(_ hostPort: Int) throws {
            let mapping = "extraPortMappings:\n      - {containerPort: 80, hostPort: \(hostPort)}\n"
            try shell.write(
                builtIn.replacing("extraPortMappings:\n", with: mapping), to: "templates/kind.yaml")
        }
        try write(8480)
        let run = try await shell.envboot("ports", "--check")
        #expect(run.status == 3)
        #expect(
            run.output.contains("bank     bank     -               80       8480  -          profiles/bank.yaml:2\n"),
            "\(run)")
        #expect(
            run.output.hasSuffix(
                """
                profiles/shop.yaml:3: error: host port 8480 is also in profiles/bank.yaml:2
                hint: templates/kind.yaml:37 maps it for every profile that uses this template

                """), "\(run)")
        #expect(try await shell.envboot("ports", "--check", "--profile", "profiles/shop.yaml").status == 0)
        try write(9001)
        let broken = try await shell.envboot("ports", "--check")
        #expect(broken.status == 78)
        #expect(broken.errors.contains("templates/kind.yaml:39: host port 9001 is mapped twice"), "\(broken)")
        let validate = try await shell.envboot("validate", "profiles/shop.yaml")
        #expect(validate.status == 78)
        #expect(
            validate.output.contains("templates/kind.yaml:39: error: host port 9001 is mapped twice"), "\(validate)")
        #expect(try await shell.envboot("validate", "profiles/bank.yaml").status == 0)
    }

    @Test("JSON has the same")
    func json() async throws {
        let shell = try Shell(["shop.yaml": Shell.profile, "bank.yaml": Self.bank])
        defer { shell.remove() }
        struct Result: Decodable {
            struct Port: Decodable { var profile: String; var nodePort: Int?; var firstProcessPort: Int? }
            struct Collision: Decodable { var file: String; var line: Int; var otherFile: String; var otherLine: Int }
            var ports: [Port]
            var collisions: [Collision]
        }
        let result = try JSONDecoder().decode(
            Result.self, from: Data(try await shell.envboot("ports", "--output", "json").output.utf8))
        #expect(result.ports.map(\.profile) == ["bank", "shop"] && result.ports[0].firstProcessPort == 9001)
        let places = result.collisions.map { "\($0.file):\($0.line) \($0.otherFile):\($0.otherLine)" }
        #expect(places == ["profiles/shop.yaml:7 profiles/bank.yaml:6"])
    }

    @Test("a broken profile is reported, and the others are still shown")
    func broken() async throws {
        let shell = try Shell(["shop.yaml": Shell.profile, "bank.yaml": "name: bank\n"])
        defer { shell.remove() }
        try shell.write("<!-- envboot ports: begin -->\n<!-- envboot ports: end -->\n", to: "ports.md")
        let run = try await shell.envboot("ports")
        #expect(run.status == 78)
        #expect(run.errors.contains("profiles/bank.yaml:1:1: error: missing key 'apiVersion'"))
        #expect(run.output.contains("shop     shop     shop         30080"))
        #expect(try await shell.envboot("ports", "--markdown", "ports.md").status == 78)
        #expect(try shell.read("ports.md") == "<!-- envboot ports: begin -->\n<!-- envboot ports: end -->\n")
    }

    @Test("the table of a document is kept up to date between its markers, and --check tells that it is not")
    func markdown() async throws {
        let shell = try Shell(["shop.yaml": Shell.profile, "bank.yaml": Self.apart])
        defer { shell.remove() }
        let table = try await shell.envboot("ports", "--markdown").output
        #expect(table.contains("| `profiles/shop.yaml` | shop | shop | 30080 |  | 9001-9002 |\n"))
        try shell.write("# Ports\n", to: "ports.md")
        let missing = try await shell.envboot("ports", "--markdown", "ports.md")
        #expect(missing.status == 1)
        let markers = "<!-- envboot ports: begin -->\n<!-- envboot ports: end -->"
        #expect(missing.errors.contains("where the table is to be:\n\(markers)"))
        try shell.write("# Ports\n<!-- envboot ports: begin -->\n<!-- envboot ports: end -->\nmine\n", to: "ports.md")
        #expect(try await shell.envboot("ports", "--markdown", "ports.md", "--check").status == 3)
        #expect(try await shell.envboot("ports", "--markdown", "ports.md").output == "wrote ports.md\n")
        #expect(
            try shell.read("ports.md")
                == "# Ports\n<!-- envboot ports: begin -->\n\n\(table)\n<!-- envboot ports: end -->\nmine\n")
        #expect(try await shell.envboot("ports", "--markdown", "ports.md").output.hasPrefix("nothing to do"))
        #expect(try await shell.envboot("ports", "--markdown", "ports.md", "--check").status == 0)
        #expect(try await shell.envboot("ports", "--markdown", "nowhere.md").status == 1)
        #expect(try await shell.envboot("ports", "ports.md").status == 64)
    }

    @Test("without any profile, the error says how to get one")
    func none() async throws {
        let shell = try Shell([:])
        defer { shell.remove() }
        let run = try await shell.envboot("ports")
        #expect(run.status == 78 && run.errors.contains("envboot init NAME"))
    }
}
