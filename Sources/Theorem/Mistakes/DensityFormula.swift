/// A formula for P_X: an equation's own, a known mistake, or somebody's answer.
///
/// All of them go through the same checker: the reference must hold, each mistake must fail.
public protocol DensityFormula: Sendable {
  /// "reference", a mistake's id, or "yours".
  var id: String { get }
  /// What this formula says P_X(x) is; a wrong one may be negative.
  func density<S: Scalar>(of p: Pushforward, at x: S) -> S
  /// This formula with whatever it needs once per pushforward already computed.
  func prepared(for p: Pushforward) -> any DensityFormula
  /// Whether it also claims values outside f's range, where the density is 0.
  var coversOutside: Bool { get }
}

extension DensityFormula {
  public func prepared(for p: Pushforward) -> any DensityFormula { self }
  public var coversOutside: Bool { false }
}

extension Pushforward {
  /// P_Z(z), on the base's support.
  public func baseDensity<S: Scalar>(_ z: S) -> S { exp(base.logDensity(z)) }
}
