/// An upright box in D dimensions, for counting draws and for the mass a formula gives it.
struct Box {
  let lower: [Double]
  let upper: [Double]

  /// A box around `center`, as wide as `sides`.
  init(around center: [Double], sides: [Double]) {
    lower = zip(center, sides).map { $0 - $1 / 2 }
    upper = zip(center, sides).map { $0 + $1 / 2 }
  }

  func contains(_ x: [Double]) -> Bool {
    zip(x, zip(lower, upper)).allSatisfy { $1.0 < $0 && $0 < $1.1 }
  }

  /// ∫ f over a box of the plane: one Gauss–Kronrod quadrature inside another.
  func integral(of f: ([Double]) -> Double) -> Estimate {
    precondition(
      lower.count == 2, "only boxes of the plane are integrated over; got \(lower.count) dimensions")
    var inner = 0.0
    let outer = GaussKronrod.integral(from: lower[0], to: upper[0]) { first in
      let line = GaussKronrod.integral(from: lower[1], to: upper[1]) { f([first, $0]) }.estimate
      inner = Swift.max(inner, line.error)
      return line.value
    }.estimate
    return Estimate(outer.value, error: outer.error + inner * (upper[0] - lower[0]))
  }
}
