/// x = (f₁(z₁), …, f_D(z_D)): a map of the line in every coordinate.
///
/// Domain and range: those of the coordinates. Inverse: each coordinate's. log |det|: the sum of log |f_d′(z_d)|.
/// Trap: its Jacobian is diagonal, so trace, permanent and product of the diagonal go unseen for determinants.
public struct Diagonal: VectorMap {
  /// f_1, …, f_D.
  public let coordinates: [any ScalarMap]

  /// The maps of the coordinates, in order; at least one.
  public init(_ coordinates: [any ScalarMap]) {
    precondition(!coordinates.isEmpty, "a diagonal map needs a coordinate")
    self.coordinates = coordinates
  }

  public var name: String { coordinates.map(\.name).joined(separator: " x ") }
  public var formula: String {
    if coordinates.count == 1 { return coordinates[0].formula }
    return coordinates.indices.map { "\(coordinates[$0].name)(z\($0 + 1))" }.joined(separator: ", ")
  }
  public var dimension: Int { coordinates.count }
  public var domain: [Domain] { coordinates.map(\.domain) }
  public var hasClosedInverse: Bool { coordinates.allSatisfy(\.hasClosedInverse) }
  public var hasOwnDeterminant: Bool { coordinates.contains(where: \.hasOwnDerivative) }
  public var unclaimed: any VectorMap { Diagonal(coordinates.map(\.unclaimed)) }

  public func forward<S: Scalar>(_ z: [S]) -> [S] { zip(coordinates, z).map { $0.forward($1) } }
  public func inverse<S: Scalar>(_ x: [S]) -> [S] { zip(coordinates, x).map { $0.inverse($1) } }
  public func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S {
    let terms = zip(coordinates, z).map { $0.logAbsDerivative($1) }
    return terms.dropFirst().reduce(terms[0], +)
  }
  public func signedDeterminant<S: Scalar>(_ z: [S]) -> S {
    let terms = zip(coordinates, z).map { $0.derivative($1) }
    return terms.dropFirst().reduce(terms[0], *)
  }
  public func isInRange(_ x: [Double]) -> Bool {
    x.count == dimension && zip(coordinates, x).allSatisfy { $0.range.contains($1) }
  }
}
