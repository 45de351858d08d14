import Testing

/// `tune` and `compare --confirm`, with a fake ginkgo whose report depends on the process count.
@Suite struct TuneCommandTests {
    /// Writes a report of one spec, which takes a second, over the process count, and fails as `FAILS` says.
    private static let ginkgo = #"""
        for argument; do case $argument in
            --procs=*) procs=${argument#*=} ;; --output-dir=*) folder=${argument#*=} ;;
            --json-report=*) report=${argument#*=} ;; --focus=*) echo "$argument" >> "$HOME/focus" ;;
        esac; done
        state=passed; [ "$procs" -lt "${FAILS:-100}" ] || state=failed
        cat > "$folder/$report" <<END
        [{"SuiteDescription": "Shop", "SuiteConfig": {"ParallelTotal": $procs}, "StartTime": "2026-11-21T10:00:00Z",
          "RunTime": $((1000000000 / procs)), "SpecReports": [{"LeafNodeType": "It", "LeafNodeText": "sells",
          "State": "$state", "NumAttempts": 1, "ParallelProcess": 1, "StartTime": "2026-11-21T10:00:00Z",
          "EndTime": "2026-11-21T10:00:00.1Z"}]}]
        END
        [ "$state" = passed ]
        """#

    private func shell() async throws -> Shell {
        let profile = Shell.profile.replacing("cluster: true", with: "cluster: false")
        var shell = try Shell(["shop.yaml": profile])
        shell.path = shell.folder + "/bin:" + shell.path
        try shell.writeScript(Self.ginkgo, to: "bin/ginkgo")
        try shell.write("", to: "home/focus")
        _ = try await shell.envboot("gen-makefile")
        return shell
    }

    @Test("tune runs nothing without a yes, and says what it would run")
    func asks() async throws {
        let shell = try await shell()
        defer { shell.remove() }
        let run = try await shell.envboot("tune", "e2e", "--counts", "1,2")
        #expect(run.status == 64)
        #expect(run.errors.contains("e2e is run with 1, 2 processes") && run.errors.contains("Give --yes"))
        #expect(try await shell.envboot("tune", "nosuch").errors.contains("it has: e2e"))
        #expect(try await shell.envboot("tune", "e2e", "--counts", "0").status == 64)
    }

    @Test("tune recommends the fastest, writes it into the profile, and keeps none of its runs")
    func recommends() async throws {
        let shell = try await shell()
        defer { shell.remove() }
        let run = try await shell.envboot("tune", "e2e", "--counts", "1,2", "--yes", "--write")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.hasSuffix("recommended: 2 (the fastest, with 500ms)\n"))
        #expect(try shell.read("profiles/shop.yaml").hasSuffix("procs:\n  use: 2\n"))
        #expect(try await shell.envboot("procs", "--suite", "e2e").output == "2\n")
        let tooMany = try await shell.envboot("tune", "e2e", "--counts", "1,8", "--yes", "--write")
        #expect(tooMany.status == 78 && tooMany.errors.contains("8 processes, and only 2 have a port"))
        #expect(try shell.read("profiles/shop.yaml").hasSuffix("procs:\n  use: 2\n"))
        #expect(try await shell.envboot("runs").output == "no runs are kept here\n")
    }

    @Test("tune recommends and writes nothing if the suite did not run")
    func nothingRan() async throws {
        let shell = try await shell()
        defer { shell.remove() }
        let specs = Self.ginkgo.replacing(/"SpecReports": \[.*?\}\]/.dotMatchesNewlines(), with: #""SpecReports": []"#)
        try shell.writeScript(specs, to: "bin/ginkgo")
        let run = try await shell.envboot("tune", "e2e", "--counts", "1,2", "--yes", "--write")
        #expect(run.status == 1 && run.errors.contains("cannot recommend a process count: no spec ran"))
        #expect(!run.output.contains("recommended:"))
        #expect(try !shell.read("profiles/shop.yaml").contains("use:"))
    }

    @Test("--confirm runs what only the parallel run fails, and tells what it is")
    func confirms() async throws {
        var shell = try await shell()
        defer { shell.remove() }
        try shell.writeScript("FAILS=3\n" + Self.ginkgo, to: "bin/ginkgo")
        let make = "cd \(shell.folder) && PATH=\(shell.path) HOME=\(shell.folder)/home make test-e2e"
        try shell.writeScript("\(make) PROCS=1; sleep 1; \(make) PROCS=4; true", to: "runs.sh")
        try await shell.run("runs.sh")
        let run = try await shell.envboot("compare", "--confirm", "--output", "json")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains(#""confirmed" : "parallel-only""#))
        #expect(try shell.read("home/focus") == String(repeating: "--focus=sells$\n", count: 3))
        try shell.writeScript("FAILS=1\n" + Self.ginkgo, to: "bin/ginkgo")
        shell.path = shell.folder + "/bin:/usr/bin:/bin"
        let plain = try await shell.envboot("compare", "--confirm", "--rollback")
        #expect(plain.output.contains("plain failure: fails alone too  failed, failed, failed"))
        #expect(plain.status == 0 && plain.errors.contains("nothing to roll back: no failure is parallel-only"))
        // A spec that is not found again tells nothing.
        try shell.writeScript(Self.ginkgo.replacing(#""sells""#, with: #""buys""#), to: "bin/ginkgo")
        let unknown = try await shell.envboot("compare", "--confirm", "--rollback")
        #expect(unknown.status == 3, "\(unknown.errors)")
        #expect(unknown.errors.contains("nothing rolled back: "))
        #expect(unknown.errors.contains("1 new failure; 1 could not be run again"))
        try shell.writeScript("true", to: "bin/ginkgo")
        let none = try await shell.envboot("compare", "--confirm")
        #expect(none.status == 1 && none.errors.contains("make test-e2e: ended with status 0, and left no report"))
    }
}
