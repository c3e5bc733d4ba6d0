import Kit
import Theorem

/// What `--let` gives names to: one value each, or several, all of which must hold.
struct Settings {
  /// A name with its values, in the order of the options.
  private(set) var values: [(name: String, texts: [String])] = []

  /// So many settings at most: each is a run of its own.
  static let most = 64

  /// Takes "sigma=0.5", "sigma=0.5,1,2" or "sigma=0.5, mu=1".
  mutating func take(_ text: String) throws(Failure) {
    var name: String?
    for part in Self.split(text) {
      var value = part
      if let equals = part.firstIndex(of: "="), !"<>=".contains(part[..<equals].last ?? " ") {
        name = Self.trimmed(part[..<equals])
        value = Self.trimmed(part[part.index(after: equals)...])
        if values.contains(where: { $0.name == name }) {
          throw Failure(
            "--let gives \(name ?? "") a value twice; for several at once: --let \"\(name ?? "a")=0.5,1,2\"")
        }
        values.append((name ?? "", []))
      }
      guard let name, !name.isEmpty, !value.isEmpty else {
        throw Failure("--let takes a name and its value, not '\(text)'; try: --let sigma=0.5")
      }
      values[values.count - 1].texts.append(value)
    }
  }

  /// Each combination of the values, the last name's changing fastest; one without parameters where there are none.
  func all() throws -> [Parameters] {
    let count = values.reduce(1) { $0 * $1.texts.count }
    guard count <= Self.most else {
      throw Failure("--let asks for \(count) settings, each a run of its own; give at most \(Self.most)")
    }
    var all = [Parameters()]
    for (name, texts) in values {
      all = try all.flatMap { before in
        try texts.map { text in
          var parameters = before
          do throws(FormulaError) {
            try parameters.set(name, to: text)
          } catch {
            throw Failure(
              "--let \(name)=\(text): \(error.description)\(error.formula == name ? "" : "\n\(error.description)")"
            )
          }
          return parameters
        }
      }
    }
    return all
  }

  /// At commas outside parentheses.
  static func split(_ text: String) -> [String] {
    var parts = [""]
    var depth = 0
    for character in text {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if character == ",", depth == 0 {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts.map { trimmed($0[...]) }
  }

  static func trimmed(_ text: Substring) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
