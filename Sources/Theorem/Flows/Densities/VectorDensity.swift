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
  public func contains(_ x: [Double]) -> Bool { x.count == dimension && x.areFinite }
  /// p(x), 0 outside the support.
  @inlinable public func density(_ x: [Double]) -> Double { contains(x) ? exp(logDensity(x)) : 0 }
}

/// A density whose draws come from D independent uniform numbers: what Z has in every dimension.
public protocol VectorBase: VectorDensity {
  /// One open interval a coordinate: the smallest box with all the mass in it.
  var box: [Domain] { get }
  /// The z at the levels u in (0, 1)^D.
  func quantile(_ u: [Double]) -> [Double]
  /// Each coordinate at a level of its own, in the density's region or not: the ends of a box, a coordinate's spread.
  func coordinates(at levels: [Double]) -> [Double]
  /// The densities of its coordinates where they are independent; nil where they aren't, or nothing is known.
  var marginals: [any Density]? { get }
  /// How far the density's constant may be off, as a share of it.
  var constantError: Double { get }
  /// Whether all of a box belongs to the density's region, or none of it; nil where its border may run through the box.
  func covers(_ box: [Interval]) -> Bool?
  /// About the mass of a box, the region's border aside; nil where it isn't known.
  func mass(of box: [Interval]) -> Double?
}

extension VectorBase {
  public func coordinates(at levels: [Double]) -> [Double] { quantile(levels) }
  public var marginals: [any Density]? { nil }
  public var constantError: Double { 0 }
  public func covers(_ box: [Interval]) -> Bool? { true }
  public func mass(of box: [Interval]) -> Double? { nil }
  public var box: [Domain] { Array(repeating: .line, count: dimension) }
}

/// p(z) = p_1(z_1) ⋯ p_D(z_D): independent coordinates.
///
/// ```swift
/// ProductDensity(Normal(), count: 3).dimension
/// ```
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
  public var marginals: [any Density]? { factors }

  @inlinable public func logDensity<S: Scalar>(_ z: [S]) -> S {
    pairwise(factors, z) { $0.logDensity($1) }.sum
  }
  public func contains(_ z: [Double]) -> Bool {
    guard z.count == dimension else { return false }
    for i in z.indices where !factors[i].support.contains(z[i]) { return false }
    return true
  }
  public func quantile(_ u: [Double]) -> [Double] { pairwise(factors, u) { $0.quantile($1) } }
  public func mass(of box: [Interval]) -> Double? {
    zip(factors, box).reduce(1) { $0 * $1.0.mass(from: $1.1.lower, to: $1.1.upper) }
  }
}

extension ProductDensity {
  /// Independent coordinates, each a draw of `factor` given that it lies in its own interval; nil where one has no mass there.
  public init?(_ factor: any Density, on intervals: [Domain]) {
    var factors: [any Density] = []
    for interval in intervals {
      if interval.lower <= factor.support.lower && factor.support.upper <= interval.upper {
        factors.append(factor)
      } else if let conditioned = Conditioned(factor, to: interval) {
        factors.append(conditioned)
      } else {
        return nil
      }
    }
    guard !factors.isEmpty else { return nil }
    self.init(factors)
  }
}

/// The standard normal plane in polar coordinates: p(r, θ) = r exp(−r²/2)/2π.
///
/// Support: r > 0, −π < θ < π. A Rayleigh radius and, independent of it, a uniform angle.
public struct PolarNormal: VectorBase {
  public init() {}

  public let name = "polar-normal"
  public let formula = "z1*exp(-z1^2/2) / (2*pi)"
  public let dimension = 2
  public let box = [Domain.positive, Domain(-.pi, .pi)]

  public func logDensity<S: Scalar>(_ z: [S]) -> S { log(z[0]) - pow(z[0], 2) / 2 - S.logTwoPi }
  public func contains(_ z: [Double]) -> Bool {
    z.count == 2 && z[0] > 0 && z[0].isFinite && abs(z[1]) < .pi
  }
  public func quantile(_ u: [Double]) -> [Double] {
    [sqrt(-2 * log1p(-u[0])), .pi * (2 * u[1] - 1)]
  }
  /// (exp(−a²/2) − exp(−b²/2)) (d − c)/2π on [a, b] × [c, d].
  public func mass(of box: [Interval]) -> Double? {
    func beyond(_ r: Double) -> Double { exp(-r * r / 2) }
    return (beyond(box[0].lower) - beyond(box[0].upper)) * (box[1].upper - box[1].lower) / (2 * .pi)
  }
}

