/// A probability density in D dimensions, as its logarithm.
///
/// Shapes: `[S]` of `dimension` numbers in, one number out.
/// Edge cases: outside the support the density is 0; `density(_:)` says so, `logDensity` need not.
public protocol VectorDensity: Sendable {
  /// The name in reports.
  var name: String { get }
  /// The formula of the density.
  var formula: String { get }
  /// D, at least 1.
  var dimension: Int { get }
  /// log p(x).
  @_disfavoredOverload
  func logDensity<S: Scalar>(_ x: [S]) -> S
  /// The same on doubles; `logDensity` over any `Scalar` is all of it.
  func logDensity(_ x: [Double]) -> Double
  /// The same on dual numbers; `logDensity` over any `Scalar` is all of it.
  func logDensity(_ x: [Dual<Double>]) -> Dual<Double>
  /// Whether the density is positive at x.
  func contains(_ x: [Double]) -> Bool
}

extension VectorDensity {
  public func contains(_ x: [Double]) -> Bool { x.count == dimension && x.allSatisfy(\.isFinite) }
  /// p(x), 0 outside the support.
  @inlinable public func density(_ x: [Double]) -> Double { contains(x) ? exp(logDensity(x)) : 0 }
}

/// A density whose draws come from D independent uniform numbers: what Z has in every dimension.
public protocol VectorBase: VectorDensity {
  /// One open interval a coordinate: the smallest box with all the mass in it.
  var box: [Domain] { get }
  /// The z at the levels u in (0, 1)^D.
  func quantile(_ u: [Double]) -> [Double]
}

extension VectorBase {
  public var box: [Domain] { Array(repeating: .line, count: dimension) }
}

/// p(z) = p_1(z_1) ⋯ p_D(z_D): independent coordinates.
public struct ProductDensity: VectorBase {
  /// p_1, …, p_D.
  public let factors: [any Density]

  /// One density a coordinate, at least one.
  public init(_ factors: [any Density]) {
    precondition(!factors.isEmpty, "a product needs a factor")
    self.factors = factors
  }
  /// D = `count` copies of one density.
  public init(_ factor: some Density, count: Int) { self.init(Array(repeating: factor, count: count)) }

  public var name: String {
    let names = factors.map(\.name)
    return Set(names).count == 1 ? "\(names[0])^\(names.count)" : names.joined(separator: " x ")
  }
  public var formula: String { factors.map { "(\($0.formula))" }.joined(separator: " * ") }
  public var dimension: Int { factors.count }
  public var box: [Domain] { factors.map(\.support) }

  @inlinable public func logDensity<S: Scalar>(_ z: [S]) -> S {
    let terms = zip(factors, z).map { $0.logDensity($1) }
    return terms.dropFirst().reduce(terms[0], +)
  }
  public func contains(_ z: [Double]) -> Bool {
    z.count == dimension && zip(factors, z).allSatisfy { $0.support.contains($1) }
  }
  public func quantile(_ u: [Double]) -> [Double] { zip(factors, u).map { $0.quantile($1) } }
}
