/// A value of a YAML document: a scalar, a sequence or a mapping, and where it stands.
///
/// Nodes are equal where their content, styles and tags are; where they stand is not compared.
package struct Node: Sendable {
    /// What the node holds.
    package enum Content: Hashable, Sendable {
        /// A single value.
        case scalar(Scalar)
        /// A list.
        case sequence([Node])
        /// Keys and values in the order of the text.
        case mapping([Entry])
    }

    /// A key of a mapping and its value.
    package struct Entry: Hashable, Sendable {
        /// The key, which is nearly always a scalar.
        package var key: Node
        /// The key's value.
        package var value: Node

        /// Makes an entry of a mapping.
        package init(key: Node, value: Node) {
            self.key = key
            self.value = value
        }
    }

    /// A single value as the text has it, before it is taken for a number, a truth value or text.
    package struct Scalar: Hashable, Sendable {
        /// The text without its quotes, with escapes resolved.
        package var text: String
        /// How the text is written.
        package var style: Style

        /// Makes a scalar.
        package init(text: String, style: Style) {
            self.text = text
            self.style = style
        }
    }

    /// The ways in which YAML writes a scalar.
    package enum Style: Hashable, Sendable, CaseIterable {
        /// Without quotes: only such a scalar can be a number, a truth value or nothing.
        case plain
        /// In `'`.
        case singleQuoted
        /// In `"`.
        case doubleQuoted
        /// After `|`, line for line.
        case literal
        /// After `>`, lines joined.
        case folded
    }

    /// What the node holds.
    package var content: Content
    /// The explicit tag in full, such as `tag:yaml.org,2002:str` for `!!str`, or `!name`.
    package var tag: String?
    /// Where the node begins.
    package var mark: Mark
    /// Just behind the node's last character. A block's end is where the next thing begins.
    package var end: Mark

    /// Makes a node.
    package init(_ content: Content, tag: String? = nil, mark: Mark = .start, end: Mark = .start) {
        self.content = content
        self.tag = tag
        self.mark = mark
        self.end = end
    }
}

extension Node: Hashable {
    /// Whether two nodes say the same in the same style, wherever they stand.
    package static func == (left: Node, right: Node) -> Bool {
        left.content == right.content && left.tag == right.tag
    }

    /// Hashes what is compared.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(content)
        hasher.combine(tag)
    }
}
