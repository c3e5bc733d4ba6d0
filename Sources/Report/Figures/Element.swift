import Theorem

/// One element of a picture: `<name attributes>children</name>`.
///
/// Numbers are written with two decimals and attributes in alphabetical order, one element a line, so that a
/// changed picture is a readable diff.
struct Element: Sendable {
  let name: String
  var attributes: [String: String]
  var children: [Element] = []
  /// Text, already escaped; an element has text or children, not both.
  var content: String?

  init(
    _ name: String, _ attributes: [String: String] = [:], _ children: [Element] = [], content: String? = nil
  ) {
    self.name = name
    self.attributes = attributes
    self.children = children
    self.content = content
  }

  func written(indent: String = "") -> String {
    let words = attributes.sorted { $0.key < $1.key }.map { " \($0.key)=\"\($0.value.markup)\"" }.joined()
    if let content { return "\(indent)<\(name)\(words)>\(content)</\(name)>\n" }
    if children.isEmpty { return "\(indent)<\(name)\(words)/>\n" }
    let inner = children.map { $0.written(indent: indent + " ") }.joined()
    return "\(indent)<\(name)\(words)>\n\(inner)\(indent)</\(name)>\n"
  }
}

/// `x` rounded to two decimals, without trailing zeros: "12.5", "-0.25", "0".
func pixels(_ x: Double) -> String {
  precondition(x.isFinite && x.magnitude < 1e9, "a picture has no place for \(x)")
  let hundredths = Int((x * 100).rounded())
  let (whole, rest) = (hundredths.magnitude / 100, hundredths.magnitude % 100)
  let tail = rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
  return (hundredths < 0 ? "-" : "") + "\(whole)" + tail
}
