@testable import HandWrittenMakefiles
import Foundation
import Makefiles
import Testing

/// The processor time of this thread, which other work on the machine lengthens only a little.
func processorTime(_ body: () throws -> Void) rethrows -> Duration {
    func now() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
    let start = now()
    try body()
    return now() - start
}

@Suite struct LimitTests {
    #if DEBUG
    /// Unoptimised, the same work takes several times as long; what is not linear still shows.
    private static let size = 100_000
    private static let megabyteLimit = Duration.seconds(5)
    #else
    private static let size = 1_000_000
    private static let megabyteLimit = Duration.seconds(1)
    #endif

    @Test(
        "a megabyte takes less than a second when optimised, whatever is in it",
        arguments: [
            "# a comment\nFLAGS_$(N) = -v -p\n\ntest:\n\t@mkdir -p out && cd $(OUT)\n\tginkgo $(FLAGS) --procs=4 ./...\n",
            "GINKGO_FLAGS += -p\nt: ; $(GINKGO) $(GINKGO_FLAGS)\n", "\tginkgo -p\n", "$(", "$(if $(", "$$(", "(", "\"",
            "`",
            "\\\n", "define X\n", "A = $(shell ginkgo -p)\n", "t:\n\tginkgo --procs $(X) -p \\\n\t-p\n",
            "$(call X,$(1)",
            "x:\n\t$(call X,-p)\n", "ginkgo -p;", "X=$$X;", "ginkgo $$X; X=-p;", "$${X:-",
            "nice ginkgo -p; ", "sh -c 'ginkgo -p'; ", "x $(Y) ginkgo ", "echo ginkgo -p | ", "P=4 ./x.sh --procs=4; ",
            "export P=4; ./x.sh; ", "x:\n\tX=\"$$X -p\"; eval \"ginkgo $$X\"\n", ".ONESHELL:\nx:\n\tginkgo -p\n",
            "docker run -p 1 x ginkgo -p; ", "include x\n", "x --procs=4 ginkgo ", "`ginkgo -p` ", "export X = 4\n",
            "X = $(addprefix --procs=,$(X))\n", "\tmake X=-p\n\tginkgo $(X)\n",
        ])
    func megabyte(_ piece: String) {
        let text = "all:\n\t" + String(repeating: piece, count: Self.size / piece.utf8.count)
        let bytes = Array(text.utf8)
        let time = processorTime { _ = HandWrittenMakefile(bytes).processFlags }
        #expect(time < Self.megabyteLimit, "\(time)")
    }

    @Test("a computed name that may stand for any of many variables takes less than a second")
    func manyChoices() {
        let definitions = (0..<500).map { "A_\($0) = -v $(A_$(X)) $(A_$(Y))\n" }.joined()
        let uses = String(repeating: "\tginkgo $(A_$(X)) $(A_$(Y))\n", count: Self.size / 100)
        let bytes = Array((definitions + "x:\n" + uses).utf8)
        let time = processorTime { #expect(!HandWrittenMakefile(bytes).review.isEmpty) }
        #expect(time < .seconds(1), "\(time)")
    }

    @Test("many lines that rollback made alike are taken back in an edited file within a second")
    func alike() {
        let bytes = Array(("t:\n" + String(repeating: "\tginkgo -p\n", count: Self.size / 11)).utf8)
        let makefile = HandWrittenMakefile(bytes)
        let rollback = HandWrittenRollback(original: bytes, flags: makefile.processFlags)
        let edit = Array("# new\n".utf8)
        let time = processorTime { #expect(rollback.undo(edit + makefile.serial).restored == edit + bytes) }
        #expect(time < .seconds(1), "\(time)")
    }

    @Test("a flag that goes over half of a file's lines is taken back in an edited file within a second")
    func longFlag() {
        let half = Self.size / 4
        let text =
            "t:\n\tginkgo --procs \\\n" + String(repeating: "\\\n", count: half) + "4\n"
            + String(repeating: "\n", count: half)
        let bytes = Array(text.utf8)
        let makefile = HandWrittenMakefile(bytes)
        #expect(makefile.processFlags.count == 1)
        let rollback = HandWrittenRollback(original: bytes, flags: makefile.processFlags)
        let edit = Array("# new\n".utf8)
        let time = processorTime { #expect(rollback.undo(edit + makefile.serial).restored == edit + bytes) }
        #expect(time < .seconds(1), "\(time)")
    }

    @Test("a long chain of variables ends") func chain() {
        let lines = (0..<20_000).map { "V\($0) = $(V\($0 + 1))\n" }
        let bytes = Array(("all:\n\tginkgo $(V0) -p\n" + lines.joined()).utf8)
        #expect(HandWrittenMakefile(bytes).processFlags.count == 1)
    }

    @Test("variables that stand for each other end") func circle() {
        let bytes = Array("A = $(B) -p\nB = $(A)\nall:\n\tginkgo $(A)\n".utf8)
        #expect(HandWrittenMakefile(bytes).processFlags.map(\.old) == ["-p"])
    }
}
