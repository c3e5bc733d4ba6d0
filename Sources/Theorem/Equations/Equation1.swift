/// (1)  z₀ → z₁ → … → z_K = x, one invertible step after another.
///
/// Left: z₀. Right: x = f_K(… f_1(z₀)), taken back by the steps' inverses, last step first. On the line and in D dimensions.
/// Where it fails: the order swapped (where the steps don't commute), or one step's inverse wrong.
/// Source: Rezende & Mohamed, Variational Inference with Normalizing Flows (2015), section 3.1.
public enum Equation1: Routes {
  /// What (1) says, what it asks for, and the routes of its two sides.
  public static let statement = Equation(
    number: 1, title: "a flow is a chain of invertible steps", statement: "z₀ → z₁ → … → z_K = x",
    hypotheses: ["each step is one-to-one", "each step's range lies in the next step's domain"],
    left: "z₀", right: "x undone step by step, last step first", offers: [.exact, .certified], kind: .chain)

  static let reads: Set<Claim.Part> = [.inverse]

  /// How a chain is undone; the reference takes the last step first.
  enum Order {
    /// f_1⁻¹(… f_K⁻¹(x)), the right one.
    case lastFirst
    /// f_K⁻¹(… f_1⁻¹(x)), right only where the steps commute.
    case firstFirst

    func undo<S: Scalar>(_ chain: Steps, _ x: [S]) -> [S] {
      switch self {
      case .lastFirst: chain.stages(to: x)[0]
      case .firstFirst: chain.undoneFirstToLast(x).z
      }
    }
  }

  static func plan(_ question: Question) throws(NotApplicable) -> Plan {
    let chain = try question.steps()
    var order = Order.lastFirst
    if case .mistake(let mistake) = question.claim, case .chain = mistake.answer {
      try question.see(mistake)
      order = .firstFirst
    } else {
      try question.acceptReference("the way back")
    }
    return Plan(needs: { Hypotheses.checks(question) }) { [order] in
      var checks: [Check] = []
      if question.options.wants(.exact) { checks.append(roundTrips(chain, order, question)) }
      if question.options.wants(.certified) { checks.append(everywhere(chain, order, question)) }
      return checks
    }
  }

  private static func roundTrips(_ chain: Steps, _ order: Order, _ question: Question) -> Check {
    guard chain.maps[0].dimension == 1 || chain.hasClosedInverse else {
      return .undecided(question.about, .exact, "a step has no inverse to undo it by; give --inverse")
    }
    let points = question.probes
    let comparisons = points.flatMap { z in
      let x = chain.stages(from: z)[chain.maps.count]
      let box = chain.stages(from: z.map { Interval($0) })[chain.maps.count]
      return zip(z, zip(order.undo(chain, x), order.undo(chain, box))).map { z, back in
        Comparison(
          subject: "z0 of x = \(short(x[0]))", left: Side("z0", z),
          right: Side("x undone", .rounding(back.0, within: back.1)))
      }
    }
    return .worst(
      of: comparisons, question.about, because: "rounding there and back, enclosed by interval arithmetic",
      evidence: .exact, covers: question.coverage(of: points))
  }

  /// |undone(x) − z₀| ≤ margin for every z₀ of a box, by Taylor models of undone(x) − z₀ + 1.
  private static func everywhere(_ chain: Steps, _ order: Order, _ question: Question) -> Check {
    guard let p = question.subject.line else {
      return .undecided(question.about, .certified, "in D dimensions (1) has no certificate")
    }
    let box = Certified.Stretch(of: p.base).box
    let covers = Coverage("all z0 in \(box.shown)", share: p.share(of: box))
    // Of the size of z0 itself: that is what comes back.
    let margin = Certified.margin * Swift.max(1, box.magnitude)
    let undone = ThereAndBack(chain: chain, order: order)
    var budget = Budget(for: p.map, at: p.base.quantile(0.5)) { undone($0) }
    switch Certified.isIdentity(undone, besideKinksOf: p.map, on: box, margin: margin, spending: &budget) {
    case .proved(let panels):
      return result(Interval(-margin, margin), "\(covers); \(panels) panels")
    case .refuted(let place):
      return result(undone(place) - 1, "refuted at z0 in \(place.shown)")
    case .undecided(let place):
      let why = budget.reason(at: "z0 in \(place.shown)", else: "it rounds too far there, or has no value")
      return .undecided(question.about, .certified, why, covers: covers)
    }
    func result(_ enclosure: Interval, _ note: String) -> Check {
      Check(
        question.about, "x undone minus z0", left: Side("zero", 0),
        right: Side("for all z0 of the box", enclosure),
        because: .margin(margin, "Taylor models of order 16, outward rounding, no libm"),
        evidence: .certified, covers: covers, note: note)
    }
  }

  private struct ThereAndBack: ScalarFunction {
    let chain: Steps
    let order: Order
    func callAsFunction<S: Scalar>(_ z: S) -> S {
      order.undo(chain, chain.stages(from: [z])[chain.maps.count])[0] - z + 1
    }
  }
  static func worked(_ question: Question) -> [() -> Worked] {
    guard let chain = question.subject.chain, chain.maps[0].dimension == 1 || chain.hasClosedInverse else {
      return []
    }
    var order = Order.lastFirst
    if case .mistake = question.claim { order = .firstFirst }
    return question.probes.map { z in
      { [order] in
        let there = chain.stages(from: z)
        let x = there[there.count - 1]
        let back =
          order == .lastFirst ? chain.stages(to: x).reversed() : [x] + chain.undoneFirstToLast(x).passed
        let box = order.undo(chain, chain.stages(from: z.map { Interval($0) })[chain.maps.count])
        func shown(_ stages: [[Double]]) -> String {
          stages.map { $0.count == 1 ? short($0[0]) : Hypotheses.named($0) }.joined(separator: " -> ")
        }
        return Worked(
          "\(question.subject.formula) from z0 = \(z.count == 1 ? short(z[0]) : Hypotheses.named(z))",
          [.init("there", shown(there)), .init("back", shown(Array(back)))],
          left: Side("z0", z[0]),
          right: Side("x undone", .rounding(order.undo(chain, x)[0], within: box[0])))
      }
    }
  }
}
