/// The names of a formula that are not variables, and what a reader may have meant by another.
enum FormulaNames {
  static let functions =
    FormulaFunction.allCases.map(\.rawValue) + FormulaPairing.allCases.map(\.rawValue) + [
      "min", "max", "where",
    ]
  static let constants = ["pi", "e"]
  /// What joins comparisons.
  static let words = ["and", "or", "not"]

  /// What other notations call them.
  static let synonyms = [
    "ln": "log", "arcsin": "asin", "arccos": "acos", "arctan": "atan", "arcsinh": "asinh", "arsinh": "asinh",
    "arccosh": "acosh", "arcosh": "acosh", "arctanh": "atanh", "artanh": "atanh", "tg": "tan", "sh": "sinh",
    "ch": "cosh", "th": "tanh", "pow": "^", "fabs": "abs", "minimum": "min", "maximum": "max", "fmin": "min",
    "fmax": "max", "pmin": "min", "pmax": "max", "expit": "sigmoid", "logistic": "sigmoid",
    "inv_logit": "sigmoid", "invlogit": "sigmoid", "plogis": "sigmoid", "qlogis": "logit",
    "log1p_exp": "softplus", "log1pexp": "softplus", "normcdf": "ndtr", "phi": "ndtr", "pnorm": "ndtr",
    "inv_phi": "ndtri", "qnorm": "ndtri", "probit": "ndtri", "norminv": "ndtri", "norm.cdf": "ndtr",
    "norm.ppf": "ndtri", "gammaln": "lgamma", "loggamma": "lgamma", "sgn": "sign", "lg": "log10",
    "lb": "log2", "ld": "log2", "ifelse": "where", "arctan2": "atan2",
  ]

  /// Functions that formulas don't know by name, and the formula that equals each; nil where there is none.
  static let others: [String: String?] = [
    "exp2": "2^(...)", "exp10": "10^(...)", "sec": "1/cos(...)", "csc": "1/sin(...)",
    "cosec": "1/sin(...)", "cot": "1/tan(...)", "cotan": "1/tan(...)", "sech": "1/cosh(...)",
    "csch": "1/sinh(...)", "coth": "1/tanh(...)", "asec": "acos(1/(...))", "acsc": "asin(1/(...))",
    "asech": "acosh(1/(...))", "acsch": "asinh(1/(...))", "acoth": "atanh(1/(...))", "sqr": "(...)^2",
    "square": "(...)^2", "cube": "(...)^3", "inv": "1/(...)", "reciprocal": "1/(...)",
    "inv_sqrt": "1/sqrt(...)", "rsqrt": "1/sqrt(...)", "log1m": "log1p(-(...))",
    "log1m_exp": "log(-expm1(...))", "log_inv_logit": "-softplus(-(...))", "logsigmoid": "-softplus(-(...))",
    "log_sigmoid": "-softplus(-(...))", "log_expit": "-softplus(-(...))", "log1m_inv_logit": "-softplus(...)",
    "log_ndtr": "log(ndtr(...))", "tgamma": "exp(lgamma(...))", "gamma": "exp(lgamma(...))",
    "ceil": "-floor(-(...))", "trunc": nil, "frac": "(...) - floor(...)",
    "sind": "sin(pi*(...)/180)", "cosd": "cos(pi*(...)/180)", "tand": "tan(pi*(...)/180)",
    "sinpi": "sin(pi*(...))", "cospi": "cos(pi*(...))", "softsign": "(...)/(1 + abs(...))",
    "heaviside": "where(... > 0, 1, 0)", "step": "where(... >= 0, 1, 0)", "erfcinv": "erfinv(1 - (...))",
    "leaky_relu": "max(0.01*(...), ...)", "sinc": nil,
    "acot": nil, "round": nil, "mod": nil, "fmod": nil, "digamma": nil, "beta": nil, "erfi": nil,
    "erfcx": nil,
    "sum": nil, "mean": nil, "prod": nil, "random": nil, "rand": nil,
  ]

