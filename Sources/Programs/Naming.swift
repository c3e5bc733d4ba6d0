import Theorem

/// Which known slip turns the right numbers into the answered ones, at every probe.
struct Naming {
  /// The right logarithms of |det|, the answered ones, and what they may be apart.
  let wanted: [Double]
  let yours: [Double]
  let bars: [Double]
  /// The Jacobians, the points and their images, in the same order.
  let jacobians: [Matrix<Double>]
  let points: [[Double]]
  let images: [[Double]]
  let base: any Density
  /// More things that it may have been taken for, such as the same at x.
  var others: [(name: String, values: [Double])] = []
  /// What to say where no slip fits.
  var unknown = "no known slip"
  /// Whether the numbers are close, so that an approximation is likelier than a slip.
  var isImprecise = false

  private var dimension: Int { points[0].count }

  /// All slips that fit, each as words for a sentence; where none does, what the differences look like.
  func names() -> [String] {
    let fitting = (slips + others).filter { fits($0.values) }.map(\.name)
    return fitting.isEmpty ? [pattern()] : fitting
  }

  /// Three bars, and the ninth digit, which a constant of a slip's own may lack.
  private func tolerance(_ k: Int) -> Double { 3 * bars[k] + 1e-9 * (1 + wanted[k].magnitude) }

  /// Equal wherever both are known, and known at three probes and at six in ten.
  private func fits(_ values: [Double]) -> Bool {
    let known = values.indices.filter { values[$0].isFinite && yours[$0].isFinite }
    guard known.count >= 3, 10 * known.count >= 6 * values.count else { return false }
    return known.allSatisfy {
      (values[$0] - yours[$0]).magnitude <= tolerance($0) + 1e-9 * values[$0].magnitude
    }
  }

  private var slips: [(name: String, values: [Double])] {
    let d = dimension
    func scaled(_ factor: Double) -> [Double] { wanted.map { factor * $0 } }
    let diagonal = jacobians.map { j in (0..<d).map { Double.log(j[$0, $0].magnitude) } }
    let densities = points.map { z in z.reduce(0) { $0 + base.logDensity($1) } }
    var slips: [(String, [Double])] = [
      ("opposite sign: it belongs to the inverse (det-multiplied)", scaled(-1)),
      ("the log-determinant is missing: 0 is answered", scaled(0)),
      ("doubled: it is counted twice", scaled(2)), ("halved", scaled(0.5)),
      ("doubled, with the opposite sign", scaled(-2)),
    ]
    if d > 1 {
      slips += [
        ("the mean over the \(d) coordinates, not their sum", scaled(1 / Double(d))),
        ("\(d)-fold: summed over coordinates that were summed before", scaled(Double(d))),
        ("minus the mean over the \(d) coordinates", scaled(-1 / Double(d))),
      ]
    }
    if d > 3, d % 2 == 0 {
      slips.append(("the mean over the \(d / 2) coordinates that move, not their sum", scaled(2 / Double(d))))
    }
    slips += [
      ("the determinant itself, not its logarithm", wanted.map { Double.exp($0) }),
      ("one over the determinant, not its logarithm", wanted.map { Double.exp(-$0) }),
      ("a logarithm to the base 2", scaled(1 / Double.log(2))),
      ("a logarithm to the base 10", scaled(1 / Double.log(10))),
    ]
    if d > 1 {
      slips.append(
        (
          "the sum of log|∂x_j/∂z_j|: the diagonal alone, of a Jacobian that is not triangular",
          diagonal.map { $0.reduce(0, +) }
        ))
      for j in 0..<d { slips.append(("coordinate \(j + 1) alone is counted", diagonal.map { $0[j] })) }
      for j in 0..<d {
        slips.append(("coordinate \(j + 1) is left out", zip(wanted, diagonal).map { $0 - $1[j] }))
      }
      for j in 0..<d {
        slips.append(
          ("\(d) times coordinate \(j + 1): one is counted for all", diagonal.map { Double(d) * $0[j] }))
      }
      slips.append(
        (
          "the logarithm of the trace",
          jacobians.map { j in Double.log((0..<d).reduce(0) { $0 + j[$1, $1] }.magnitude) }
        ))
      slips.append(
        ("the first half of the coordinates alone is counted", diagonal.map { $0[..<(d / 2)].reduce(0, +) }))
      slips.append(
        ("the last half of the coordinates alone is counted", diagonal.map { $0[(d / 2)...].reduce(0, +) }))
    }
    slips += [
      ("log P_Z(z) + log|det|", zip(densities, wanted).map(+)),
      ("log P_X(x), the density, in the log-determinant's place", zip(densities, wanted).map(-)),
      ("log P_Z(z) alone", densities),
    ]
    return slips
  }

