import ContainerTools
import Foundation
import Redaction
import YAML

/// The secrets that the profile itself has: values of variables and build arguments whose names say so, and the data of
/// `Secret` objects among its manifests.
package enum KnownSecrets {
    package static func all(in desired: Desired) -> Set<String> {
        var values = desired.allManifests.flatMap { secrets(in: $0.node) }
        for image in desired.images {
            guard case .build(let recipe) = image.source else { continue }
            values += recipe.build.args.filter(\.key.namesSecret).map(\.value)
            values += recipe.build.secretVariables.values.compactMap(\.value)
        }
        // In JSON, a value of several lines is one; elsewhere, each of its lines may stand by itself.
        return Set(values.flatMap { $0.split(whereSeparator: \.isNewline).map(String.init) })
    }

    private static func secrets(in node: Node) -> [String] {
        switch node.content {
        case .scalar: return []
        case .sequence(let items): return items.flatMap(secrets)
        case .mapping(let entries):
            if node["kind"]?.text == "Secret" { return data(ofSecret: node) }
            if let name = node["name"]?.text, name.namesSecret, let value = node["value"]?.text { return [value] }
            return entries.flatMap { secrets(in: $0.value) }
        }
    }

    private static func data(ofSecret secret: Node) -> [String] {
        let encoded = (secret["data"]?.entries ?? []).compactMap(\.value.text)
        let plain = (secret["stringData"]?.entries ?? []).compactMap(\.value.text)
        return encoded + plain + plain.map { Data($0.utf8).base64EncodedString() }
            + encoded.compactMap { Data(base64Encoded: $0).map { String(decoding: $0, as: UTF8.self) } }
    }
}

extension Desired {
    /// Removes the profile's secrets, and anything that looks like one, from text.
    package var redaction: Redaction { Redaction(known: KnownSecrets.all(in: self)) }
}

extension JSONValue {
    /// The value with nothing but the names of the Secrets that are in it.
    package var withoutSecrets: JSONValue {
        switch self {
        case .array(let items): .array(items.map(\.withoutSecrets))
        case .object(let members):
            if self["kind"]?.string == "Secret" {
                .object([
                    "kind": .string("Secret"),
                    "metadata": .object(["name": self["metadata", "name"] ?? .null]),
                    "data": .string(Redaction.mark),
                ])
            } else {
                .object(members.mapValues(\.withoutSecrets))
            }
        default: self
        }
    }
}
