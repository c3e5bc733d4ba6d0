/// The checks that (6) and (7) share: a formula for the inverse's slope against the inverse alone.
struct SlopeChecks {
  let f: any ScalarMap
  let formula: any SlopeFormula
  let about: About
  /// (7) speaks of sizes, (6) of signed slopes.
  let absolute: Bool

  private func side(_ estimate: Estimate) -> Estimate {
    absolute ? Estimate(estimate.value.magnitude, error: estimate.error) : estimate
  }

  /// The inverse differenced at a = f(b) against the formula; the steps by how far X spreads near a, whatever a's own size.
  func measured(_ p: Pushforward, at probes: [LineProbes.Probe], note: String? = nil) -> Check {
    let comparisons = probes.map { probe in
      Confirmation.confirmed(at: probe, contradicted: isExact) { b, steps in
        let a: Double = f.forward(b)
        let slope = FiniteDifference.derivative(
          at: a, in: f.smoothPieceOfRange(around: a), scale: p.spread(near: .init(z: b, scale: probe.scale)),
          steps: steps
        ) { f.inverse($0) }
        return Comparison(
          subject: "(f^-1)'(\(short(a)))",
          left: Side("f^-1 differenced", side(slope.widened(by: FiniteDifference.coverage))),
          right: Side("formula", rounded(at: a)))
      }
    }
    return .worst(
      of: comparisons, about, because: "finite-difference error bar + rounding of the formula",
      evidence: .measured, covers: .points(probes.map(\.z)), note: note)
  }

  /// Whether dual numbers say that the formula is right at b, whatever was measured.
  private func isExact(_ b: Double) -> Bool { compared(f.forward(b))?.verdict == .holds }

  /// The inverse on dual numbers against the formula; without an inverse, f on dual numbers, turned over, against a claimed
  /// derivative.
  func exact(at points: [Double], asked: Bool) -> [Check] {
    guard f.hasClosedInverse || f.hasOwnDerivative else {
      return asked
        ? [
          .undecided(
            about, .exact,
            "neither an inverse nor a derivative was given: the inverse's slope is f's own, turned over")
        ]
        : []
    }
    // Where f itself has no slope, as ∛z at 0, a set without mass, nothing is claimed.
    let points = points.filter { derivative(of: f, at: $0).isFinite }
    return [
      .worst(
        of: points.compactMap { compared(f.forward($0)) }, about,
        because: "rounding, enclosed by interval arithmetic", evidence: .exact, covers: .points(points))
    ]
  }

  private func compared(_ a: Double) -> Comparison? {
    func slope<S: Scalar>(_ a: S) -> S {
      f.hasClosedInverse
        ? f.inverse(Dual.variable(a)).derivative : 1 / f.forward(Dual.variable(f.inverse(a))).derivative
    }
    let left = Estimate.rounding(slope(a), within: slope(Interval(a)))
    let route = f.hasClosedInverse ? "f^-1 by dual numbers" : "1 over f' by dual numbers"
    return Comparison(
      subject: "(f^-1)'(\(short(a)))", left: Side(route, side(left)), right: Side("formula", rounded(at: a)))
  }

  private func rounded(at a: Double) -> Estimate {
    .rounding(formula.slopeOfInverse(of: f, at: a), within: formula.slopeOfInverse(of: f, at: Interval(a)))
  }
}

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
