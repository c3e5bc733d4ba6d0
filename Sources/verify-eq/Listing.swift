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
  let bases =
    Catalogue.baseFamilies.map { "  \($0.signature)\n      \($0.formula)" }
    + [
      "",
      "  or a density in z of mass 1: --base \"exp(-z)\" --on 0...inf",
      "  or one for each coordinate: --base \"exponential, uniform(0, 2*pi)\"",
      "  A number after = is what a parameter is unless given. A scale multiplies Z, a",
      "  rate divides it. Certificates enclose masses of the base; of a typed density",
      "  they can't, and are undecided.",
    ]
  let mistakes = Mistake.all.map { mistake in
    let numbers = mistake.equations.map { "\($0.number)" }.joined(separator: " ")
    return "  \(mistake.id.padded(to: 19)) \(numbers.padded(to: 8)) \(mistake.formula)"
  }
  let words: [String] = Formula.functions.map { "  \($0.name.padded(to: 16)) \($0.meaning)" }
  let claims = [
    ("--inverse EXPR", "f^-1, in x"), ("--derivative EXPR", "f', in z"),
    ("--log-derivative EXPR", "log |f'|, in z"),
    ("--determinant EXPR", "det df/dz, in z1, z2 ..."), ("--log-determinant EXPR", "log |det df/dz|"),
    ("--density EXPR", "P_X, in x"), ("--log-density EXPR", "log P_X; either of these with --up-to-constant"),
    ("--cumulative EXPR", "P(X <= x)"),
  ].map { "  \($0.0.padded(to: 24)) \($0.1)" }
  let parts: [(name: String, heading: String, lines: [String])] = [
    ("equations", "equations", equations), ("maps", "maps of the line (--map)", maps),
    ("maps", "maps in D dimensions (--map)", planes),
    ("maps", "maps that the theorem refuses (--map)", refused),
    ("bases", "base densities (--base)", bases),
    ("functions", "functions of a formula", words), ("claims", "claims about a --forward", claims),
    ("mistakes", "known mistakes (--mistake), their equations, and what is written", mistakes),
  ]
  return parts.filter { part == nil || $0.name == part }
    .map { "\($0.heading)\n\($0.lines.joined(separator: "\n"))\n" }.joined(separator: "\n")
}

/// A formula that fits on a line, or its beginning.
private func brief(_ formula: String) -> String {
  formula.count <= 80 ? formula : formula.prefix(77) + "..."
}
