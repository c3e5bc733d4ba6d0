/// (1)  z₀ → z₁ → … → z_K = x, one invertible step after another.
///
/// Left: z₀. Right: x = f_K(… f_1(z₀)), taken back by the steps' inverses, last step first.
/// Where it fails: the order swapped (where the steps don't commute), or one step's inverse wrong.
/// Source: Rezende & Mohamed, Variational Inference with Normalizing Flows (2015), section 3.1.
public enum Equation1 {
  public static let statement = Equation(
    number: 1, title: "a flow is a chain of invertible steps", statement: "z₀ → z₁ → … → z_K = x",
    hypotheses: ["each step is one-to-one", "each step's range lies in the next step's domain"],
    left: "z₀", right: "x undone step by step, last step first", offers: [.exact])

  /// How a chain is undone; the reference takes the last step first.
  public enum Order: String, Sendable, CaseIterable {
    case lastFirst = "reference"
    case firstFirst = "wrong-order"

    func undo<S: Scalar>(_ chain: Chain, _ x: S) -> S {
      switch self {
      case .lastFirst: chain.steps.reversed().reduce(x) { $1.inverse($0) }
      case .firstFirst: chain.steps.reduce(x) { $1.inverse($0) }
      }
    }
  }

  /// z₀ against what comes back, at the probes of `base`.
  public static func checks(
    _ chain: Chain, from base: any Density, undone order: Order = .lastFirst,
    _ options: CheckOptions = CheckOptions()
  ) -> [Check] {
    let setting = Setting(map: chain.name, base: base.name, claim: order.rawValue)
    guard options.wants(.exact) else { return statement.notOffered(options, setting) }
    let comparisons = Pushforward.probeLevels.map(base.quantile).map { z in
      let x: Double = chain.forward(z)
      let back = order.undo(chain, chain.forward(Interval(z)))
      return Comparison(
        subject: "z0 of x = \(short(x))", left: Side("z0", z),
        right: Side("x undone", .rounding(order.undo(chain, x), within: back)))
    }
    return [
      .worst(
        of: comparisons, equation: 1, setting: setting,
        because: "rounding there and back, enclosed by interval arithmetic",
        evidence: .exact)
    ] + statement.notOffered(options, setting)
  }
}
