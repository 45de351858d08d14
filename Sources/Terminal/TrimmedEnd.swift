/// The text without spaces at its end.
func trimmedEnd(_ text: String) -> String {
    var rest = text[...]
    while rest.last == " " { rest.removeLast() }
    return String(rest)
}
