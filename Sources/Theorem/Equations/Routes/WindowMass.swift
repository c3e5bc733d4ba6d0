/// The mass of P_X in a window of x by four routes, from the weakest evidence to the strongest.
///
/// Drawn: the share of `draw(_:from:)` that falls into it. Measured: `mass(in:by:)`. Proved: `provedMass(in:by:)`. And from the
/// other side of the window identity, P_X[u, v] = P_Z[f⁻¹(u), f⁻¹(v)]: `cumulative(v) − cumulative(u)`, with no slope in it.
/// Each takes the window as it stands in x; none substitutes z.
extension Pushforward {
  /// The i-th draw of X: f at the base's quantile of a uniform number.
  public func draw(_ i: Int, from stream: Stream) -> Double { map.forward(base.quantile(stream.uniform(i))) }

  /// ∫ of a formula for P_X over `window`, in x, with its error bar.
  ///
  /// Domain: any window; outside X's support the density counts as 0.
  /// Allowed error: that of `Quadrature`, the panels cut at points of equal mass.
  public func mass(
    in window: ClosedRange<Double>, by formula: any DensityFormula = Equation5.Reference()
  ) -> Estimate {
    let formula = formula.prepared(for: self)
    return Quadrature.integral(from: window.lowerBound, to: window.upperBound, breaks: cuts) {
      density(by: formula, at: $0)
    }
  }

  /// ∫ of a formula for P_X over `window`, in x, enclosed with proof: `verifiedIntegral` of it.
  ///
  /// Domain: a window inside X's support, without the image of a kink of f; `budget` panels at most.
  /// Edge cases: elsewhere `isContinuous` is false, and the enclosure claims nothing.
  /// Allowed error: about `width`; nothing of libm is assumed.
  public func provedMass(
    in window: ClosedRange<Double>, by formula: any DensityFormula = Equation5.Reference(),
    width: Double = 0x1p-43, budget: Int = 4096
  ) -> VerifiedIntegral {
    verifiedIntegral(
      of: DensityInX(p: self, formula: formula.prepared(for: self)), from: Interval(window.lowerBound),
      to: Interval(window.upperBound), width: width,
      budget: budget)
  }

  /// A formula's P_X(x) at any x: 0 outside X's support, and 0 so far out that z rounds to an end of the base's
  /// support, where there is no density left. NaN where no z was found: that is no density 0.
  public func density(by formula: any DensityFormula = Equation5.Reference(), at x: Double) -> Double {
    guard support.contains(x) else { return 0 }
    let z = map.inverse(x)
    if z.isNaN { return map.gaps.contains { $0.contains(x) } ? 0 : .nan }
    return base.support.contains(z) ? formula.density(of: self, at: x) : 0
  }
}
