/// x = f(z) on the line, with what its author claims about it.
///
/// A map is written once over any `Scalar`. Its inverse and its derivative are coded by hand, each from
/// its own formula: they are claims, to be checked against `forward`, never trusted.
///
/// Shapes: one number in, one number out.
/// Domain: `forward` and `derivative` on the open interval `domain`; `inverse` on the open interval `range`.
/// Edge cases: outside them the answer is NaN (`Double`) or the empty set (`Interval`), never a trap.
public protocol ScalarMap: Sendable {
  /// The name that `--map` takes.
  var name: String { get }
  /// The formula, in the reader's notation, such as "sinh(z)".
  var formula: String { get }
  /// Where `forward` is defined and, as the theorem demands, strictly monotone.
  var domain: Domain { get }
  /// The image of `domain`.
  var range: Domain { get }
  /// The points of `domain` where f is not smooth: its slope, or a higher derivative, jumps.
  var kinks: [Double] { get }
  /// False where `inverse` is found by root finding; it then carries no information of its own about slopes.
  var hasClosedInverse: Bool { get }
  /// False where `derivative` is made from `forward` by dual numbers; it then claims nothing of its own.
  var hasOwnDerivative: Bool { get }

  /// x = f(z).
  func forward<S: Scalar>(_ z: S) -> S
  /// z = f⁻¹(x), a claim.
  func inverse<S: Scalar>(_ x: S) -> S
  /// f′(z), a claim.
  func derivative<S: Scalar>(_ z: S) -> S
  /// log |f′(z)|, a claim, in a form that survives where f′ underflows or overflows.
  func logAbsDerivative<S: Scalar>(_ z: S) -> S

  /// f_1, …, f_K where the map is a chain; else the map itself.
  var steps: [any ScalarMap] { get }
  /// How many formulas `branches` has: 1 for a bijection.
  var branchCount: Int { get }
  /// Every z with f(z) = x, one formula a branch; `inverse` is among them.
  func branches<S: Scalar>(of x: S) -> [S]
  /// The densities of f(Z) that are known from elsewhere, each with its base.
  var targets: [Target] { get }
  /// What bounds the mass of P_X beyond the image of one end of the base's support; nil where nothing is on file.
  ///
  /// `logSlope` is −(log P_Z)′ over an interval of z that reaches that end.
  func tail(upperEnd: Bool, logSlope: @escaping (Interval) -> Interval) -> TailLemma?
  /// The same map with the slopes that `forward` has, and no claim of its own about them.
  var unclaimed: any ScalarMap { get }
}

extension ScalarMap {
  public var kinks: [Double] { [] }
  public var hasClosedInverse: Bool { true }
  public var hasOwnDerivative: Bool { true }
  public func logAbsDerivative<S: Scalar>(_ z: S) -> S { log(abs(derivative(z))) }
  public var steps: [any ScalarMap] { [self] }
  public var branchCount: Int { 1 }
  public func branches<S: Scalar>(of x: S) -> [S] { [inverse(x)] }
  public var targets: [Target] { [] }
  public func tail(upperEnd: Bool, logSlope: @escaping (Interval) -> Interval) -> TailLemma? { nil }
  public var unclaimed: any ScalarMap { self }
}

/// An open interval of the line; its ends may be infinite.
public struct Domain: Sendable, Hashable {
  /// The lower end, which is not inside.
  public let lower: Double
  /// The upper end, which is not inside.
  public let upper: Double

  /// (`lower`, `upper`), which must not be empty.
  public init(_ lower: Double, _ upper: Double) {
    precondition(lower < upper, "a domain needs lower < upper; got \(lower) and \(upper)")
    self.lower = lower
    self.upper = upper
  }

  /// The whole line.
  public static let line = Domain(-.infinity, .infinity)
  /// The positive half-line.
  public static let positive = Domain(0, .infinity)
  /// (0, 1).
  public static let unit = Domain(0, 1)

  /// Whether `point` lies strictly inside.
  public func contains(_ point: Double) -> Bool { lower < point && point < upper }
}