  /// The known name that `name` most likely stands for; nil where none is near.
  static func nearest(to name: String) -> String? {
    let lower = name.lowercased()
    if let synonym = synonyms[lower] { return synonym }
    let letters = Array(lower.utf8)
    var nearest: (name: String, slips: Int)?
    for name in functions + constants where (name.utf8.count - letters.count).magnitude <= mostSlips {
      let slips = editDistance(letters, Array(name.utf8))
      // With more slips than half of the letters, any name is as near as any other.
      guard slips <= mostSlips, 2 * slips <= name.utf8.count, slips < nearest?.slips ?? .max else { continue }
      nearest = (name, slips)
    }
    return nearest?.name
  }
  private static let mostSlips = 2
}

/// The known word that needs the fewest letters changed, if that is no more than a third of them.
public func nearest(to word: String, among known: [String]) -> String? {
  // What is itself the name of a function is no slip: tan is not tanh.
  guard !FormulaNames.functions.contains(word), FormulaNames.others[word] == nil else { return nil }
  let found = known.map { ($0, editDistance(Array(word), Array($0))) }.min { $0.1 < $1.1 }
  guard let (name, edits) = found, edits <= Swift.max(1, word.count / 3) else { return nil }
  // Beyond two slips only where it begins alike: a lognormal base is not a normal one.
  return edits <= 2 || name.first == word.first ? name : nil
}

/// The fewest letters to insert, drop or change to turn one word into the other.
/// Source: Wagner & Fischer, The String-to-String Correction Problem (1974).
func editDistance<Letter: Equatable>(_ a: [Letter], _ b: [Letter]) -> Int {
  var row = Array(0...b.count)
  for (i, letter) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for j in b.indices {
      let change = diagonal + (letter == b[j] ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = Swift.min(change, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[b.count]
}

/// What is wrong with a formula, where, and what to type next.
public struct FormulaError: Error, Hashable, Sendable {
  /// What kind of thing is wrong, for a program to tell apart.
  public enum Kind: String, Sendable, CaseIterable {
    /// There is nothing to read.
    case empty
    /// The text is longer than any formula need be.
    case tooLong
    /// More is nested than evaluating it could bear.
    case tooDeep
    /// A character that no formula has, or not here.
    case unexpectedCharacter
    /// The text ends where something is still to come.
    case unexpectedEnd
    /// A parenthesis without its fellow.
    case unbalancedParenthesis
    /// Two numbers or names side by side, as in 2z.
    case missingOperator
    /// A name that is neither a function, nor a constant, nor a variable.
    case unknownName
    /// A variable of another letter, or beyond the dimension.
    case wrongVariable
    /// A function with too many arguments or too few.
    case wrongArgumentCount
    /// A number that is too large to read.
    case numberOutOfRange
    /// The number of components and the number of variables don't fit.
    case wrongDimension
  }

  /// What kind of thing is wrong.
  public let kind: Kind
  /// The whole text that was parsed.
  public let formula: String
  /// How many characters of `formula` come before the place; at most its length.
  public let position: Int
  /// What is wrong and what to type instead, in one line.
  public let message: String
}

extension FormulaError: CustomStringConvertible {
  /// The most columns of a formula that are shown.
  private static let columns = 72

  /// Three lines: the formula, or as much of it as fits around the place; a caret under the place; the message.
  public var description: String {
    let characters = Array(formula)
    // A window that ends some way after the place, so that both sides of it can be seen.
    let start = characters.count <= Self.columns ? 0 : Swift.max(0, position - Self.columns / 2)
    let end = Swift.min(characters.count, start + Self.columns)
    let shown = characters[Swift.min(start, end)..<end].map(Self.printable)
    let before = shown.prefix(position - start)
    let head = start > 0 ? "..." : ""
    let tail = end < characters.count ? "..." : ""
    let indent = head.count + before.reduce(0) { $0 + Self.width($1) }
    return head + String(shown) + tail + "\n" + String(repeating: " ", count: indent) + "^\n" + message
  }

  /// A line break or a tab would move the caret away from its place.
  private static func printable(_ character: Character) -> Character {
    if character.isWhitespace { return " " }
    let invisible = character.unicodeScalars.allSatisfy {
      switch $0.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .nonspacingMark, .enclosingMark: true
      default: false
      }
    }
    return invisible ? "\u{FFFD}" : character
  }

  /// The columns that a terminal gives to a character: two for the wide ones of East Asia and for pictures.
  /// Source: Unicode Standard Annex #11, East Asian Width, its blocks of wide characters.
  private static func width(_ character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    switch first.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return first.properties.isEmojiPresentation ? 2 : 1
    }
  }
}
