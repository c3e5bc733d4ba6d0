import Foundation

/// Every mistake as a student would write it: the body that goes into the exercise, by exercise and name.
///
/// Written anew from the text of the mistake, not from the judge's formula: two codings of one mistake must meet.
public enum WrongAnswers {
  public static let all: [(exercise: Int, id: String, body: String)] = onTheLine + elsewhere

  private static let onTheLine: [(exercise: Int, id: String, body: String)] = [
    (1, "chain-first-to-last", "var z = x; for g in inverses { z = g(z) }; return z"),
    (1, "last-step-only", "return inverses[inverses.count - 1](x)"),
    (1, "first-step-kept", "var z = x; for g in inverses.dropFirst().reversed() { z = g(z) }; return z"),
    (
      1, "reversed-once",
      "var z = inverses[inverses.count - 1](x); for g in inverses.dropLast() { z = g(z) }; return z"
    ), (2, "window-signed", "return cumulative(inverse(v)) - cumulative(inverse(u))"),
    (2, "window-not-carried", "return cumulative(v) - cumulative(u)"),
    (2, "cdf", "return cumulative(inverse(v))"),
    (3, "signed", "return (cumulative(z + dz) - cumulative(z)) / (forward(z + dz) - forward(z))"),
    (3, "no-jacobian", "return abs((cumulative(z + dz) - cumulative(z)) / dz)"),
    (3, "multiplied", "return abs((cumulative(z + dz) - cumulative(z)) * (forward(z + dz) - forward(z)))"),
    (
      3, "length-per-mass",
      "return abs((forward(z + dz) - forward(z)) / (cumulative(z + dz) - cumulative(z)))"
    ), (4, "signed", inRange + "return base(inverse(x)) * inverseSlope(x)"),
    (4, "no-jacobian", inRange + "return base(inverse(x))"),
    (4, "inverse-slope-at-z", inRange + "let z = inverse(x); return base(z) * abs(inverseSlope(z))"),
    (4, "base-at-x", inRange + "return base(x) * abs(inverseSlope(x))"),
    (4, "multiplied", inRange + "return base(inverse(x)) / abs(inverseSlope(x))"),
    (4, "twice", inRange + "return base(inverse(x)) * pow(inverseSlope(x), 2)"),
    (4, "probability", inRange + "return min(1, base(inverse(x)) * abs(inverseSlope(x)))"),
    (4, "support", "return base(inverse(x)) * abs(inverseSlope(x))"),
    (5, "multiplied", "let z = inverse(x); return base(z) * abs(slope(z))"),
    (5, "log-sign", "let z = inverse(x); return exp(log(base(z)) + log(abs(slope(z))))"),
    (5, "signed", "let z = inverse(x); return base(z) / slope(z)"),
    (5, "no-jacobian", "return base(inverse(x))"),
    (5, "slope-at-x", "return base(inverse(x)) / abs(slope(x))"),
    (5, "inverse-slope-at-z", "let z = inverse(x); return base(z) / abs(slope(inverse(z)))"),
    (5, "base-at-x", "return base(x) / abs(slope(inverse(x)))"),
    (5, "f-for-inverse", "return base(forward(x)) * abs(slope(x))"),
    (5, "reciprocal", "return base(1 / forward(x)) / abs(slope(inverse(x)))"),
    (5, "twice", "let z = inverse(x); return base(z) / pow(slope(z), 2)"),
    (5, "value-for-slope", "let z = inverse(x); return base(z) / abs(forward(z))"),
    (5, "probability", "let z = inverse(x); return min(1, base(z) / abs(slope(z)))"),
    (5, "linearised", "return base((x - forward(0)) / slope(0)) / abs(slope(0))"),
    (
      5, "stale-log-det",
      "struct Cache { nonisolated(unsafe) static var slope: Double? }\n  let z = inverse(x)\n"
        + "  if Cache.slope == nil { Cache.slope = slope(z) }\n  return base(z) / abs(Cache.slope!)"
    ), (5, "multiplied-and-signed", "let z = inverse(x); return base(z) * slope(z)"),
    (5, "log-for-density", "let z = inverse(x); return log(base(z)) - log(abs(slope(z)))"),
    (5, "log-mixed-in", "let z = inverse(x); return base(z) - log(abs(slope(z)))"),
    (10, "two-forgotten", "return x > 0 ? (base(sqrt(x)) + base(-sqrt(x))) / sqrt(x) : 0"),
    (
      10, "support-refused",
      "guard x > 0 else { throw HypothesisFails() }; return (base(sqrt(x)) + base(-sqrt(x))) / (2 * sqrt(x))"
    ), (10, "one-branch", "return x > 0 ? base(sqrt(x)) / (2 * sqrt(x)) : 0"),
    (10, "doubled-branch", "return x > 0 ? base(sqrt(x)) / sqrt(x) : 0"),
    (10, "branch-slope-forgotten", "return x > 0 ? base(sqrt(x)) + base(-sqrt(x)) : 0"),
    (10, "support", "return (base(sqrt(x)) + base(-sqrt(x))) / (2 * sqrt(x))"),
  ]

