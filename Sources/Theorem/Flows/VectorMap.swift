/// x = f(z) in D dimensions, with what its author claims about it.
///
/// Shapes: `[S]` of `dimension` numbers in, `[S]` out; a bijection gives as many as it takes.
/// Domain: z in the open box `domain`; `inverse` on the image of that box, which `isInRange` decides.
/// Edge cases: outside them the answer is NaN (`Double`) or the empty set (`Interval`), never a trap.
///
/// ```swift
/// try verify(ScalingCoupling())
/// ```
public protocol VectorMap: Sendable {
  /// The name that `--map` takes.
  var name: String { get }
  /// The formula, in the reader's notation, one output after another.
  var formula: String { get }
  /// D, at least 1.
  var dimension: Int { get }
  /// One open interval a coordinate of z.
  var domain: [Domain] { get }
  /// False where `inverse` is found by root finding; it then carries no information of its own about slopes.
  var hasClosedInverse: Bool { get }

  /// x = f(z).
  @_disfavoredOverload
  func forward<S: Scalar>(_ z: [S]) -> [S]
  /// The same on doubles; `forward` over any `Scalar` is all of it.
  func forward(_ z: [Double]) -> [Double]
  /// The same on dual numbers; `forward` over any `Scalar` is all of it.
  func forward(_ z: [Dual<Double>]) -> [Dual<Double>]
  /// The same with several derivatives at once; `forward` over any `Scalar` is all of it.
  func forward(_ z: [Gradient]) -> [Gradient]
  /// The same on intervals; `forward` over any `Scalar` is all of it.
  func forward(_ z: [Interval]) -> [Interval]
  /// The same on enclosed slopes; `forward` over any `Scalar` is all of it.
  func forward(_ z: [Dual<Interval>]) -> [Dual<Interval>]
  /// The same on enclosed second slopes; `forward` over any `Scalar` is all of it.
  func forward(_ z: [Dual<Dual<Interval>>]) -> [Dual<Dual<Interval>>]
  /// The same on enclosed series; `forward` over any `Scalar` is all of it.
  func forward(_ z: [IntervalJet]) -> [IntervalJet]
  /// The same on enclosures that know where a function is defined; `forward` over any `Scalar` is all of it.
  func forward(_ z: [DefinedInterval]) -> [DefinedInterval]
  /// The same on their slopes; `forward` over any `Scalar` is all of it.
  func forward(_ z: [Dual<DefinedInterval>]) -> [Dual<DefinedInterval>]
  /// The same on the series of slopes; `forward` over any `Scalar` is all of it.
  func forward(_ z: [Dual<IntervalJet>]) -> [Dual<IntervalJet>]
  /// z = f⁻¹(x), a claim.
  @_disfavoredOverload
  func inverse<S: Scalar>(_ x: [S]) -> [S]
  /// The same on doubles; `inverse` over any `Scalar` is all of it.
  func inverse(_ x: [Double]) -> [Double]
  /// The same on dual numbers; `inverse` over any `Scalar` is all of it.
  func inverse(_ x: [Dual<Double>]) -> [Dual<Double>]
  /// The same with several derivatives at once; `inverse` over any `Scalar` is all of it.
  func inverse(_ x: [Gradient]) -> [Gradient]
  /// The same on intervals; `inverse` over any `Scalar` is all of it.
  func inverse(_ x: [Interval]) -> [Interval]
  /// The same on enclosed slopes; `inverse` over any `Scalar` is all of it.
  func inverse(_ x: [Dual<Interval>]) -> [Dual<Interval>]
  /// The same on enclosed second slopes; `inverse` over any `Scalar` is all of it.
  func inverse(_ x: [Dual<Dual<Interval>>]) -> [Dual<Dual<Interval>>]
  /// The same on enclosed series; `inverse` over any `Scalar` is all of it.
  func inverse(_ x: [IntervalJet]) -> [IntervalJet]
  /// The same on enclosures that know where a function is defined; `inverse` over any `Scalar` is all of it.
  func inverse(_ x: [DefinedInterval]) -> [DefinedInterval]
  /// The same on their slopes; `inverse` over any `Scalar` is all of it.
  func inverse(_ x: [Dual<DefinedInterval>]) -> [Dual<DefinedInterval>]
  /// The same on the series of slopes; `inverse` over any `Scalar` is all of it.
  func inverse(_ x: [Dual<IntervalJet>]) -> [Dual<IntervalJet>]
  /// log |det ∂f/∂z| at z, a claim.
  @_disfavoredOverload
  func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S
  /// The same on doubles; `logAbsDeterminant` over any `Scalar` is all of it.
  func logAbsDeterminant(_ z: [Double]) -> Double
  /// The same on dual numbers; `logAbsDeterminant` over any `Scalar` is all of it.
  func logAbsDeterminant(_ z: [Dual<Double>]) -> Dual<Double>
  /// The same on intervals; `logAbsDeterminant` over any `Scalar` is all of it.
  func logAbsDeterminant(_ z: [Interval]) -> Interval
  /// The same on enclosed slopes; `logAbsDeterminant` over any `Scalar` is all of it.
  func logAbsDeterminant(_ z: [Dual<Interval>]) -> Dual<Interval>
  /// The same on enclosed series; `logAbsDeterminant` over any `Scalar` is all of it.
  func logAbsDeterminant(_ z: [IntervalJet]) -> IntervalJet
  /// The same on enclosures that know where a function is defined; `logAbsDeterminant` over any `Scalar` is all of it.
  func logAbsDeterminant(_ z: [DefinedInterval]) -> DefinedInterval
  /// Whether x is an image of a point of the domain.
  func isInRange(_ x: [Double]) -> Bool

