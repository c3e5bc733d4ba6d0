/// A density on the line to draw from in P_X's place: as wide as P_X, with tails at least as heavy, on P_X's support.
///
/// Formula: on the line Cauchy's, its quartiles those of X; on a half-line Cauchy's folded at the end; between two ends the
/// arcsine density 1/(π √(u(1 − u))), which is unbounded at both as P_X may be.
/// Domain: draws lie in the support. Edge cases: none; any support has one of the three shapes.
public struct LineProposal: Sendable {
  private let support: Domain
  private let center: Double
  private let scale: Double

  /// The one that fits P_X: by its quartiles and its support.
  public init(for p: Pushforward) {
    support = p.support
    let quartiles = [0.25, 0.5, 0.75].map { p.map.forward(p.base.quantile($0)) }.sorted()
    switch (support.lower.isFinite, support.upper.isFinite) {
    case (false, false): (center, scale) = (quartiles[1], (quartiles[2] - quartiles[0]) / 2)
    case (true, false): (center, scale) = (support.lower, quartiles[1] - support.lower)
    case (false, true): (center, scale) = (support.upper, support.upper - quartiles[1])
    case (true, true): (center, scale) = (support.lower, support.upper - support.lower)
    }
  }

  private var isBounded: Bool { support.lower.isFinite && support.upper.isFinite }
  /// Half of Cauchy's tails are folded onto the other half where the support has one end.
  private var folds: Double { support.lower.isFinite || support.upper.isFinite ? 2 : 1 }

  /// q(x), 0 outside the support.
  public func density(_ x: Double) -> Double {
    guard support.contains(x) else { return 0 }
    // From each end by itself: (x − lower)/scale would round to 1 just inside the upper one.
    guard !isBounded else { return 1 / (.pi * ((x - support.lower) * (support.upper - x)).squareRoot()) }
    let u = (x - center) / scale
    return folds / (.pi * scale * (1 + u * u))
  }

  /// The x below which a share `u` of the draws falls.
  public func quantile(_ u: Double) -> Double {
    if isBounded { return center + scale * Double.pow(Double.sin(.pi * u / 2), 2) }
    if support.lower.isFinite { return center + scale * Double.tan(.pi * u / 2) }
    if support.upper.isFinite { return center - scale * Double.tan(.pi * (1 - u) / 2) }
    return center + scale * Double.tan(.pi * (u - 0.5))
  }
}
