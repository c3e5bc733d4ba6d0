/// X = f(Z) of which only doubles can be had, many points at once: a closure, a table, a program in another language.
///
/// Shapes: n points of `dimension` numbers in, n answers out.
/// Domain: points where the base has mass. Edge cases: NaN where there is no answer.
public struct Oracle: Subject {
  public let mapName: String
  public let formula: String
  /// The density of Z.
  public let base: any VectorBase
  /// One open interval a coordinate: where f may be asked.
  public let domain: [Domain]
  /// x = f(z).
  public let forward: @Sendable ([[Double]]) -> [[Double]]
  /// z = f⁻¹(x), a claim; nil where there is none.
  public let inverse: (@Sendable ([[Double]]) -> [[Double]])?
  /// log |det ∂f/∂z| at z, a claim; nil where there is none.
  public let logAbsDeterminant: (@Sendable ([[Double]]) -> [Double])?

  /// What answers for f, and what it claims.
  public init(
    name: String, formula: String? = nil, base: any VectorBase, domain: [Domain]? = nil,
    forward: @escaping @Sendable ([[Double]]) -> [[Double]],
    inverse: (@Sendable ([[Double]]) -> [[Double]])? = nil,
    logAbsDeterminant: (@Sendable ([[Double]]) -> [Double])? = nil
  ) {
    mapName = name
    self.formula = formula ?? name
    self.base = base
    self.domain = domain ?? base.box
    self.forward = forward
    self.inverse = inverse
    self.logAbsDeterminant = logAbsDeterminant
  }

  /// The doubles of a map that is written over any `Scalar`.
  init(_ p: VectorPushforward) {
    let map = p.map
    let inverse: @Sendable ([[Double]]) -> [[Double]] = { points in points.map { map.inverse($0) } }
    let claim: @Sendable ([[Double]]) -> [Double] = { points in points.map { map.logAbsDeterminant($0) } }
    self.init(
      name: map.name, formula: map.formula, base: p.base, domain: map.domain,
      forward: { points in points.map { map.forward($0) } },
      inverse: map.hasClosedInverse ? inverse : nil,
      logAbsDeterminant: map.hasOwnDeterminant ? claim : nil)
  }

  public var baseName: String { base.name }
  public var dimension: Int { base.dimension }
  public var values: Oracle? { self }
}