  /// False where `logAbsDeterminant` is made from `forward`; it then claims nothing of its own.
  var hasOwnDeterminant: Bool { get }
  /// Whether the determinant was claimed by its logarithm.
  var claimsLogarithm: Bool { get }
  /// det ∂f/∂z with its sign; that of the Jacobian by dual numbers unless the map has a formula for it.
  func signedDeterminant<S: Scalar>(_ z: [S]) -> S
  /// f_1, …, f_K where the map is a chain; else the map itself.
  var steps: [any VectorMap] { get }
  /// The densities of f(Z) that are known from elsewhere, each with its base.
  var targets: [VectorTarget] { get }
  /// Where, along coordinate `i` through `z`, between the values `at`, f changes its branch, as far as the map can tell.
  func kinks(along i: Int, through z: [Double], at values: [Double]) -> [Double]
  /// Which way each branch of what its author claims goes at z; empty where no claim has a branch.
  func branchesOfClaims(at z: [Double]) -> [Bool?]
  /// The same map with the determinant that `forward` has, and no claim of its own about it.
  var unclaimed: any VectorMap { get }
}

extension VectorMap {
  /// The type's name.
  public var name: String { "\(Self.self)" }
  public var formula: String { "f" }
  public var domain: [Domain] { Array(repeating: .line, count: dimension) }
  public var hasClosedInverse: Bool { true }
  public func isInRange(_ x: [Double]) -> Bool { x.count == dimension && x.areFinite }
  public var hasOwnDeterminant: Bool { true }
  public var claimsLogarithm: Bool { false }
  public func signedDeterminant<S: Scalar>(_ z: [S]) -> S { jacobian(of: self, at: z).determinant }
  public var steps: [any VectorMap] { [self] }
  public var targets: [VectorTarget] { [] }
  public func kinks(along i: Int, through z: [Double], at values: [Double]) -> [Double] { [] }
  public func branchesOfClaims(at z: [Double]) -> [Bool?] { [] }
  public var unclaimed: any VectorMap { self }
}

/// X = f(Z) in D dimensions: a map and the base density that it carries over.
///
/// ```swift
/// VectorPushforward(ScalingCoupling(), of: ProductDensity(Normal(), count: 2)).dimension
/// ```
public struct VectorPushforward: Sendable {
  /// f.
  public let map: any VectorMap
  /// The density of Z.
  public let base: any VectorBase
  /// What was found out about it.
  let findings = Findings()

  /// Shapes: `base.dimension` = `map.dimension`.
  public init(_ map: any VectorMap, of base: any VectorBase) {
    precondition(map.dimension == base.dimension, "map and base need the same dimension")
    self.map = map
    self.base = base
  }

  /// The i-th draw of Z, one uniform number a coordinate.
  func draw(_ i: Int, from stream: RandomStream) -> [Double] {
    base.quantile(Array(count: map.dimension) { stream.uniform(i * map.dimension + $0) })
  }

  /// Fixed points of Z, spread over the base, none of them a symmetric or special point: coordinate d of probe
  /// k sits at the fractional part of (k + 1)(golden ratio) + d √2.
  public func probes(_ count: Int = 7) -> [[Double]] { Self.probes(of: base, count) }

  /// The same, of a base alone.
  static func probes(of base: any VectorBase, _ count: Int) -> [[Double]] {
    (0..<count).map { k in
      base.quantile(
        (0..<base.dimension).map { d in
          let turn = Double(k + 1) * 0.618_033_988_749_894_9 + Double(d) * 1.414_213_562_373_095
          return 0.03 + 0.94 * (turn - turn.rounded(.down))
        })
    }
  }
}

extension VectorPushforward: CustomStringConvertible {
  public var description: String { "\(map.name) of \(base.name)" }
}

extension Matrix where S == Double {
  /// The largest entry of each row: how far a unit cell reaches along each axis.
  var rowSizes: [Double] { (0..<rows).map { i in (0..<columns).map { self[i, $0].magnitude }.max() ?? 0 } }
}

extension VectorMap {
  /// An open box around x that stays in the range, as far as doubling finds it; the whole space where the range is.
  func rangeBox(around x: [Double]) -> [Domain] {
    x.indices.map { d in
      func reach(_ direction: Double) -> Double {
        var step = Swift.max(x[d].magnitude, 1)
        while step > 0x1p-40 {
          var moved = x
          moved[d] += direction * step
          if isInRange(moved) { return moved[d] }
          step /= 2
        }
        return x[d] + direction * Swift.max(step, 2 * x[d].ulp)
      }
      let (low, high) = (reach(-1), reach(1))
      return low < high ? Domain(low, high) : .line
    }
  }
}
