import Theorem

/// What `verify-eq list` prints: the equations, and every name that an option takes.
func listing() -> String {
  let equations = Equation.all.map { "  (\($0.number))  \($0.statement)   \($0.title)" }
  let maps = Catalogue.scalarMaps.map { "  \(padded($0.name, 16)) x = \($0.formula)" }
  let planes = Catalogue.vectorPushforwards.map {
    "  \(padded($0.map.name, 23)) D = \($0.map.dimension)   \(brief($0.map.formula))"
  }
  let refused =
    Catalogue.counterexamples.map {
      "  \(padded($0.name, 16)) x = \($0.formula)   breaks: \($0.breaks.rawValue)"
    }
    + Catalogue.vectorCounterexamples.map {
      "  \(padded($0.name, 16)) x = \($0.formula)   breaks: \($0.breaks.rawValue)"
    }
  let bases = Catalogue.bases.map { "  \(padded($0.name, 16)) \($0.formula)" }
  let mistakes = Mistake.all.map { mistake in
    let numbers = mistake.equations.map(String.init).joined(separator: " ")
    return "  \(padded(mistake.id, 20)) \(padded(numbers, 8)) \(mistake.formula)"
  }
  return """
    equations
    \(equations.joined(separator: "\n"))

    maps of the line (--map)
    \(maps.joined(separator: "\n"))

    maps in D dimensions (--map)
    \(planes.joined(separator: "\n"))

    maps that the theorem refuses (--map)
    \(refused.joined(separator: "\n"))

    base densities (--base)
    \(bases.joined(separator: "\n"))

    known mistakes (--mistake), the equations they are about, and what is written
    \(mistakes.joined(separator: "\n"))

    """
}

/// A formula that fits on a line, or its beginning.
private func brief(_ formula: String) -> String {
  formula.count <= 80 ? formula : formula.prefix(77) + "..."
}

private func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}

/// "; did you mean 'sinh'?" where a known name is near, else nothing.
func suggestion(_ name: String, _ known: [String]) -> String {
  let nearest = known.map { ($0, distance(name, $0)) }.min { $0.1 < $1.1 }
  guard let (word, edits) = nearest, edits <= max(1, name.count / 3) else { return "" }
  return "; did you mean '\(word)'?"
}

/// The number of letters to insert, drop or change to turn one word into the other (Levenshtein).
private func distance(_ a: String, _ b: String) -> Int {
  let b = Array(b)
  var row = Array(0...b.count)
  for (i, letter) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for j in b.indices {
      let change = diagonal + (letter == b[j] ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(change, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[b.count]
}
