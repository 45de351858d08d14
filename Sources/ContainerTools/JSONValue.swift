import Foundation
import Programs

extension Runner {
    /// Runs a command that prints JSON and decodes it.
    package func decode<Decoded: Decodable>(_: Decoded.Type, from command: Command) async throws -> Decoded {
        try Self.decoded(try await run(command), printedBy: command)
    }

    /// What a command printed, decoded; a ``ProgramError/unreadable`` says what did not fit.
    package static func decoded<Decoded: Decodable>(_ output: [UInt8], printedBy command: Command) throws -> Decoded {
        do {
            return try JSONDecoder().decode(Decoded.self, from: Data(output))
        } catch let error as DecodingError {
            throw ProgramError.unreadable(command, reason: error.explanation)
        }
    }
}

extension DecodingError {
    fileprivate var explanation: String {
        switch self {
        case .keyNotFound(let key, _): "no '\(key.stringValue)' in its JSON"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            "\(context.codingPath.map(\.stringValue).joined(separator: ".")): \(context.debugDescription)"
        case .dataCorrupted: "it is no JSON"
        @unknown default: "it is not the JSON that was expected"
        }
    }
}

/// Any JSON value, for Kubernetes objects of every kind.
package enum JSONValue: Codable, Hashable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([String: JSONValue].self) {
            self = .object(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .array(value)
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else {
            self = .null
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .string(let value): try container.encode(value)
        case .array(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }

    package subscript(path: String...) -> JSONValue? {
        path.reduce(self as JSONValue?) { value, key in
            guard case .object(let members) = value else { return nil }
            return members[key]
        }
    }

    package var string: String? { if case .string(let value) = self { value } else { nil } }
    package var int: Int? { if case .number(let value) = self { Int(exactly: value) } else { nil } }
    package var array: [JSONValue]? { if case .array(let value) = self { value } else { nil } }
}

extension JSONValue {
    /// A condition of a Kubernetes object, where it holds.
    package func condition(_ type: String) -> JSONValue? {
        self["status", "conditions"]?.array?.first {
            $0["type"]?.string == type && $0["status"]?.string == "True"
        }
    }
}