  /// What the answered numbers look like beside the right ones.
  private func pattern() -> String {
    let known = wanted.indices.filter { wanted[$0].isFinite && yours[$0].isFinite }
    guard let first = known.first else { return "no number to compare" }
    func spread(_ v: [Double]) -> Double { (v.max() ?? 0) - (v.min() ?? 0) }
    // A constant that all probes allow, each within its own tolerance.
    let low = known.map { yours[$0] - wanted[$0] - tolerance($0) }.max() ?? 0
    let high = known.map { yours[$0] - wanted[$0] + tolerance($0) }.min() ?? 0
    if low <= high { return constant((low + high) / 2) }
    if spread(known.map { yours[$0] }) <= 1e-12 * (1 + yours[first].magnitude) {
      return "the same number \(decimal(yours[first])) at every point, where log|det| varies"
    }
    if let line = line(known) { return line }
    let right = known.filter { (yours[$0] - wanted[$0]).magnitude <= tolerance($0) }
    if !right.isEmpty && right.count < known.count {
      return isImprecise
        ? imprecision : "right at \(right.count) of \(known.count) probes: a region, a branch or a coordinate"
    }
    return isImprecise ? imprecision : unknown
  }

  private func constant(_ offset: Double) -> String {
    let d = Double(dimension)
    let halfLog2Pi = 0.918_938_533_204_672_7
    let known = [
      (d * halfLog2Pi, "D/2 log 2π, the normal's constant"), (Double.log(2) * d, "D log 2"),
      (Double.log(2), "log 2"),
      (Double.log(d), "log D"),
    ]
    for (value, name) in known where value > 0 && (offset.magnitude - value).magnitude < 1e-5 * (1 + value) {
      return "off by the constant \(offset < 0 ? "-" : "")\(name)"
    }
    let single =
      offset.magnitude < 1e-6
      ? ": a single-precision constant inside?" : isImprecise ? "" : ": a constant layer is wrong or missing"
    return "off by the constant \(decimal(offset))\(single)"
  }

  /// yours = a wanted + b, by least squares, where wanted varies.
  private func line(_ known: [Int]) -> String? {
    guard known.count > 3 else { return nil }
    let weights = known.map { 1 / (tolerance($0) * tolerance($0)) }
    let total = weights.reduce(0, +)
    func mean(_ v: (Int) -> Double) -> Double {
      zip(known, weights).reduce(0) { $0 + $1.1 * v($1.0) } / total
    }
    let (meanWanted, meanYours) = (mean { wanted[$0] }, mean { yours[$0] })
    let variance = mean { (wanted[$0] - meanWanted) * (wanted[$0] - meanWanted) }
    guard variance > 0.0025 else { return nil }
    let a = mean { (wanted[$0] - meanWanted) * (yours[$0] - meanYours) } / variance
    let b = meanYours - a * meanWanted
    // Two numbers are fitted: a line through wide bars says nothing.
    guard known.allSatisfy({ (yours[$0] - a * wanted[$0] - b).magnitude <= 2 * tolerance($0) }),
      known.count(where: { tolerance($0) < 0.02 * (yours[$0] - wanted[$0]).magnitude }) > 4
    else { return nil }
    return "yours = \(decimal(a)) log|det| + \(decimal(b)) at every probe: |det| to the power \(decimal(a))"
  }
}

/// What makes numbers close and not equal.
let imprecision = "an eps inside a logarithm, a series cut short, or a solver's tolerance?"
