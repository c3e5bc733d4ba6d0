import Report
import Theorem

/// What `verify-eq list` prints: the equations, and every name that an option takes.
func listing(_ part: String? = nil) -> String {
  let equations = Equation.all.map { "  (\($0.number))  \($0.statement)   \($0.title)" }
  let maps = Catalogue.scalarMaps.map { "  \($0.name.padded(to: 16)) x = \($0.formula)" }
  let planes = Catalogue.vectorPushforwards.map {
    "  \($0.map.name.padded(to: 23)) D = \($0.map.dimension)   \(brief($0.map.formula))"
  }
  let refused =
    Catalogue.counterexamples.map {
      "  \($0.name.padded(to: 16)) x = \($0.formula)   breaks: \($0.breaks.rawValue)"
    }
    + Catalogue.vectorCounterexamples.map {
      "  \($0.name.padded(to: 16)) x = \($0.formula)   breaks: \($0.breaks.rawValue)"
    }
  let bases = Catalogue.bases.map { "  \($0.name.padded(to: 16)) \($0.formula)" }
  let mistakes = Mistake.all.map { mistake in
    let numbers = mistake.equations.map { "\($0.number)" }.joined(separator: " ")
    return "  \(mistake.id.padded(to: 19)) \(numbers.padded(to: 8)) \(mistake.formula)"
  }
  let parts: [(name: String, heading: String, lines: [String])] = [
    ("equations", "equations", equations), ("maps", "maps of the line (--map)", maps),
    ("maps", "maps in D dimensions (--map)", planes),
    ("maps", "maps that the theorem refuses (--map)", refused),
    ("bases", "base densities (--base)", bases),
    ("mistakes", "known mistakes (--mistake), their equations, and what is written", mistakes),
  ]
  return parts.filter { part == nil || $0.name == part }
    .map { "\($0.heading)\n\($0.lines.joined(separator: "\n"))\n" }.joined(separator: "\n")
}

/// A formula that fits on a line, or its beginning.
private func brief(_ formula: String) -> String {
  formula.count <= 80 ? formula : formula.prefix(77) + "..."
}
