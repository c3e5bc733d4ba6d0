import Foundation

@testable import Theorem

/// Every number of the chapter's examples, computed anew and put into the words around it.
enum ChapterNumbers {
  /// x = 1 − sinh(z)/3, the map that goes through the chapter.
  static func f<S: Scalar>(_ z: S) -> S { 1 - sinh(z) / 3 }
  static func inverse<S: Scalar>(_ x: S) -> S { asinh(3 * (1 - x)) }
  static func slope(_ z: Double) -> Double { f(Dual.variable(z)).derivative }
  static func inverseSlope(_ x: Double) -> Double { inverse(Dual.variable(x)).derivative }
  static func base(_ z: Double) -> Double { exp(Normal().logDensity(z)) }
  static func mass(_ u: Double, _ v: Double) -> Double { Normal().cumulative(v) - Normal().cumulative(u) }

  static let z = 0.8
  static let x = f(z)
  static let density = base(z) * inverseSlope(x).magnitude

  /// `value` as the chapter prints it: rounded to `places`, with a typographic minus.
  static func print(_ value: Double, _ places: Int = 6) -> String {
    String(format: "%.\(places)f", value).replacingOccurrences(of: "-", with: "−")
  }

  static func row(_ cells: String...) -> String { "| " + cells.joined(separator: " | ") + " |" }

  static let statements = chain + window + element + theorem + branches + probes + laws + picture + cells

  static let chain: [String] = {
    let end = 2 * x + 1
    let start = 1.6
    let swapped = (inverse(2 * end) - 1) / 2
    let logs = [0.5, slope(z).magnitude, 2].map { log($0) }
    let sum = logs.reduce(0, +)
    let logDensity = Normal().logDensity(start) - sum
    return [
      "carry 1.6 to 0.8, to \(print(x)), to \(print(end)).",
      "$(x - 1)/2$ gives \(print((end - 1) / 2)), the inverse printed above gives \(print(inverse(x), 1)),",
      "takes \(print(end)) back to \(print(swapped)).",
      "For the chain of section 1, at $x = \(print(end))$:",
      row("$z/2$", "1.6", "0.5", print(logs[0])),
      row("$1 - \\sinh(z)/3$", "0.8", print(slope(z).magnitude), print(logs[1])),
      row("$2z + 1$", print(x), "2", print(logs[2])),
      "which is \(print(Normal().logDensity(start))). Less the sum, \(print(sum)), that is \(print(logDensity)):"
        + " a density of \(print(exp(logDensity))).",
    ]
  }()

  static let window = [
    "at $x = 1$ our $P_X$ is \(print(base(0) / slope(0).magnitude)).",
    "takes $[0, 0.8]$ to $[\(print(x)), 1]$, turned around. Both hold the mass \(print(mass(0, z))).",
    "a length of 0.8 before, of \(print(1 - x)) after;",
    "goes from \(print(mass(0, z) / z)) to \(print(mass(0, z) / (1 - x))).",
  ]

  static let element =
    [(0.1, 6), (0.01, 7), (0.001, 8)].map { dz, places in
      let carried = mass(z, z + dz)
      let image = x - f(z + dz)
      return row("\(dz)", print(carried, places), print(image, places), print(carried / image))
    } + ["closes in on $P_X(f(0.8))$, which is \(print(density))."]

  static let theorem = [
    "At $x = \(print(x))$ the inverse has derivative $-3/\\sqrt{1 + 9(1 - x)^2}$, which is \(print(inverseSlope(x))),"
      + " and $P_Z(0.8)$ is \(print(base(z))).",
    "$P_X(x)$ is \(print(-inverseSlope(x))) times \(print(base(z))): \(print(density)).",
    "the derivative is \(print(slope(z))), and \(print(base(z))) divided by \(print(-slope(z)))"
      + " is again \(print(base(z) / -slope(z))).",
    "\(print(log(base(z)))) minus \(print(log(-slope(z)))) is \(print(log(base(z)) - log(-slope(z)))).",
  ]

  static let branches: [String] = {
    let one = base(z) / Dual.variable(z).squared.derivative
    let other = base(-z) / Dual.variable(-z).squared.derivative.magnitude
    precondition(print(one) == print(other), "the chapter says that both bring the same")
    return [
      "bring \(print(one)) each: together \(print(one + other)).",
      "its mode is \(print(exp(-1))), its mean is \(print(exp(0.5))).",
    ]
  }()

  static let picture: [String] = {
    let (a, b) = (x, z)
    // On the tangent at B, y = a + f′(b) (t − b); it meets y = t at c.
    let c = (a - slope(b) * b) / (1 - slope(b))
    return [
      "With $b = 0.8$ we have $a = \(print(a))$, and the tangents meet at $c = \(print(c))$.",
      "Then $b - c$ is \(print(b - c)) and $a - c$ is \(print(a - c)),",
      "so the slopes are \(print((b - c) / (a - c))) and \(print((a - c) / (b - c))).",
    ]
  }()
}

extension Dual {
  fileprivate var squared: Dual { self * self }
}
