/// placeholder until generated
public enum Embedded { public static let templates: [String: String] = [:]; public static let profiles: [String: String] = [:] }
