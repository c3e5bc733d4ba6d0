import Kit
import Theorem

extension Arguments {
  /// One interval, or one a coordinate after commas; none where none was typed.
  func intervals(_ parameters: Parameters = Parameters()) throws(Failure) -> [Domain] {
    guard let on else { return [] }
    if Region.isOne(on) {
      guard let first = steps.first else {
        throw Failure("--on \(on) speaks of a map's variables; give an interval, or a --forward: --on -1...1")
      }
      do throws(FormulaError) {
        return try Region(on, of: FormulaList(map: first.forward, with: parameters)).box
      } catch {
        throw Failure("--on: \(error.description)")
      }
    }
    var found: [Domain] = []
    for part in on.splitAtCommas { found.append(try interval(part, parameters)) }
    return found
  }

  /// "a...b", with a < b, each a number, a constant such as pi/2 or of the parameters; "-inf" and "inf" allowed.
  private func interval(_ text: String, _ parameters: Parameters) throws(Failure) -> Domain {
    func end(_ text: Substring) -> Double? {
      let text = text.trimmed
      return Double(text) ?? (try? ConstantExpression(text, with: parameters))?.double
    }
    guard let dots = text.firstRange(of: "..."), let a = end(text[..<dots.lowerBound]),
      let b = end(text[dots.upperBound...]), !a.isNaN, !b.isNaN
    else {
      throw Failure("--on takes an interval a...b, not '\(text)'; try: --on -1.5...1.5")
    }
    guard a < b else {
      throw Failure(
        "--on \(text) is empty: its lower end is not below its upper end; try: --on \(decimal(Swift.min(a, b)))...\(decimal(a == b ? b + 1 : Swift.max(a, b)))"
      )
    }
    return Domain(a, b)
  }

  func levels(_ text: String) throws(Failure) -> Set<Evidence> {
    var levels: Set<Evidence> = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let level = Evidence(rawValue: String(word)) else {
        let known = Evidence.allCases.map(\.rawValue).joined(separator: ",")
        throw Failure("'\(word)' is not a level of evidence; try: --evidence \(known)")
      }
      levels.insert(level)
    }
    return levels
  }
}

/// A whole number of an option.
func whole(_ name: String, _ text: String, _ range: ClosedRange<Int>, example: Int) throws(Failure) -> Int {
  guard let n = Int(text), range.contains(n) else {
    throw Failure(
      "\(name) takes a whole number from \(range.lowerBound) to \(range.upperBound), not '\(text)'; try: \(name) \(example)"
    )
  }
  return n
}

extension String {
  /// The parts between commas outside parentheses.
  fileprivate var splitAtCommas: [String] {
    var parts = [""]
    var depth = 0
    for character in self {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if character == ",", depth == 0 {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts.map(\.trimmed)
  }
}

/// What `--let` gives names to: one value each, or several, all of which must hold.
struct ParameterGrid {
  /// A name with its values, in the order of the options.
  private(set) var values: [(name: String, texts: [String])] = []

  /// So many settings at most: each is a run of its own.
  static let most = 64

  /// Takes "sigma=0.5", "sigma=0.5,1,2" or "sigma=0.5, mu=1".
  mutating func take(_ text: String) throws(Failure) {
    var name: String?
    for part in text.splitAtCommas {
      var value = part
      if let equals = part.firstIndex(of: "="), !"<>=".contains(part[..<equals].last ?? " ") {
        name = part[..<equals].trimmed
        value = part[part.index(after: equals)...].trimmed
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
}
