import Foundation
import Testing

@Suite("The modules in docs/design.md, Package.swift and Sources") struct ModuleTests {
    /// What each module uses, from the table in docs/design.md.
    private static func drawn() throws -> [String: Set<String>] {
        let rows = try Project.text("docs/design.md").matches(of: /(?m)^\| `([A-Za-z-]+)` \|[^|\n]*\|([^|\n]*)\|$/)
        return Dictionary(
            rows.map {
                ($0.output.1.description, Set($0.output.2.matches(of: /`([A-Za-z-]+)`/).map { "\($0.output.1)" }))
            }
        ) { first, _ in first }
    }

    /// The project's own modules that a target depends on, from Package.swift.
    private static func declared(_ module: String) throws -> Set<String> {
        let package = try Project.text("Package.swift")
        let name = try Regex(
            #"(?:module\(\s*|[tT]arget\(\s*name: )"\#(module)"(?:,\s*(?:dependencies: )?\[([^\]]*)\])?"#)
        let list =
            try #require(package.firstMatch(of: name), "\(module) is not in Package.swift").output[1].substring ?? ""
        let products = list.replacing(/\.product\([^)]*\)/, with: "")
        return Set(products.matches(of: /"([A-Za-z-]+)"/).map { "\($0.output.1)" })
    }

    private static func imported(by module: String) throws -> Set<String> {
        let own = Set(try Project.modules)
        let imports = try Project.swiftFiles(in: "Sources/" + module).flatMap {
            try Project.text($0).matches(of: /(?m)^import (\w+)$/).map { "\($0.output.1)" }
        }
        return Set(imports).intersection(own)
    }

    @Test("each module has a row, and each row is a module")
    func rows() throws {
        #expect(try Set(Self.drawn().keys) == Set(Project.modules))
    }

    @Test("a module uses what its row names, no more and no less")
    func arrows() throws {
        let drawn = try Self.drawn()
        for module in try Project.modules where module != "CLibYAML" {
            #expect(try Self.imported(by: module) == drawn[module], "the imports of \(module)")
            #expect(try Self.declared(module) == drawn[module], "the dependencies of \(module) in Package.swift")
        }
    }

    @Test("no file that people write is longer than 250 lines")
    func lengths() throws {
        let files = try Project.swiftFiles(in: "Sources")
        #expect(files.count > 300)
        for file in files {
            let lines = try Project.text(file).count { $0.isNewline }
            #expect(lines <= 250, "\(file) has \(lines) lines")
        }
    }

    @Test("a file is named after a type, an extension or a function in it")
    func names() throws {
        let declaration = /(?m)^(?:[a-z@]\S* )*(?:struct|enum|actor|class|protocol|typealias|extension|func) ([\w.]+)/
        for file in try Project.swiftFiles(in: "Sources") where !file.hasSuffix("/main.swift") {
            let name = file.split(separator: "/").last?.split(separator: ".").first?.split(separator: "+").first ?? ""
            let declared = try Project.text(file).matches(of: declaration).flatMap {
                $0.output.1.split(separator: ".").map { $0.lowercased() }
            }
            #expect(declared.contains(name.lowercased()), "\(file) declares \(Set(declared).sorted())")
        }
    }
}