/// N(m, Σ): log p(x) = −|L⁻¹(x − m)|²/2 − Σ log l_ii − D log(2π)/2, with the Cholesky factor Σ = L Lᵀ.
///
/// Shapes: m has D entries, Σ is D × D, symmetric and positive definite.
/// Edge cases: NaN where Σ isn't positive definite.
/// Source: Mardia, Kent & Bibby, Multivariate Analysis (1979), section 2.5.
public struct MultivariateNormal: VectorDensity {
  /// m.
  public let mean: [Double]
  /// Σ.
  public let covariance: Matrix<Double>
  public let name: String

  /// m = `mean` and Σ = `covariance`, of one dimension.
  public init(mean: [Double], covariance: Matrix<Double>, name: String? = nil) {
    precondition(
      covariance.isSquare && covariance.rows == mean.count, "mean and covariance have one dimension")
    self.mean = mean
    self.covariance = covariance
    self.name = name ?? "normal-\(mean.count)d"
  }

  /// The law of A z + b for standard normal z: N(b, A Aᵀ). Neither A⁻¹ nor det A enters its density.
  public init(of map: LinearMap) {
    self.init(
      mean: map.offset, covariance: map.matrix * map.matrix.transposed,
      name: "normal(0, A A^T), A of \(map.name)")
  }

  public var formula: String { "exp(-|L^-1 (x - m)|^2 / 2) / (det L * (2*pi)^(\(dimension)/2))" }
  public var dimension: Int { mean.count }

  public func logDensity<S: Scalar>(_ x: [S]) -> S {
    let factor = Cholesky(covariance.map { S($0) })
    let standard = factor.solveLower(pairwise(x, mean) { $0 - S($1) })
    let square = standard.map { pow($0, 2) }.sum
    let volume = (0..<dimension).reduce(0) { $0 + log(factor.lower[$1, $1]) }
    return -square / 2 - volume - S(Double(dimension)) * S.logTwoPi / 2
  }
}

/// Dirichlet(a_1, …, a_{D+1}): p(x) = (Σ a_i − 1)!/Π (a_i − 1)! · Π x_i^(a_i − 1), x_{D+1} = 1 − x_1 − ⋯ − x_D.
///
/// Shapes: D + 1 whole parameters, D coordinates. Support: x_i > 0, Σ x_i < 1.
/// Trap: the last coordinate is a difference, and cancels near the far face.
/// Source: Kotz, Balakrishnan & Johnson, Continuous Multivariate Distributions 1 (2000), chapter 49.
public struct Dirichlet: VectorDensity {
  /// α_1, …, α_(D+1), the last for what the coordinates leave of 1.
  public let parameters: [Int]

  /// At least two parameters, all ≥ 1, with a sum of at most 23: the factorials are then doubles exactly.
  public init(_ parameters: [Int]) {
    precondition(
      parameters.count >= 2 && parameters.allSatisfy { $0 >= 1 } && parameters.reduce(0, +) <= 23,
      "Dirichlet needs two or more whole parameters >= 1 with a sum <= 23; got \(parameters)")
    self.parameters = parameters
  }

  public var name: String { "dirichlet-\(parameters.map { "\($0)" }.joined(separator: "-"))" }
  public var dimension: Int { parameters.count - 1 }
  public var formula: String {
    let constant = parameters.reduce(factorial(parameters.reduce(0, +) - 1)) { $0 / factorial($1 - 1) }
    let powers = parameters.enumerated().map { i, a in "x\(i + 1)^\(a - 1)" }
    return "\(constant.rounded().inFormula)*" + powers.joined(separator: "*")
  }

  public func logDensity<S: Scalar>(_ x: [S]) -> S {
    let all = x + [x.reduce(1, -)]
    return zip(parameters, all).reduce(log(S(factorial(parameters.reduce(0, +) - 1)))) { sum, term in
      sum + S(Double(term.0 - 1)) * log(term.1) - log(S(factorial(term.0 - 1)))
    }
  }
  public func contains(_ x: [Double]) -> Bool {
    x.count == dimension && x.isInsideSimplex
  }

  /// The shares that stick breaking turns into this law: z_i ~ Beta(a_i, a_{i+1} + ⋯ + a_{D+1}), independent.
  public var shares: ProductDensity {
    ProductDensity(
      (0..<dimension).map { Beta(Double(parameters[$0]), Double(parameters[($0 + 1)...].reduce(0, +))) })
  }
}

extension [Double] {
  /// Whether these and what they lack of 1 are shares of a whole, each above 0.
  var isInsideSimplex: Bool { allSatisfy { $0 > 0 } && reduce(0, +) < 1 }
}
