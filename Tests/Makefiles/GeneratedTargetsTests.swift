import Diagnostics
import Foundation
import Makefiles
import Programs
import Testing

@Testing.Suite struct GeneratedTargetsTests {
    @Test("help lists every target with its text")
    func help() async throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        _ = try workshop.generate(try workshop.profile())
        let help = try await workshop.make(["help"])
        let names = help.split(separator: "\n").compactMap { $0.split(separator: " ").first }
        #expect(names == ["help", "env-up", "env-down", "env-status", "test-e2e", "test-unit", "test-all"])
        #expect(help.contains("run the suite e2e"))
    }

    @Test("a suite's target runs ginkgo in its folder, with its time-out, a report, and the environment's addresses")
    func suite() async throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        _ = try workshop.generate(try workshop.profile())
        let output = try await workshop.make(["test-e2e", "PROCS=3"])
        #expect(output.contains("folder \(workshop.folder)/test/e2e\n"))
        #expect(output.contains("kubeconfig /home/u/.kube/shop\n"))
        #expect(output.contains("url http://127.0.0.1:9002\n"))
        #expect(output.contains("argument -v\nargument --timeout=900s\nargument --procs=3\n"))
        #expect(output.contains("argument --output-dir=\(workshop.folder)/.envboot/runs/e2e\n"))
        #expect(output.firstMatch(of: /argument --json-report=\d{8}T\d{6}Z-3\.json/) != nil)
    }

    @Test(
        "with KUBERNETES, envboot gets the version as one argument, and the suite the other cluster's kubeconfig",
        arguments: ["1.36", "1.36; touch x", "a\"b $HOME 'c' `touch y` \\"])
    func kubernetes(version: String) async throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        _ = try workshop.generate(try workshop.profile())
        try workshop.program("envboot", "printf 'envboot %s\\n' \"$@\"")
        let output = try await workshop.make(["ENVBOOT=envboot", "test-e2e"], ["KUBERNETES": version])
        #expect(output.contains("envboot --kubernetes\nenvboot \(version)\n"), "\(output)")
        #expect(output.contains("kubeconfig /home/u/.kube/shop-\(version)\n"), "\(output)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: workshop.folder).allSatisfy { $0.count > 1 })
        let down = try await workshop.make(["ENVBOOT=envboot", "env-down", "KUBERNETES=1.36"])
        #expect(down.contains("envboot down\n") && down.contains("envboot --kubernetes\nenvboot 1.36\n"), "\(down)")
        #expect(try await !workshop.make(["ENVBOOT=envboot", "env-up"]).contains("--kubernetes"))
    }

    @Test("the reports of the last 20 runs are kept, with what git calls the sources; other files are left alone")
    func kept() async throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        _ = try workshop.generate(try workshop.profile())
        let script =
            #"for a; do case $a in --output-dir=*) d=${a#*=};; --json-report=*) touch "$d/${a#*=}";; esac; done"#
        try workshop.program("ginkgo", script)
        try workshop.program("git", "[ \"$1\" = describe ] && echo 351f7f1-dirty")
        for hour in 10..<34 {
            try workshop.write("", to: ".envboot/runs/unit/202501\(hour)T000000Z-4-abc.json")
        }
        for name in ["mine.json", "20240101T000000Z-4.json.bak", "20240101T000000Z-4 mine.json"] {
            try workshop.write("", to: ".envboot/runs/unit/\(name)")
        }
        _ = try await workshop.make(["test-unit", "PROCS=3"])
        let files = try FileManager.default.contentsOfDirectory(atPath: workshop.folder + "/.envboot/runs/unit")
            .sorted()
        let reports = files.filter { $0.wholeMatch(of: /\d{8}T\d{6}Z-.*\.json/) != nil && !$0.contains(" ") }
        #expect(reports.count == 20 && files.count == 23)
        #expect(reports.first == "20250115T000000Z-4-abc.json")
        #expect(reports.last?.hasSuffix("Z-3-351f7f1-dirty.json") == true)
        _ = try await workshop.make(["test-unit"], ["ENVBOOT_RUNS": workshop.folder + "/elsewhere"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: workshop.folder + "/elsewhere").count == 1)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: workshop.folder + "/.envboot/runs/unit").count == 23)
    }

    @Test("what the team adds reaches ginkgo as it was written")
    func additions() async throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        _ = try workshop.generate(try workshop.profile())
        let output = try await workshop.make(
            ["test-unit"],
            [
                "GINKGO_FOCUS": "a (b|c) $", "GINKGO_SKIP": "it's", "GINKGO_LABEL": "!slow",
                "GINKGO_FLAGS": "--race --trace",
            ])
        #expect(output.contains("argument --focus=a (b|c) $\n"))
        #expect(
            output.contains("argument --skip=it's\nargument --label-filter=!slow\nargument --race\nargument --trace\n"))
    }

    @Test("a failing suite fails make, and test-all runs the others all the same")
    func failing() async throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        _ = try workshop.generate(try workshop.profile())
        try workshop.program("ginkgo", "echo ran ${PWD##*/}; exit 197")
        let error = try await #require(throws: ProgramError.self) { try await workshop.make(["test-e2e"]) }
        guard case .failed(_, .exited(2), let output) = error else { Issue.record("\(error)"); return }
        #expect(output.contains("Error 197"))
        let all = try await Runner.system(environment: ["PATH": workshop.path, "HOME": "/home/u"]).finish(
            Command("make", ["test-all", "ENVBOOT=true"], directory: workshop.folder, timeout: .seconds(60)))
        #expect(all.status == .exited(2))
        let text = String(decoding: all.output, as: UTF8.self)
        #expect(text.contains("ran e2e") && text.contains("ran unit"))
    }

    @Test("only suites that use the cluster bring the environment up")
    func needs() async throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        _ = try workshop.generate(try workshop.profile())
        try workshop.program("fake-envboot", "echo envboot \"$@\"")
        #expect(
            try await workshop.make(["test-e2e", "ENVBOOT=fake-envboot"]).hasPrefix(
                "envboot up --profile profiles/shop.yaml\n"))
        #expect(try await !workshop.make(["test-unit", "ENVBOOT=fake-envboot"]).contains("envboot up"))
    }

    @Test("a suite that wants the cluster reset has that in place of up")
    func reset() async throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        _ = try workshop.generate(try workshop.profile(reset: true))
        try workshop.program("fake-envboot", "echo envboot \"$@\"")
        let output = try await workshop.make(["test-e2e", "ENVBOOT=fake-envboot"])
        #expect(output.hasPrefix("envboot reset --profile profiles/shop.yaml\n"))
        #expect(!output.contains("envboot up"))
        #expect(try await workshop.make(["help"]).contains("env-reset"))
    }

    @Test(
        "a path of the profile reaches the shell unchanged, whatever is in it",
        arguments: [
            "a b", "$HOME", "$(shell echo x)", "`id`", "#hash", #"\#"#, "per%cent", "it's", #"back\slash"#, "${x}",
            "semi;colon",
            "(paren)", "\"quoted\"", "ä", "a\\\\#b",
            "quote'\u{301}; exit 3 '\u{301}", "$\u{301}HOME", "a #\u{301}", "a\\\u{301}#", "\u{301}accent",
        ])
    func hostilePaths(name: String) async throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        _ = try workshop.generate(try workshop.profile(suite: "test/\(name)"))
        #expect(try await workshop.make(["test-e2e"]).contains("folder \(workshop.folder)/test/\(name)\n"))
    }

    @Test("a suite may be named like a part of the profile", arguments: ["env", "profile", "procs"])
    func suiteName(name: String) async throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        _ = try workshop.generate(try workshop.profile(suiteName: name))
        let output = try await workshop.make(["test-\(name)"])
        #expect(output.contains("folder \(workshop.folder)/test/e2e\nkubeconfig /home/u/.kube/shop\n"))
    }

    @Test("a Makefile in a folder with a space works")
    func spaceInFolder() async throws {
        let workshop = try Workshop("my work")
        defer { workshop.remove() }
        _ = try workshop.generate(try workshop.profile())
        #expect(try await workshop.make(["test-e2e"]).contains("folder \(workshop.folder)/test/e2e\n"))
    }

    @Test("a prefix is in front of every target's name, and two profiles collide without one, or with one name")
    func prefixes() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let plain = try workshop.profile()
        let prefixed = try workshop.profile(extra: "makefile: {prefix: shop-}")
        let generator = try Generator([prefixed], directory: workshop.folder, home: "/home/u")
        #expect(generator.targetNames.allSatisfy { $0.hasPrefix("shop-") })
        var (other, otherPrefixed) = (plain, prefixed)
        (other.name, otherPrefixed.name) = ("bank", "bank")
        #expect(throws: Diagnostic.self) { try Generator([plain, other], directory: "/", home: "/") }
        #expect(throws: Diagnostic.self) { try Generator([plain, prefixed], directory: "/", home: "/") }
        #expect(throws: Never.self) { try Generator([plain, otherPrefixed], directory: "/", home: "/") }
        other.suites = []
        let names = try Generator([plain, other], directory: "/", home: "/").targetNames
        #expect(Set(["env-up", "test-e2e", "bank-env-up"]).isSubset(of: names))
    }

    @Test("the file names no folder of the machine that it was written on")
    func portable() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let text = try workshop.generate(try workshop.profile()).text
        #expect(!text.contains(workshop.folder) && !text.contains("/home/u"))
    }
}
