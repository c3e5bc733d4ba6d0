/// A formula for P_X at the end of a chain of steps: equation (9)'s own, or a known mistake.
public protocol ChainFormula: Sendable {
  /// "reference", a mistake's id, or "yours".
  var id: String { get }
  /// What this formula says P_X(x) is.
  func density<S: Scalar>(of chain: Chain, base: any Density, at x: S) -> S
}

/// The wrong formulas for a chain's density, each a sibling of equation (9): with the stages z₀, …, z_K = x,
/// log P_Z(z₀) − Σ log |f_k′(z_{k−1})|.
public enum ChainMistake: String, CaseIterable, ChainFormula {
  /// P_Z(z_0) / Π |f_k′(z_0)|.
  case allAtStart = "all-at-z0"
  /// P_Z(z_0) / Π |f_k′(x)|.
  case allAtEnd = "all-at-x"
  /// P_Z(z_0) / Π |f_k′(z_k)|.
  case atOutput = "at-z_k"
  /// Inverses taken first to last.
  case wrongOrder = "wrong-order"
  /// P_Z(z_0) / s_K.
  case lastOnly = "one-layer"
  /// P_Z(z_0) / (s_2 ⋯ s_K).
  case missing = "factor-missing"
  /// P_Z(z_0) / (s_1 s_1 s_2 ⋯ s_K).
  case doubled = "factor-twice"
  /// log P_Z(z_0) − mean of log s_k.
  case mean
  /// log P_Z(z_0) − log(s_1 + ⋯ + s_K).
  case logOfSum = "log-of-sum"
  /// log P_Z(z_0) − (log s_1) ⋯ (log s_K).
  case product = "product-of-logs"
  /// log P_Z(z_0) − Σ |log s_k|.
  case absOfLog = "abs-of-log"
  /// log P_Z(z_0) + Σ log s_k.
  case sign = "chain-log-sign"
  /// P_Z(z_0).
  case noJacobian = "chain-no-jacobian"
  /// P_Z(x) / (s_1 ⋯ s_K).
  case baseAtEnd = "base-at-end"
  /// P_Z(z_0) / (f_1′ ⋯ f_K′).
  case signed = "chain-signed"

  public var id: String { rawValue }

  public func density<S: Scalar>(of chain: Chain, base: any Density, at x: S) -> S {
    let stages = chain.stages(to: x)
    let start = stages[0]
    func logs(_ points: [S]) -> [S] {
      zip(chain.steps, points).map { step, z in step.logAbsDerivative(z) }
    }
    func sum(_ terms: [S]) -> S { terms.reduce(0, +) }
    let right = logs(stages)
    let count = S(Double(chain.steps.count))
    let logBase = base.logDensity(start)
    switch self {
    case .allAtStart: return exp(logBase - sum(logs(chain.steps.map { _ in start })))
    case .allAtEnd: return exp(logBase - sum(logs(chain.steps.map { _ in x })))
    case .atOutput: return exp(logBase - sum(logs(Array(stages.dropFirst()))))
    case .wrongOrder:
      let (unordered, misplaced) = Self.undoneFirstToLast(chain, x)
      return exp(base.logDensity(unordered) - sum(logs(misplaced)))
    case .lastOnly: return exp(logBase - right[right.count - 1])
    case .missing: return exp(logBase - sum(Array(right.dropFirst())))
    case .doubled: return exp(logBase - sum(right) - right[0])
    case .mean: return exp(logBase - sum(right) / count)
    case .logOfSum: return exp(logBase) / sum(right.map { exp($0) })
    case .product: return exp(logBase - right.reduce(1, *))
    case .absOfLog: return exp(logBase - sum(right.map { abs($0) }))
    case .sign: return exp(logBase + sum(right))
    case .noJacobian: return exp(logBase)
    case .baseAtEnd: return exp(base.logDensity(x) - sum(right))
    case .signed:
      return zip(chain.steps, stages).reduce(exp(logBase)) { $0 / $1.0.derivative($1.1) }
    }
  }

  /// f_1⁻¹ first, f_K⁻¹ last: what comes out for z₀, and the points it passes.
  private static func undoneFirstToLast<S: Scalar>(_ chain: Chain, _ x: S) -> (S, [S]) {
    var z = x
    var passed: [S] = []
    for step in chain.steps {
      z = step.inverse(z)
      passed.append(z)
    }
    return (z, passed)
  }
}