  private static let inRange = "guard range.lower < x && x < range.upper else { return 0 }\n  "

  private static let elsewhere: [(exercise: Int, id: String, body: String)] =
    [
      (6, "slope-at-a", "return (1 / slope(a), nil)"),
      (6, "both-at-b", "let b = inverse(a); return (1 / slope(inverse(b)), nil)"),
      (6, "not-inverted", "return (slope(inverse(a)), nil)"),
      (6, "reciprocal-function", "let b = inverse(a); return (-slope(b) / (a * a), nil)"),
      (6, "negated", "return (-1 / slope(inverse(a)), nil)"),
      (6, "through-origin", "return (inverse(a) / a, nil)"),
      (6, "c-not-divided", triangle + "return (1 / s, s == 1 ? nil : a - s * b)"),
      (6, "c-missing", "return (1 / slope(inverse(a)), nil)"),
      (6, "c-of-parallels", triangle + "return (1 / s, (a - s * b) / (1 - s))"),
      (6, "c-halfway", triangle + "return (1 / s, s == 1 ? nil : (a + b) / 2)"),
      (7, "slope-at-a", checked + "return points.map { 1 / abs(slope($0)) }"),
      (7, "not-inverted", checked + "return slopes.map { abs($0) }"),
      (7, "signed", checked + "return slopes.map { 1 / $0 }"),
      (7, "not-refused", "return points.map { 1 / abs(slope(inverse($0))) }"),
      (
        7, "falling-refused",
        "let slopes = points.map { slope(inverse($0)) }\n"
          + "  guard slopes.allSatisfy({ $0 > 0 }) else { throw HypothesisFails() }\n"
          + "  return slopes.map { 1 / $0 }"
      ),
    ] + couplings + determinants + chains

  private static let triangle = "let b = inverse(a); let s = slope(b)\n  "
  private static let checked =
    "let slopes = points.map { slope(inverse($0)) }\n"
    + "  guard slopes.allSatisfy({ $0 > 0 }) || slopes.allSatisfy({ $0 < 0 }) "
    + "else { throw HypothesisFails() }\n  "

  private static let determinants: [(exercise: Int, id: String, body: String)] =
    [
      ("trace", "abs(j.indices.reduce(0.0) { $0 + j[$1][$1] })"),
      ("diagonal", "abs(j.indices.reduce(1.0) { $0 * j[$1][$1] })"),
      ("first-entry", "abs(j[0][0])"),
      ("no-determinant", "1"),
      ("permanent", "abs(det(j, 1))"),
      ("abs-inside", "abs(det(j.map { $0.map { abs($0) } }, -1))"),
      ("signed-det", "det(j, -1)"),
      ("per-dimension", "pow(abs(det(j, -1)), 1 / Double(z.count))"),
      ("summed-twice", "pow(det(j, -1), 2)"),
      ("det-multiplied", "1 / abs(det(j, -1))"),
      ("J-at-x", "abs(det(jacobian(x), -1))"),
    ].map { (8, $0.0, matrix + "return logBase(z) - log(\($0.1))") }
    + [
      (8, "abs-of-log-det", matrix + "return logBase(z) - abs(log(abs(det(j, -1))))"),
      (8, "log10", matrix + "return logBase(z) - log10(abs(det(j, -1)))"),
      (8, "det-base-at-x", matrix + "return logBase(x) - log(abs(det(j, -1)))"),
      (8, "broken-inverse", matrix + "return logBase(z.reversed()) - log(abs(det(j, -1)))"),
    ]

  private static let matrix = """
    func det(_ m: [[Double]], _ sign: Double) -> Double {
        guard m.count > 1 else { return m[0][0] }
        var sum = 0.0
        for k in m.indices {
          let minor = m.dropFirst().map { row in row.indices.filter { $0 != k }.map { row[$0] } }
          sum += (k % 2 == 0 ? 1 : sign) * m[0][k] * det(minor, sign)
        }
        return sum
      }
      let z = inverse(x); let j = jacobian(z)
    """ + "\n  "

