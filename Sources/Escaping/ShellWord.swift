/// A word quoted for a POSIX shell; left bare where nothing in it is special.
package func shellWord(_ word: String) -> String {
    let bare = word.unicodeScalars.allSatisfy {
        $0.isASCII
            && ($0.properties.isAlphabetic || $0.properties.numericType != nil || "_-./:=,@%+".contains(Character($0)))
    }
    if bare && !word.isEmpty { return word }
    return "'" + word.replacingScalars { $0 == "'" ? #"'\''"# : nil } + "'"
}
