/// x = f(z) on the line, with what its author claims about it.
///
/// A map is written once over any `Scalar`. Its inverse and its derivative are coded by hand, each from
/// its own formula: they are claims, to be checked against `forward`, never trusted.
///
/// A type has to write each function over any `Scalar` and no more; the same function on doubles and on dual numbers stands
/// beside it so that the compiler makes a fast one of it wherever the map is written (`sameType`).
///
/// Shapes: one number in, one number out.
/// Domain: `forward` and `derivative` on the open interval `domain`; `inverse` on the open interval `range`.
/// Edge cases: outside them the answer is NaN (`Double`) or the empty set (`Interval`), never a trap.
///
/// ```swift
/// try verify(Sinh())
/// ```
public protocol ScalarMap: MonotoneFunction {
  /// The name that `--map` takes.
  var name: String { get }
  /// The formula, in the reader's notation, such as "sinh(z)".
  var formula: String { get }
  /// The same piece by piece, in order, of a map that no formula of one line gives; else none.
  var pieces: [FormulaPiece] { get }
  /// The image of `domain`.
  var range: Domain { get }
  /// The points of `domain` where f is not smooth: its slope, or a higher derivative, jumps.
  var kinks: [Double] { get }
  /// What f leaps over in its own direction: no z leads there, and P_X is 0 in it.
  var gaps: [Domain] { get }
  /// Where f, or what its author claims of it, changes its ways within a short distance: the kinks, and for a typed formula
  /// the spikes and steps in it and in the claims. Probes go there.
  var bends: [Bend] { get }
  /// f = g + c as g and an enclosure of c, where f ends by adding a constant; else nil.
  var withoutOffset: (map: any ScalarMap, offset: Interval)? { get }
  /// False where `inverse` is found by root finding; it then carries no information of its own about slopes.
  var hasClosedInverse: Bool { get }
  /// False where `derivative` is made from `forward` by dual numbers; it then claims nothing of its own.
  var hasOwnDerivative: Bool { get }
  /// Whether the slope is claimed by its logarithm, log |f′|: then its sign is f's own.
  var claimsLogarithm: Bool { get }

