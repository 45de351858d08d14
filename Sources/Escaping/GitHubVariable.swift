/// A variable in a file of environment variables of GitHub's workflows, without the last line break
/// (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#environment-files).
///
/// A line break in the value would start another variable; such a value is enclosed in delimiter lines that do not
/// occur in it.
package func gitHubVariable(_ name: String, _ value: String) -> String {
    guard value.hasScalar(of: "\n\r") else { return "\(name)=\(value)" }
    var delimiter = "ENVBOOT_END"
    while value.unicodeScalars.contains(Array(delimiter.unicodeScalars)) { delimiter += "_" }
    return "\(name)<<\(delimiter)\n\(value)\n\(delimiter)"
}
