import Testing

@testable import YAML

@Suite("The core schema")
struct CoreSchemaTests {
    static let meanings: [(String, Node.Value)] = [
        ("", .null), ("~", .null), ("null", .null), ("Null", .null), ("NULL", .null), ("nUll", .string("nUll")),
        ("true", .bool(true)), ("True", .bool(true)), ("TRUE", .bool(true)), ("tRUE", .string("tRUE")),
        ("false", .bool(false)), ("False", .bool(false)), ("FALSE", .bool(false)),
        ("yes", .string("yes")), ("no", .string("no")), ("on", .string("on")), ("off", .string("off")),
        ("y", .string("y")), ("n", .string("n")),
        ("0", .int(0)), ("12", .int(12)), ("012", .int(12)), ("-7", .int(-7)), ("+7", .int(7)), ("0o14", .int(12)),
        ("0x1F", .int(31)), ("0xc", .int(12)), ("-0", .int(0)),
        ("0o", .string("0o")), ("0o8", .string("0o8")), ("0x", .string("0x")), ("0xg", .string("0xg")),
        ("0x-1", .string("0x-1")), ("-0x1", .string("-0x1")), ("0b1", .string("0b1")), ("1_000", .string("1_000")),
        ("12:30", .string("12:30")), ("+-1", .string("+-1")), ("--1", .string("--1")), ("-", .string("-")),
        ("９", .string("９")), ("9223372036854775807", .int(.max)), ("9223372036854775808", .float(0x1p63)),
        ("1.5", .float(1.5)), (".5", .float(0.5)), ("1.", .float(1)), ("1e3", .float(1000)), ("-1.5E-1", .float(-0.15)),
        ("+1.5", .float(1.5)), (".inf", .float(.infinity)), ("-.INF", .float(-.infinity)), ("+.Inf", .float(.infinity)),
        (".", .string(".")), ("e3", .string("e3")), (".e3", .string(".e3")), ("1e", .string("1e")),
        ("inf", .string("inf")),
        ("nan", .string("nan")), ("1.5.2", .string("1.5.2")), ("1.2e3.4", .string("1.2e3.4")),
        ("-.nan", .string("-.nan")),
        ("0x1p3", .string("0x1p3")), ("1 2", .string("1 2")), ("v1.36.1", .string("v1.36.1")),
    ]

    @Test("A plain scalar means what YAML 1.2 says", arguments: meanings)
    func plain(text: String, value: Node.Value) {
        #expect(Node.scalar(text).scalarValue == value)
    }

    @Test("A scalar in any other style is text", arguments: Node.Style.allCases.filter { $0 != .plain })
    func quoted(style: Node.Style) {
        for (text, _) in Self.meanings { #expect(Node.scalar(text, style).scalarValue == .string(text)) }
    }

    @Test("Not a number is a number")
    func notANumber() {
        #expect(Node.scalar(".nan").float?.isNaN == true)
    }

    @Test("An explicit tag decides, and a text that does not fit it means nothing")
    func tags() throws {
        #expect(try document("!!str 12").scalarValue == .string("12"))
        #expect(try document("!!int '12'").scalarValue == .int(12))
        #expect(try document("!!int 1.5").scalarValue == nil)
        #expect(try document("!!bool 'true'").scalarValue == .bool(true))
        #expect(try document("!!float 1.5").scalarValue == .float(1.5))
        #expect(try document("!!null ''").scalarValue == .null)
        #expect(try document("!secret 12").scalarValue == nil)
    }

    @Test("Each accessor answers for its type only, and float for whole numbers too")
    func accessors() throws {
        let root = try document("{s: no, i: 012, f: 1.5, b: true, n: ~, q: '12', l: []}")
        #expect(["s", "i", "f", "b", "n", "q", "l"].map { root[$0]?.string } == ["no", nil, nil, nil, nil, "12", nil])
        #expect(["s", "i", "f", "b", "n", "q", "l"].map { root[$0]?.int } == [nil, 12, nil, nil, nil, nil, nil])
        #expect(["s", "i", "f", "b", "n", "q", "l"].map { root[$0]?.float } == [nil, 12, 1.5, nil, nil, nil, nil])
        #expect(["s", "i", "f", "b", "n", "q", "l"].map { root[$0]?.bool } == [nil, nil, nil, true, nil, nil, nil])
        #expect(
            ["s", "i", "f", "b", "n", "q", "l"].map { root[$0]?.isNull } == [
                false, false, false, false, true, false, false,
            ])
    }
}
