/// What rounding can do to a formula: the same formula on intervals encloses the true value.
///
/// The double computed and the true value differ by no more than the distance from the double to the far end of
/// the enclosure. Nothing is assumed of the platform's exp or log: a poor one only makes the distance larger.
extension Estimate {
  /// `value`, off by at most its distance to the far end of `enclosure`.
  ///
  /// Edge cases: an unbounded enclosure gives an infinite error, for it bounds nothing; an empty one says that there is no
  /// value, so the estimate is NaN.
  public static func rounding(_ value: Double, within enclosure: Interval) -> Estimate {
    guard !enclosure.isEmpty else { return Estimate(.nan) }
    guard enclosure.isBounded else { return Estimate(value, error: .infinity) }
    return Estimate(
      value, error: Swift.max((value - enclosure.lower).magnitude, (enclosure.upper - value).magnitude).nextUp
    )
  }

  /// A formula for P_X at x.
  public static func rounding(_ formula: any DensityFormula, of p: Pushforward, at x: Double) -> Estimate {
    rounding(formula.density(of: p, at: x), within: formula.density(of: p, at: Interval(x)))
  }

  /// A density at x, inside its support.
  public static func rounding(_ density: any Density, at x: Double) -> Estimate {
    rounding(exp(density.logDensity(x)), within: exp(density.logDensity(Interval(x))))
  }

  /// Whether `answer`, computed by somebody else with roundings of its own, may be the same number: within twice the
  /// error, or both without a value.
  func agrees(with answer: Double) -> Bool {
    value.isNaN || answer.isNaN
      ? value.isNaN && answer.isNaN : (value - answer).magnitude <= 2 * error || value == answer
  }

  /// An integral whose integrand is itself rounded: by the largest relative error that these of its values have. Those that nothing
  /// is known of say nothing.
  func blurred(by values: [Estimate]) -> Estimate {
    guard value.isFinite else { return self }
    let shares = values.map { $0.error / $0.value.magnitude }.filter(\.isFinite)
    return Estimate(value, error: error + value.magnitude * (shares.max() ?? 0))
  }

  /// The error bar times `factor`.
  func widened(by factor: Double) -> Estimate { Estimate(value, error: error * factor) }
}
