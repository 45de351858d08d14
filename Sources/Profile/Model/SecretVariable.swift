/// A secret of a build that is in an environment variable of envboot's. Its value is not part of any text made of it.
package struct SecretVariable: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible {
    /// The variable's name.
    package var name: String
    /// Its value; nil if it is not set.
    package var value: String?

    /// Makes a secret of a variable.
    package init(name: String, value: String?) {
        self.name = name
        self.value = value
    }

    /// The variable's name, as a shell refers to it.
    package var description: String { "$" + name }
    /// The same.
    package var debugDescription: String { description }
}
