/// x = f_K(… f_2(f_1(z))): scalar maps one after another, itself a scalar map.
///
/// Domain: that of the first step; each step's range must lie in the next step's domain.
/// Inverse: the steps' inverses, last first. Derivative: the product of the steps' slopes, each at the
/// point where its own step is entered.
/// Source: equation (9); Rezende & Mohamed, Variational Inference with Normalizing Flows (2015), section 3.
///
/// ```swift
/// Chain([Sinh(), Affine.falling]).forward(0.5)
/// ```
public struct Chain: ScalarMap {
  /// f_1, …, f_K; at least one.
  public let steps: [any ScalarMap]

  /// The steps f_1, …, f_K in this order; at least one.
  public init(_ steps: [any ScalarMap]) {
    precondition(!steps.isEmpty, "a chain needs at least one step")
    self.steps = steps
  }

  public var name: String { steps.map(\.name).joined(separator: ", then ") }
  public var formula: String { steps.map(\.formula).joined(separator: ", then ") }
  public var domain: Domain { steps[0].domain }
  public var range: Domain {
    let first = steps[0].range
    return steps.dropFirst().reduce(first) { image($0, under: $1) }
  }
  public var unclaimed: any ScalarMap { Chain(steps.map(\.unclaimed)) }
  public var kinks: [Double] {
    steps.indices.flatMap { k in
      steps[k].kinks.compactMap { kink in
        let z = steps[..<k].reversed().reduce(kink) { $1.inverse($0) }
        return z.isNaN ? nil : z
      }
    }
  }
  public var gaps: [Domain] {
    steps.indices.flatMap { k in
      steps[k].gaps.compactMap { gap in
        let ends = [gap.lower, gap.upper].map { end in steps[(k + 1)...].reduce(end) { $1.forward($0) } }
        guard ends.areFinite, ends[0] != ends[1] else { return nil }
        return Domain(Swift.min(ends[0], ends[1]), Swift.max(ends[0], ends[1]))
      }
    }
  }
  public var bends: [Bend] {
    steps.indices.flatMap { k in
      steps[k].bends.compactMap { bend in
        bend.carried { place in steps[..<k].reversed().reduce(place) { $1.inverse($0) } }
      }
    }
  }
  public var hasClosedInverse: Bool { steps.allSatisfy(\.hasClosedInverse) }
  public var hasOwnDerivative: Bool { steps.contains(where: \.hasOwnDerivative) }

  @inlinable public func forward<S: Scalar>(_ z: S) -> S { steps.reduce(z) { $1.forward($0) } }
  @inlinable public func inverse<S: Scalar>(_ x: S) -> S { steps.reversed().reduce(x) { $1.inverse($0) } }

  @inlinable public func derivative<S: Scalar>(_ z: S) -> S {
    Triangular(diagonal: pairwise(steps, stages(from: z)) { $0.derivative($1) }).determinant
  }
  @inlinable public func logAbsDerivative<S: Scalar>(_ z: S) -> S {
    pairwise(steps, stages(from: z)) { $0.logAbsDerivative($1) }.sum
  }

  /// z₀, z₁, …, z_K = x, forward from z₀.
  @inlinable public func stages<S: Scalar>(from z: S) -> [S] {
    steps.reduce(into: [z]) { $0.append($1.forward($0[$0.count - 1])) }
  }

  /// z₀, z₁, …, z_K = x, undone from x.
  @inlinable public func stages<S: Scalar>(to x: S) -> [S] {
    steps.reversed().reduce(into: [x]) { $0.append($1.inverse($0[$0.count - 1])) }.reversed()
  }

  /// The image of `domain` under one monotone step, the step's own range where the domain's end is its end.
  private func image(_ domain: Domain, under step: any ScalarMap) -> Domain {
    Pushforward.image(of: domain, under: step)
  }
}

extension Chain: CustomStringConvertible {
  public var description: String { name }
}

/// x = f_K(… f_2(f_1(z))): maps one after another, the first step first.
///
/// Shapes: all steps of one dimension. Domain: that of f_1; the image of each step lies in the next one's domain.
/// Inverse: the steps' inverses, last first. log |det|: Σ log |det ∂f_k/∂z_{k−1}|, each where its step is entered.
/// Trap: a factor taken at z₀, at x or at z_k instead of z_{k−1}.
/// Source: Rezende & Mohamed, Variational Inference with Normalizing Flows (2015), section 3.
public struct VectorChain: VectorMap {
  /// f_1, …, f_K.
  public let steps: [any VectorMap]
  public let name: String

  /// At least one step, all of one dimension.
  public init(_ steps: [any VectorMap], name: String? = nil) {
    precondition(!steps.isEmpty, "a composition needs a step")
    precondition(steps.allSatisfy { $0.dimension == steps[0].dimension }, "the steps have one dimension")
    self.steps = steps
    self.name = name ?? steps.map(\.name).joined(separator: ", then ")
  }

  public var formula: String { steps.map { "(\($0.formula))" }.joined(separator: ", then ") }
  public var dimension: Int { steps[0].dimension }
  public var domain: [Domain] { steps[0].domain }
  public var hasClosedInverse: Bool { steps.allSatisfy(\.hasClosedInverse) }
  public var hasOwnDeterminant: Bool { steps.contains(where: \.hasOwnDeterminant) }
  public var unclaimed: any VectorMap { VectorChain(steps.map(\.unclaimed), name: name) }

  @inlinable public func forward<S: Scalar>(_ z: [S]) -> [S] { steps.reduce(z) { $1.forward($0) } }
  @inlinable public func inverse<S: Scalar>(_ x: [S]) -> [S] { steps.reversed().reduce(x) { $1.inverse($0) } }
  @inlinable public func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S {
    var z = z
    var sum = steps[0].logAbsDeterminant(z)
    // Where the last step leads nobody asks.
    for k in 1..<steps.count {
      z = steps[k - 1].forward(z)
      sum = sum + steps[k].logAbsDeterminant(z)
    }
    return sum
  }
  public func branchesOfClaims(at z: [Double]) -> [Bool?] {
    zip(steps, stages(from: z)).flatMap { $0.branchesOfClaims(at: $1) }
  }
  public func isInRange(_ x: [Double]) -> Bool {
    zip(steps, stages(to: x).dropFirst()).allSatisfy { $0.isInRange($1) }
  }

  /// z₀, z₁, …, z_K = x, forward from z₀.
  @inlinable public func stages<S: Scalar>(from z: [S]) -> [[S]] { steps.stages(from: z) }
  /// z₀, z₁, …, z_K = x, undone from x.
  @inlinable public func stages<S: Scalar>(to x: [S]) -> [[S]] { steps.stages(to: x) }
}

extension [any VectorMap] {
  /// z₀, z₁, …, z_K = x, forward from z₀, the first map first.
  @inlinable func stages<S: Scalar>(from z: [S]) -> [[S]] {
    var stages = [z]
    for map in self { stages.append(map.forward(stages[stages.count - 1])) }
    return stages
  }
  /// z₀, z₁, …, z_K = x, undone from x, the last map first.
  @inlinable func stages<S: Scalar>(to x: [S]) -> [[S]] {
    var stages = [x]
    for map in reversed() { stages.append(map.inverse(stages[stages.count - 1])) }
    return stages.reversed()
  }
}
