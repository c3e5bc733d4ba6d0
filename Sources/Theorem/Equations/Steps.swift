/// The steps of a chain, in any number of dimensions, with the base that z₀ is drawn from: z₀ → z₁ → … → z_K = x.
///
/// Shapes: all steps of the base's dimension; the line is D = 1.
public struct Steps: Sendable {
  /// f_1, …, f_K; at least one.
  public let maps: [any VectorMap]
  /// The density of Z₀.
  public let base: any VectorBase

  /// The steps in this order, from this base.
  public init(_ maps: [any VectorMap], from base: any VectorBase) {
    precondition(!maps.isEmpty, "a chain needs at least one step")
    self.maps = maps
    self.base = base
  }

  /// Whether every step brings an inverse in closed form.
  public var hasClosedInverse: Bool { maps.allSatisfy(\.hasClosedInverse) }

  /// z₀, z₁, …, z_K = x, forward from z₀.
  public func stages<S: Scalar>(from z: [S]) -> [[S]] {
    maps.reduce(into: [z]) { $0.append($1.forward($0[$0.count - 1])) }
  }

  /// z₀, z₁, …, z_K = x, undone from x, last step first.
  public func stages<S: Scalar>(to x: [S]) -> [[S]] {
    maps.reversed().reduce(into: [x]) { $0.append($1.inverse($0[$0.count - 1])) }.reversed()
  }

  /// f_1⁻¹ first, f_K⁻¹ last: what comes out for z₀, and the points it passes. Right only where the steps commute.
  public func undoneFirstToLast<S: Scalar>(_ x: [S]) -> (z: [S], passed: [[S]]) {
    let passed = maps.reduce(into: [x]) { $0.append($1.inverse($0[$0.count - 1])) }
    return (passed[passed.count - 1], Array(passed.dropFirst()))
  }

  /// log |det ∂f_k/∂z| of each step, at one point each.
  public func logAbsDeterminants<S: Scalar>(at points: [[S]]) -> [S] {
    zip(maps, points).map { $0.logAbsDeterminant($1) }
  }
}
