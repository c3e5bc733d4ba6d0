/// (1)  z₀ → z₁ → … → z_K = x, one invertible step after another.
///
/// Left: z₀. Right: x = f_K(… f_1(z₀)), taken back by the steps' inverses, last step first.
/// Where it fails: the order swapped (where the steps don't commute), or one step's inverse wrong.
/// Source: Rezende & Mohamed, Variational Inference with Normalizing Flows (2015), section 3.1.
public enum Equation1 {
  /// What (1) says, what it asks for, and the routes of its two sides.
  public static let statement = Equation(
    number: 1, title: "a flow is a chain of invertible steps", statement: "z₀ → z₁ → … → z_K = x",
    hypotheses: ["each step is one-to-one", "each step's range lies in the next step's domain"],
    left: "z₀", right: "x undone step by step, last step first", offers: [.exact, .certified])

  /// How a chain is undone; the reference takes the last step first.
  public enum Order: String, Sendable, CaseIterable {
    /// f_1⁻¹(… f_K⁻¹(x)), the right one.
    case lastFirst = "reference"
    /// f_K⁻¹(… f_1⁻¹(x)), right only where the steps commute.
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
    var checks: [Check] = []
    if options.wants(.exact) { checks.append(roundTrips(chain, base, order, setting)) }
    if options.wants(.certified) { checks.append(everywhere(chain, base, order, setting)) }
    return checks + statement.notOffered(options, setting)
  }

  private static func roundTrips(_ chain: Chain, _ base: any Density, _ order: Order, _ setting: Setting)
    -> Check
  {
    let comparisons = Pushforward.probeLevels.map(base.quantile).map { z in
      let x: Double = chain.forward(z)
      let back = order.undo(chain, chain.forward(Interval(z)))
      return Comparison(
        subject: "z0 of x = \(short(x))", left: Side("z0", z),
        right: Side("x undone", .rounding(order.undo(chain, x), within: back)))
    }
    return .worst(
      of: comparisons, equation: 1, setting: setting,
      because: "rounding there and back, enclosed by interval arithmetic", evidence: .exact)
  }

  /// |undone(x) − z₀| ≤ margin for every z₀ of a box, by Taylor models of undone(x) − z₀ + 1.
  private static func everywhere(_ chain: Chain, _ base: any Density, _ order: Order, _ setting: Setting)
    -> Check
  {
    let box = Interval(base.quantile(0x1p-8), base.quantile(1 - 0x1p-8))
    var (verdict, note, panels) = (Verdict.holds, "", 0)
    for piece in Certified.pieces(of: box, smoothFor: chain) where verdict == .holds {
      switch Certified.isOne(ThereAndBack(chain: chain, order: order), on: piece) {
      case .proved(let count):
        panels += count
        note =
          "for all z0 in \(box.shown)\(chain.kinks.isEmpty ? "" : " but 2^-20 around kinks"); \(panels) panels"
      case .refuted(let place): (verdict, note) = (.fails, "refuted at z0 in \(place.shown)")
      case .undecided(let place):
        (verdict, note) = (.undecided, "no proof in \(Certified.budget) panels: z0 in \(place.shown) resists")
      }
    }
    return Check(
      equation: 1, map: setting.map, base: setting.base, claim: setting.claim, subject: "x undone minus z0",
      left: Side("for all z0 of the box", 0), right: Side("zero", 0),
      gap: verdict == .holds ? Certified.margin : .nan,
      allowed: Certified.margin, because: "Taylor models of order 16, outward rounding, no libm",
      evidence: .certified,
      verdict: verdict, note: note)
  }

  private struct ThereAndBack: ScalarFunction {
    let chain: Chain
    let order: Order
    func callAsFunction<S: Scalar>(_ z: S) -> S { order.undo(chain, chain.forward(z)) - z + 1 }
  }
}
