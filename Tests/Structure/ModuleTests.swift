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

    /// The modules of the compiler and of the system, which no target declares.
    private static let systemModules: Set = [
        "Darwin", "Dispatch", "Foundation", "FoundationNetworking", "FoundationXML", "Glibc", "Synchronization",
        "System", "Testing",
    ]

    /// What a target depends on, from Package.swift: the project's own targets and the libraries' products.
    private static func declared(_ target: String, by function: String) throws -> Set<String> {
        let package = try Project.text("Package.swift")
        let name = try Regex(#"\#(function)\(\s*(?:name: )?"\#(target)"(?:,\s*(?:dependencies: )?\[([^\]]*)\])?"#)
        let list =
            try #require(package.firstMatch(of: name), "\(target) is not in Package.swift").output[1].substring ?? ""
        let names = list.replacing(/, package: "[^"]*"/, with: "").matches(of: /"([\w-]+)"/)
        return Set(names.map { String($0.output.1).replacing("-", with: "_") })
    }

    private static func imported(in folder: String) throws -> Set<String> {
        let statement = /(?m)^\s*(?:[@\w()]+ )*import (?:(?:struct|class|enum|protocol|typealias|func|let|var) )?(\w+)/
        let imports = try Project.swiftFiles(in: folder).flatMap {
            try Project.text($0).matches(of: statement).map { "\($0.output.1)" }
        }
        return Set(imports).subtracting(systemModules)
    }

    @Test("each module has a row, and each row is a module")
    func rows() throws {
        #expect(try Set(Self.drawn().keys) == Set(Project.modules))
    }

    @Test("a module uses what its row names, no more and no less")
    func arrows() throws {
        let drawn = try Self.drawn()
        let own = Set(try Project.modules)
        for module in own where module != "CLibYAML" {
            let imported = try Self.imported(in: "Sources/" + module)
            #expect(imported.intersection(own) == drawn[module], "the imports of \(module)")
        }
    }

    /// An import that is not declared compiles whenever something else has built that module before, so it fails
    /// on some machines only.
    @Test("a target declares the modules that it imports, libraries and tests included, and no others")
    func declarations() throws {
        var targets = try Project.modules.filter { $0 != "CLibYAML" }.map {
            (name: $0, function: "(?:module|[tT]arget)", folder: "Sources/" + $0)
        }
        targets += [
            ("envboot-bench", "Benchmarks"), ("FuzzProperties", "Fuzzing/Properties"),
            ("envboot-fuzz", "Fuzzing/Program"), ("Hostile", "Tests/Hostile"),
        ].map { (name: $0, function: "[tT]arget", folder: $1) }
        let suites = try Project.text("Package.swift").matches(of: /\btests\(\s*"(\w+)"/).map { "\($0.output.1)" }
        #expect(suites.count > 10)
        targets += suites.map { ($0, #"\btests"#, "Tests/" + $0) }
        for (name, function, folder) in targets {
            let imported = try Self.imported(in: folder)
            // Tests that run the program depend on it without importing it.
            let declared = try Self.declared(name, by: function).subtracting(["envboot"])
            #expect(declared == imported, "\(name) in Package.swift, and the imports in \(folder)")
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