  /// z holds the stages z₀, ..., z_K and s the sizes of the slopes, each where its step is entered.
  private static let chains: [(exercise: Int, id: String, body: String)] =
    [
      ("all-at-z0", "logBase(z[0]) - steps.map { log(abs(slopes[$0](z[0]))) }.reduce(0, +)"),
      ("all-at-x", "logBase(z[0]) - steps.map { log(abs(slopes[$0](x))) }.reduce(0, +)"),
      ("at-z_k", "logBase(z[0]) - steps.map { log(abs(slopes[$0](z[$0 + 1]))) }.reduce(0, +)"),
      ("one-layer", "logBase(z[0]) - log(s[s.count - 1])"),
      ("factor-missing", "logBase(z[0]) - s.dropFirst().map { log($0) }.reduce(0, +)"),
      ("factor-twice", "logBase(z[0]) - s.map { log($0) }.reduce(0, +) - log(s[0])"),
      ("mean", "logBase(z[0]) - s.map { log($0) }.reduce(0, +) / Double(s.count)"),
      ("log-of-sum", "logBase(z[0]) - log(s.reduce(0, +))"),
      ("product-of-logs", "logBase(z[0]) - s.map { log($0) }.reduce(1, *)"),
      ("log10", "logBase(z[0]) - s.map { log10($0) }.reduce(0, +)"),
      ("abs-of-log", "logBase(z[0]) - s.map { abs(log($0)) }.reduce(0, +)"),
      ("chain-log-sign", "logBase(z[0]) + s.map { log($0) }.reduce(0, +)"),
      ("chain-no-jacobian", "logBase(z[0])"),
      ("base-at-end", "logBase(x) - s.map { log($0) }.reduce(0, +)"),
      ("chain-signed", "logBase(z[0]) - log(steps.map { slopes[$0](z[$0]) }.reduce(1, *))"),
    ].map { (9, $0.0, stages + "return \($0.1)") } + [
      (9, "wrong-order", firstToLast), (9, "slopes-first-to-last", crossed),
    ]

  private static let stages = """
    var z = [x]
      for g in inverses.reversed() { z.insert(g(z[0]), at: 0) }
      let steps = inverses.indices
      let s = steps.map { abs(slopes[$0](z[$0])) }
    """ + "\n  "

  private static let crossed = """
    var z = x
      var sum = 0.0
      for (g, slope) in zip(inverses.reversed(), slopes) {
        z = g(z)
        sum += log(abs(slope(z)))
      }
      return logBase(z) - sum
    """

  private static let firstToLast = """
    var z = x
      var sum = 0.0
      for (g, slope) in zip(inverses, slopes) {
        z = g(z)
        sum += log(abs(slope(z)))
      }
      return logBase(z) - sum
    """

  /// Two bodies: of `couple`, then of `uncouple`.
  private static let couplings: [(exercise: Int, id: String, body: String)] = [
    (
      "unscaled-before-unshifted", there("s.reduce(0, +)"),
      back("x[half + $0] * exp(-s[$0]) - t[$0]", "-s.reduce(0, +)")
    ), ("inverse-log-det-unsigned", there("s.reduce(0, +)"), back(unshifted, "s.reduce(0, +)")),
    (
      "scale-not-logged", there("s.map { exp($0) }.reduce(0, +)"),
      back(unshifted, "s.map { exp(-$0) }.reduce(0, +)")
    ), ("det-for-log-det", there("exp(s.reduce(0, +))"), back(unshifted, "exp(-s.reduce(0, +))")),
    ("product-for-sum", there("s.reduce(1, *)"), back(unshifted, "-s.reduce(1, *)")),
    (
      "broken-inverse", there("s.reduce(0, +)"),
      back(unshifted, "-s.reduce(0, +)").replacing("z: first + second", with: "z: second + first")
    ),
  ].map { (11, $0.0, $0.1 + between + $0.2) }

  private static let between = "\n---\n"
  private static let unshifted = "(x[half + $0] - t[$0]) * exp(-s[$0])"

  private static func there(_ log: String) -> String {
    halves("z") + "let second = (0..<half).map { z[half + $0] * exp(s[$0]) + t[$0] }\n"
      + "  return (x: first + second, logDeterminant: \(log))"
  }
  private static func back(_ inverse: String, _ log: String) -> String {
    halves("x") + "let second = (0..<half).map { \(inverse) }\n"
      + "  return (z: first + second, logDeterminant: \(log))"
  }
  private static func halves(_ name: String) -> String {
    "let half = \(name).count / 2; let first = Array(\(name)[..<half])\n"
      + "  let (s, t) = (scale(first), shift(first))\n  "
  }

  /// The exercise's file with `body` in the place of each `throw Unsolved()`; the last body serves all that follow.
  public static func file(_ stub: String, body: String) -> String {
    let hole = "throw Unsolved()"
    let bodies = body.components(separatedBy: between)
    return stub.components(separatedBy: hole).enumerated().reduce("") { text, part in
      part.offset == 0 ? part.element : text + bodies[min(part.offset, bodies.count) - 1] + part.element
    }
  }
}
