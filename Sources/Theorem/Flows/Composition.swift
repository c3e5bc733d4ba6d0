/// x = f_K(… f_2(f_1(z))): maps one after another, the first step first.
///
/// Shapes: all steps of one dimension. Domain: that of f_1; the image of each step lies in the next one's domain.
/// Inverse: the steps' inverses, last first. log |det|: Σ log |det ∂f_k/∂z_{k−1}|, each where its step is entered.
/// Trap: a factor taken at z₀, at x or at z_k instead of z_{k−1}.
/// Source: Rezende & Mohamed, Variational Inference with Normalizing Flows (2015), section 3.
public struct Composition: VectorMap {
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
  public var unclaimed: any VectorMap { Composition(steps.map(\.unclaimed), name: name) }

  @inlinable public func forward<S: Scalar>(_ z: [S]) -> [S] { steps.reduce(z) { $1.forward($0) } }
  @inlinable public func inverse<S: Scalar>(_ x: [S]) -> [S] { steps.reversed().reduce(x) { $1.inverse($0) } }
  @inlinable public func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S {
    let terms = zip(steps, stages(from: z)).map { $0.logAbsDeterminant($1) }
    return terms.dropFirst().reduce(terms[0], +)
  }
  public func isInRange(_ x: [Double]) -> Bool {
    zip(steps, stages(to: x).dropFirst()).allSatisfy { $0.isInRange($1) }
  }

  /// z₀, z₁, …, z_K = x, forward from z₀.
  @inlinable public func stages<S: Scalar>(from z: [S]) -> [[S]] {
    steps.reduce(into: [z]) { $0.append($1.forward($0[$0.count - 1])) }
  }
  /// z₀, z₁, …, z_K = x, undone from x.
  @inlinable public func stages<S: Scalar>(to x: [S]) -> [[S]] {
    steps.reversed().reduce(into: [x]) { $0.append($1.inverse($0[$0.count - 1])) }.reversed()
  }
}