  /// z = f⁻¹(x), a claim.
  @_disfavoredOverload
  func inverse<S: Scalar>(_ x: S) -> S
  /// The same on doubles; `inverse` over any `Scalar` is all of it.
  func inverse(_ x: Double) -> Double
  /// The same on dual numbers; `inverse` over any `Scalar` is all of it.
  func inverse(_ x: Dual<Double>) -> Dual<Double>
  /// The same on intervals; `inverse` over any `Scalar` is all of it.
  func inverse(_ x: Interval) -> Interval
  /// The same on enclosed slopes; `inverse` over any `Scalar` is all of it.
  func inverse(_ x: Dual<Interval>) -> Dual<Interval>
  /// The same on enclosed series; `inverse` over any `Scalar` is all of it.
  func inverse(_ x: IntervalJet) -> IntervalJet
  /// The same on enclosures that know where a function is defined; `inverse` over any `Scalar` is all of it.
  func inverse(_ x: DefinedInterval) -> DefinedInterval
  /// The same on their slopes; `inverse` over any `Scalar` is all of it.
  func inverse(_ x: Dual<DefinedInterval>) -> Dual<DefinedInterval>
  /// The same on the series of slopes; `inverse` over any `Scalar` is all of it.
  func inverse(_ x: Dual<IntervalJet>) -> Dual<IntervalJet>
  /// f′(z), a claim.
  @_disfavoredOverload
  func derivative<S: Scalar>(_ z: S) -> S
  /// The same on doubles; `derivative` over any `Scalar` is all of it.
  func derivative(_ z: Double) -> Double
  /// The same on dual numbers; `derivative` over any `Scalar` is all of it.
  func derivative(_ z: Dual<Double>) -> Dual<Double>
  /// The same on intervals; `derivative` over any `Scalar` is all of it.
  func derivative(_ z: Interval) -> Interval
  /// The same on enclosed slopes; `derivative` over any `Scalar` is all of it.
  func derivative(_ z: Dual<Interval>) -> Dual<Interval>
  /// The same on enclosed series; `derivative` over any `Scalar` is all of it.
  func derivative(_ z: IntervalJet) -> IntervalJet
  /// The same on enclosures that know where a function is defined; `derivative` over any `Scalar` is all of it.
  func derivative(_ z: DefinedInterval) -> DefinedInterval
  /// log |f′(z)|, a claim, in a form that survives where f′ underflows or overflows.
  @_disfavoredOverload
  func logAbsDerivative<S: Scalar>(_ z: S) -> S
  /// The same on doubles; `logAbsDerivative` over any `Scalar` is all of it.
  func logAbsDerivative(_ z: Double) -> Double
  /// The same on dual numbers; `logAbsDerivative` over any `Scalar` is all of it.
  func logAbsDerivative(_ z: Dual<Double>) -> Dual<Double>

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
  /// The type's name.
  public var name: String { "\(Self.self)" }
  public var formula: String { "f" }
  public var domain: Domain { .line }
  public var range: Domain { Domain.image(of: domain, under: forward) }
  public var pieces: [FormulaPiece] { [] }
  public var kinks: [Double] { [] }
  public var gaps: [Domain] { [] }
  public var bends: [Bend] { kinks.map { Bend(place: $0, width: 0) } }
  public var withoutOffset: (map: any ScalarMap, offset: Interval)? { nil }
  public var hasClosedInverse: Bool { true }
  public var hasOwnDerivative: Bool { true }
  public var claimsLogarithm: Bool { false }
  @_disfavoredOverload
  @inlinable public func logAbsDerivative<S: Scalar>(_ z: S) -> S { log(abs(derivative(z))) }
  public var steps: [any ScalarMap] { [self] }
  public var branchCount: Int { 1 }
  public func branches<S: Scalar>(of x: S) -> [S] { [inverse(x)] }
  public var targets: [Target] { [] }
  public func tail(upperEnd: Bool, logSlope: @escaping (Interval) -> Interval) -> TailLemma? { nil }
  public var unclaimed: any ScalarMap { self }
}

/// A stretch of a map that has no formula of one line, and its formula there.
public struct FormulaPiece: Sendable, Hashable {
  /// Where it holds; the ends belong to it too, for the pieces meet.
  public let domain: Domain
  /// The formula, in the reader's notation.
  public let formula: String

  /// `formula` on `domain`.
  public init(_ domain: Domain, _ formula: String) {
    self.domain = domain
    self.formula = formula
  }
}

extension Spline {
  /// The identity up to the first knot, each bin, the identity from the last one.
  ///
  /// Formula: in a bin, with w = z₁ − z₀, h = x₁ − x₀, s = h/w, t = (z − z₀)/w and u = t(1 − t):
  /// x = x₀ + h (s t² + d₀ u)/(s + (d₀ + d₁ − 2s) u), its numbers as they are typed.
  public var pieces: [FormulaPiece] {
    let bins = zip(knots, knots.dropFirst()).map { left, right in
      let (w, h) = ("((\(right.z)) - (\(left.z)))", "((\(right.x)) - (\(left.x)))")
      let t = "((z - (\(left.z)))/\(w))"
      let (s, u) = ("(\(h)/\(w))", "(\(t)*(1 - \(t)))")
      return FormulaPiece(
        Domain(left.z, right.z),
        "(\(left.x)) + \(h)*(\(s)*\(t)^2 + \(left.slope)*\(u))/(\(s) + (\(left.slope) + \(right.slope) - 2*\(s))*\(u))"
      )
    }
    return [FormulaPiece(Domain(-.infinity, knots[0].z), "z")] + bins
      + [FormulaPiece(Domain(knots[knots.count - 1].z, .infinity), "z")]
  }
}
