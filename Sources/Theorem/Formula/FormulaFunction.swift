/// The functions of one argument that a formula may name, by the names that `Scalar` gives them.
@usableFromInline enum FormulaFunction: String, CaseIterable, Sendable {
  case exp, log, sqrt, sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, asinh, acosh, atanh, abs, erf

  @inlinable func callAsFunction<S: Scalar>(_ x: S) -> S {
    switch self {
    case .exp: .exp(x)
    case .log: .log(x)
    case .sqrt: .sqrt(x)
    case .sin: .sin(x)
    case .cos: .cos(x)
    case .tan: .tan(x)
    case .asin: .asin(x)
    case .acos: .acos(x)
    case .atan: .atan(x)
    case .sinh: .sinh(x)
    case .cosh: .cosh(x)
    case .tanh: .tanh(x)
    case .asinh: .asinh(x)
    case .acosh: .acosh(x)
    case .atanh: .atanh(x)
    case .abs: .abs(x)
    case .erf: .erf(x)
    }
  }
}

/// The names of a formula that are not variables, and what a reader may have meant by another.
enum FormulaNames {
  static let functions = FormulaFunction.allCases.map(\.rawValue) + ["min", "max"]
  static let constants = ["pi", "e"]

  /// What other notations call them.
  private static let synonyms = [
    "ln": "log", "arcsin": "asin", "arccos": "acos", "arctan": "atan", "arcsinh": "asinh", "arsinh": "asinh",
    "arccosh": "acosh", "arcosh": "acosh", "arctanh": "atanh", "artanh": "atanh", "tg": "tan", "sh": "sinh",
    "ch": "cosh", "th": "tanh", "pow": "^", "fabs": "abs", "minimum": "min", "maximum": "max",
  ]

  /// The known name that `name` most likely stands for; nil where none is near.
  static func nearest(to name: String) -> String? {
    let lower = name.lowercased()
    if let synonym = synonyms[lower] { return synonym }
    let letters = Array(lower.utf8)
    var nearest: (name: String, slips: Int)?
    for name in functions + constants where (name.utf8.count - letters.count).magnitude <= mostSlips {
      let slips = slips(letters, Array(name.utf8))
      // With more slips than half of the letters, any name is as near as any other.
      guard slips <= mostSlips, 2 * slips <= name.utf8.count, slips < nearest?.slips ?? .max else { continue }
      nearest = (name, slips)
    }
    return nearest?.name
  }
  private static let mostSlips = 2

  /// The fewest letters to insert, delete or replace to make one name of the other.
  /// Source: Wagner & Fischer, The String-to-String Correction Problem (1974).
  private static func slips(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for i in a.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let replaced = diagonal + (a[i] == b[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = Swift.min(replaced, Swift.min(row[j], diagonal) + 1)
      }
    }
    return row[b.count]
  }
}
