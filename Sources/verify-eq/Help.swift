import Kit
import Report
import Theorem

extension Arguments {
  /// What is asked for in the place of a check: help, the version, a list.
  var information: String? {
    if help { return helpText.fitted(to: Terminal.width) }
    if version {
      let cores = Terminal.cores
      // The chapter's version, the command's too.
      return "verify-eq 1.0.0, \(Block.build) build, \(cores) core\(cores == 1 ? "" : "s")\n"
    }
    if case .list = what { return listing(listed).fitted(to: Terminal.width) }
    return nil
  }
}

/// The text behind `--help`.
let helpText = """
  verify-eq checks an equation of the change-of-variables chapter by two independent routes.

  usage: verify-eq 1...9 | all | list [maps|mistakes|bases|functions|claims]  [options]

    --map NAME            one of our maps, with parameters where it takes any: "box-cox(0.3)", "spherical(4)"
                          (verify-eq list maps); default: all of them
    --forward EXPR        your map x = f(z), such as "z + 0.5*sin(z)"; in D dimensions "z1*exp(z2), z2";
                          given several times, with 1 and 9, a chain
    --inverse EXPR        your inverse, in x (or x1, x2 ...); a claim, to be checked
    --derivative EXPR     your derivative, in z; a claim, to be checked
    --determinant EXPR    in D dimensions, your det df/dz, in z1, z2 ...; a claim about its size, to be checked
    --log-derivative EXPR, --log-determinant EXPR
                          the logarithm of the size of either; in a chain each claim belongs to the --forward before it
    --density EXPR, --log-density EXPR, --cumulative EXPR
                          your P_X(x), its logarithm, or P(X <= x), in x; claims, to be checked
    --up-to-constant      the density's constant factor is left open
    --base BASE           base density: normal(0, 2) exponential(3) gamma(2, 1) ... (verify-eq list bases), one for
                          each coordinate after commas; or a density in z, such as "exp(-z)" with --on 0...inf
    --on a...b            restrict z to an interval
    --let NAME=VALUE      a name that stands for a number in your formulas; several values at once, --let "sigma=0.5,1,2",
                          must all hold
    --mistake ID          put a known mistake through the check (verify-eq list)
    --program CMD         your flow in any language: reads points, a line each, and answers x and, last, log|det df/dz|
    --dimension D         how many numbers a point of it has
    --inverse-program CMD, --density-program CMD, --sample-program CMD
                          x to z and log|det|; x to log P_X; n and a seed to draws: any of them
    --steps K             a line of it holds x and log|det| of each of K steps, for (9)
    --batches             a blank line ends a batch for it: a, b, a shows a stale cache
    --time-limit S, --first-byte-limit S
                          seconds that a run may take (300), and to its first byte (60)
    --table FILE          numbers that are there already, with a header z1.. x1.. log_det log_density, against --forward
    --evidence LEVELS     of sampled,measured,exact,certified; default: the first three
    --samples N           draws of a sampled check (default 10000; 1000 for a whole catalogue)
    --seed S              the same seed gives the same bits (default 1)
    --threads N           how many threads may work (default: one a core); no number depends on it
  \(OutputFormat.all.map { "  \("\($0.option) PATH|-".padded(to: 21)) \($0.help)" }.joined(separator: "\n"))
    --proof PATH|-        a file in which Coq proves the equation for your map, or refutes your claim; not with 2
    --rows                every check on a line, with every number, as wide as it takes
    --quiet               no lines; the exit code says it
    --help  --version

  EXPR: + - * / ^, parentheses, numbers, pi, e, z or names of your own, where(z > 0, a, b) with < <= > >= and or not,
        exp log sqrt sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh abs min max erf erfc expm1 log1p
        log2 log10 sigmoid logit softplus relu sign floor cbrt ndtr ndtri erfinv lgamma atan2(y, x) hypot(x, y)

  exit code: 0 all that was asked holds · 1 something fails · 2 bad usage or input
             3 nothing fails, but everything, or evidence asked for by name, is undecided

  try: verify-eq 7
       verify-eq 5 --forward "z + 0.5*sin(z)"
       verify-eq 5 --mistake multiplied
       verify-eq 8 --program "python3 flow.py" --dimension 4
       verify-eq 6 --forward "z + 0.5*sin(z)" --figure eq6.svg
       verify-eq 7 --forward "z + 0.5*sin(z)" --proof eq7.v

  """

/// What `verify-eq list` prints: the equations, and every name that an option takes.
func listing(_ part: String? = nil) -> String {
  let equations = Equation.all.map { "  (\($0.number))  \($0.statement)   \($0.title)" }
  let maps = Catalogue.scalarMaps.map { "  \($0.name.padded(to: 16)) x = \($0.formula)" }
  let planes = Catalogue.vectorPushforwards.map {
    "  \($0.map.name.padded(to: 23)) D = \($0.map.dimension)   \(brief($0.map.formula))"
  }
  func families<Member>(_ families: [Family<Member>]) -> [String] {
    families.map { "  \($0.signature)\n      \($0.formula)" }
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
      "  A number after = is what a parameter is unless given. A scale multiplies Z, a", "  rate divides it.",
    ] + enclosures()
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
    (
      "maps", "maps with parameters (--map \"box-cox(0.3)\")",
      families(Catalogue.scalarMapFamilies) + families(Catalogue.vectorMapFamilies) + [
        "", "  A number after = is what a parameter is unless given.",
      ]
    ), ("maps", "maps that the theorem refuses (--map)", refused),
    ("bases", "base densities (--base)", bases), ("functions", "functions of a formula", words),
    ("claims", "claims about a --forward", claims),
    ("mistakes", "known mistakes (--mistake), their equations, and what is written", mistakes),
  ]
  return parts.filter { part == nil || $0.name == part }
    .map { "\($0.heading)\n\($0.lines.joined(separator: "\n"))\n" }.joined(separator: "\n")
}

/// Of which bases certificates can be had: asked of one of each family.
private func enclosures() -> [String] {
  func names(_ enclosed: Bool) -> [String] {
    Catalogue.baseFamilies.filter { $0.sample?.hasEnclosedMasses == enclosed }.map(\.name)
  }
  let others = names(false).isEmpty ? "" : " \(names(false).joined(separator: ", ")) and of"
  return
    ("Certificates enclose masses of the base: of \(names(true).joined(separator: ", ")). "
    + "Of\(others) a typed density there are none, and certified evidence is undecided. (2) asks "
    + "for the tails too, and says so where it has no bound of them.")
    .wrapped(to: 78, hanging: 0).map { "  \($0)" }
}

/// A formula that fits behind a name, or its beginning.
private func brief(_ formula: String) -> String {
  formula.count <= 45 ? formula : formula.prefix(42) + "..."
}
