import Theorem

/// Which known mistake turns the right numbers into the answered ones, at every probe.
struct Naming {
  /// The right logarithms of |det|, the answered ones, and what they may be apart.
  let rows: [any BarredNumber]
  /// The Jacobians, the points and their images, in the same order.
  let jacobians: [Matrix<Double>]
  let points: [[Double]]
  let images: [[Double]]
  let base: any Density
  /// More things that it may have been taken for, such as the same at x.
  var others: [(name: String, values: [Double])] = []
  /// What to say where no mistake fits.
  var unknown = "no known slip"
  /// Whether the numbers are close, so that an approximation is likelier than a mistake.
  var isImprecise = false

  private var wanted: [Double] { rows.map(\.wanted) }
  private var yours: [Double] { rows.map(\.yours) }
  private var dimension: Int { points[0].count }

  /// All mistakes that fit, each as words for a sentence; where none does, what the differences look like.
  func names() -> [String] {
    var fitting = named(mistakes + others.map { LogMistake($0.name, $0.values) })
    if let terms {
      fitting += named(terms.mistakes).filter { !fitting.contains($0) }
      let counts =
        fitting.isEmpty ? terms.counts(yours, yours.indices.map { tolerance($0, yours[$0]) }) : nil
      if let words = counts.flatMap(terms.words) { fitting = [words] }
    }
    return fitting.isEmpty ? [pattern()] : fitting
  }

  /// What each coordinate adds, where log|det| is such a sum at every probe.
  private var terms: LogTerms? {
    // A zero of a differenced Jacobian has the size of its noise, which double and single precision differ in.
    for floor in [0x1p-40, 0x1p-20, 0x1p-10] {
      guard let terms = LogTerms(jacobians, points, images, floor: floor) else { continue }
      let sums = terms.logs.map { $0.reduce(0, +) }
      if wanted.indices.allSatisfy({ (sums[$0] - wanted[$0]).magnitude <= tolerance($0, wanted[$0]) }) {
        return terms
      }
    }
    return nil
  }

  private func tolerance(_ k: Int, _ value: Double, _ sensitivity: Double = 1) -> Double {
    Trust.tolerance(bar: rows[k].bar, of: value, sensitivity: sensitivity)
  }

  private func named(_ mistakes: [LogMistake]) -> [String] { mistakes.filter(fits).map(\.name) }

  /// Equal wherever both are known, and known at three probes and at six in ten.
  private func fits(_ mistake: LogMistake) -> Bool {
    let known = mistake.values.indices.filter { mistake.values[$0].isFinite && yours[$0].isFinite }
    guard known.count >= 3, 10 * known.count >= 6 * mistake.values.count else { return false }
    return Trust.names(
      known.map {
        (
          yours[$0], wanted[$0], mistake.values[$0],
          tolerance($0, mistake.values[$0], mistake.sensitivity?[$0] ?? 1)
        )
      })
  }

