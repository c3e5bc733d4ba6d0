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
    x.count == dimension && x.allSatisfy { $0 > 0 } && x.reduce(0, +) < 1
  }

  /// The shares that stick breaking turns into this law: z_i ~ Beta(a_i, a_{i+1} + ⋯ + a_{D+1}), independent.
  public var shares: ProductDensity {
    ProductDensity((0..<dimension).map { Beta(parameters[$0], parameters[($0 + 1)...].reduce(0, +)) })
  }
}