  private var mistakes: [LogMistake] {
    let d = dimension
    func scaled(_ factor: Double) -> [Double] { wanted.map { factor * $0 } }
    let diagonal = jacobians.map { j in (0..<d).map { Double.log(j[$0, $0].magnitude) } }
    let densities = points.map { z in z.reduce(0) { $0 + base.logDensity($1) } }
    var mistakes: [(name: String, values: [Double])] = [
      ("opposite sign: it belongs to the inverse (det-multiplied)", scaled(-1)),
      ("the log-determinant is missing: 0 is answered", scaled(0)),
      ("doubled: it is counted twice", scaled(2)), ("halved", scaled(0.5)),
      ("doubled, with the opposite sign", scaled(-2)),
    ]
    if d > 1 {
      mistakes += [
        ("the mean over the \(d) coordinates, not their sum", scaled(1 / Double(d))),
        ("\(d)-fold: summed over coordinates that were summed before", scaled(Double(d))),
        ("minus the mean over the \(d) coordinates", scaled(-1 / Double(d))),
      ]
    }
    mistakes += [
      ("a logarithm to the base 2", scaled(1 / Double.log(2))),
      ("a logarithm to the base 10", scaled(1 / Double.log(10))),
    ]
    if d > 1 {
      mistakes.append(
        (
          "the sum of log|∂x_j/∂z_j|: the diagonal alone, of a Jacobian that is not triangular",
          diagonal.map { $0.reduce(0, +) }
        ))
      for j in 0..<d { mistakes.append(("coordinate \(j + 1) alone is counted", diagonal.map { $0[j] })) }
      for j in 0..<d {
        mistakes.append(("coordinate \(j + 1) is left out", zip(wanted, diagonal).map { $0 - $1[j] }))
      }
      for j in 0..<d {
        mistakes.append(
          ("\(d) times coordinate \(j + 1): one is counted for all", diagonal.map { Double(d) * $0[j] }))
      }
      mistakes.append(
        (
          "the logarithm of the trace",
          jacobians.map { j in Double.log((0..<d).reduce(0) { $0 + j[$1, $1] }.magnitude) }
        ))
      mistakes.append(
        ("the first half of the coordinates alone is counted", diagonal.map { $0[..<(d / 2)].reduce(0, +) }))
      mistakes.append(
        ("the last half of the coordinates alone is counted", diagonal.map { $0[(d / 2)...].reduce(0, +) }))
    }
    let constants = [
      ("D/2 log 2π, the normal's constant", 0.5 * Double(d) * Double.log(2 * Double.pi)),
      ("D log 2", Double(d) * Double.log(2)), ("log 2", Double.log(2)), ("log D", Double.log(Double(d))),
    ]
    for (name, c) in constants where c > 0 {
      mistakes.append(("off by the constant \(name)", wanted.map { $0 + c }))
      mistakes.append(("off by the constant -\(name)", wanted.map { $0 - c }))
    }
    mistakes += [
      ("bits a dimension: divided by D log 2", scaled(1 / (Double(d) * Double.log(2)))),
      ("log P_Z(z) + log|det|", zip(densities, wanted).map(+)),
      ("log P_X(x), the density, in the log-determinant's place", zip(densities, wanted).map(-)),
      ("log P_Z(z) alone", densities),
    ]
    func itself(_ name: String, _ values: [Double]) -> LogMistake {
      LogMistake(name, values, sensitivity: values)
    }
    return mistakes.map { LogMistake($0.name, $0.values) } + [
      itself("the determinant itself, not its logarithm", wanted.map { Double.exp($0) }),
      itself("one over the determinant, not its logarithm", wanted.map { Double.exp(-$0) }),
    ]
  }

  /// What the answered numbers look like beside the right ones: the one diagnosis that all claims get.
  private func pattern() -> String {
    let known = wanted.indices.filter { wanted[$0].isFinite }
    guard known.contains(where: { yours[$0].isFinite }) else { return "no number to compare" }
    let answer = WrongAnswer(
      .logSlope,
      known.map { k in
        let right = SignedLogarithm(log: wanted[k], error: Trust.safety * rows[k].bar)
        return .init(
          z: points[k], x: images[k], yours: SignedLogarithm(log: yours[k]), wanted: right, slope: right)
      })
    guard let explanation = Explanation(of: answer) else { return isImprecise ? imprecision : unknown }
    switch explanation {
    case .unknown, .imprecise(_, nil), .only(_, nil): break
    // Two numbers fitted to few points, or to wide bars, say nothing.
    case .powerAndFactor where known.count < 5: break
    default: return explanation.reason(answer)
    }
    if isImprecise { return imprecision }
    let right = known.count - answer.wrong.count
    return right == 0 ? unknown : "\(explanation.reason(answer)) A region, a branch or a coordinate?"
  }
}

/// What makes numbers close and not equal.
let imprecision = "an eps inside a logarithm, a series cut short, or a solver's tolerance?"
