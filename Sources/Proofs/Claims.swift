import Theorem

/// The derivative and the inverse that a reader claims, as parts of the statement.
struct Claims {
  /// How near a claim has to be, where it isn't the same formula: the 2⁻⁴⁰ of `certified`, as a decimal that is above it.
  static let margin = "1e-12"
  static var exactMargin: Rational { Rational.power(Rational(10), -12) ?? .zero }

  /// Said where a proof is by enclosures, and not by algebra.
  private static let time = "by Taylor models: some seconds, a minute at most"

  let definitions: String
  let parts: [ProofPart]
  /// Why no proof is foreseen; nil where one is.
  let undecided: String?

  /// `unfolding` is how the definition of f is opened, and `slopes` how that of f′ is.
  init(_ writer: Writer, _ ground: Ground, unfolding: String = "f", slopes: String = "f'") {
    var definitions = ""
    var parts: [ProofPart] = []
    var reason: String?
    if let claim = writer.derivative {
      definitions +=
        "\n\n(** The derivative that was claimed. *)\nDefinition claimed_f' (z : R) := \(claim.coq())."
      switch Self.derivative(claim, writer, ground, slopes) {
      case .success(let part):
        parts += [Self.defined("claimed_derivative", claim, writer, ground)].compactMap { $0 } + [part]
      case .failure(let failure): reason = failure.reason
      }
      if !Self.isDefined(claim, ground) {
        reason = reason ?? "the claimed derivative is not seen to have a value everywhere there"
      }
    }
    if let claim = writer.inverse {
      definitions +=
        "\n\n(** The inverse that was claimed. *)\nDefinition claimed_g (x : R) := \(claim.coq("x"))."
      switch Self.inverse(claim, writer, ground, unfolding) {
      case .success(let part):
        parts +=
          [Self.defined("claimed_inverse", claim.at(writer.f), writer, ground)].compactMap { $0 } + [part]
      case .failure(let failure): reason = reason ?? failure.reason
      }
      if writer.whole == nil, !Self.isDefined(claim.at(writer.f), ground) {
        reason = reason ?? "the claimed inverse is not seen to have a value at every f(z) there"
      }
    }
    self.definitions = definitions
    self.parts = parts
    undecided = reason
  }

  private struct Failure: Error { let reason: String }

  /// Whether a claim has a value on all of the ground: Coq would give it one anyway.
  private static func isDefined(_ claim: Expression, _ ground: Ground) -> Bool {
    guard let box = ground.box else {
      return claim.conditions.allSatisfy(Signs.holdsEverywhere) && !claim.chooses
    }
    let ends: [Rational] =
      if case .pieces(let ends) = ground { ends } else { [box.lowerBound, box.upperBound] }
    return zip(ends, ends.dropFirst()).allSatisfy { low, high in
      guard let piece = claim.resolved(on: low...high) else { return false }
      // What is asked inside a where has no place in the statement.
      return piece.conditions.allSatisfy { Signs.holds($0, on: low...high) }
        && (!claim.chooses || piece.conditions.isEmpty)
    }
  }

  /// The same as a part of the statement, where the claim asks for more than f does.
  private static func defined(_ name: String, _ claim: Expression, _ writer: Writer, _ ground: Ground)
    -> ProofPart?
  {
    let known = writer.whole == nil ? writer.f.conditions : []
    let asks = claim.conditions.filter { !known.contains($0) }.map(\.coq)
    guard !asks.isEmpty else { return nil }
    return ProofPart(
      name: name + "_is_defined", comment: "the claim has a value there",
      statement: ground.all + asks.joined(separator: " /\\ "),
      proof: ground.isLine ? "intros z. everywhere." : proof(ground, nil, by: "repeat split; side z"))
  }

  private static func derivative(
    _ claim: Expression, _ writer: Writer, _ ground: Ground, _ unfolding: String
  ) -> Result<ProofPart, Failure> {
    let name = "claimed_derivative"
    if !writer.f.branches, claim == writer.f.slope || claim.simplified == writer.f.slope.simplified {
      return .success(
        ProofPart(
          name: name, comment: "the claimed derivative is f'", statement: ground.all + "claimed_f' z = f' z",
          proof:
            "intros z\(ground.isLine ? "" : " Hz"). unfold claimed_f', \(unfolding). first [ reflexivity | field ]."
        ))
    }
    guard let box = ground.box else {
      return .failure(Failure(reason: "the claimed derivative is not seen to be f' for every real z"))
    }
    let ends: [Rational] =
      if case .pieces(let ends) = ground { ends } else { [box.lowerBound, box.upperBound] }
    for (low, high) in zip(ends, ends.dropFirst()) {
      guard let d = claim.resolved(on: low...high), let f = writer.f.resolved(on: low...high),
        isNear(.quotient(d, f.slope), one: low...high),
        d.conditions.allSatisfy({ Signs.holds($0, on: low...high) })
      else {
        return .failure(
          Failure(
            reason: "whether the claimed derivative is within \(margin) of f' everywhere is not decided"))
      }
    }
    return .success(
      ProofPart(
        name: name, comment: "the claimed derivative is f', but for \(margin) of it at most (\(time))",
        statement: ground.inner + "Rabs (claimed_f' z / f' z - 1) <= \(margin)",
        proof: proof(ground, "unfold claimed_f', \(unfolding)")))
  }

  private static func inverse(
    _ claim: Expression, _ writer: Writer, _ ground: Ground, _ unfolding: String
  ) -> Result<ProofPart, Failure> {
    let name = "claimed_inverse"
    if !writer.f.branches, !claim.branches, Undo.leadsBack(claim, writer.f, on: ground.box) {
      return .success(
        ProofPart(
          name: name, comment: "the claimed inverse leads back, exactly",
          statement: ground.all + "claimed_g (f z) = z",
          proof: ground.isLine
            ? "intros z. unfold claimed_g, \(unfolding). undo z."
            : "intros z Hz. unfold claimed_g, \(unfolding), a, b in *. undo z."))
    }
    guard let box = ground.box else {
      return .failure(Failure(reason: "the claimed inverse is not seen to lead back for every real z"))
    }
    let ends: [Rational] =
      if case .pieces(let ends) = ground { ends } else { [box.lowerBound, box.upperBound] }
    for (low, high) in zip(ends, ends.dropFirst()) {
      guard let f = writer.f.resolved(on: low...high), let there = claim.at(f).resolved(on: low...high),
        isNear(.sum(.one, .difference(there, .variable)), one: low...high)
      else {
        return .failure(
          Failure(reason: "whether the claimed inverse leads back within \(margin) everywhere is not decided")
        )
      }
    }
    return .success(
      ProofPart(
        name: name, comment: "the claimed inverse leads back, but for \(margin) at most (\(time))",
        statement: ground.all + "Rabs (claimed_g (f z) - z) <= \(margin)",
        proof: proof(ground, "unfold claimed_g, \(unfolding)")))
  }

  /// On each piece by itself.
  private static func proof(_ ground: Ground, _ unfolding: String?, by tactic: String = "near z") -> String {
    func opened(_ names: String) -> String { "\(unfolding.map { $0 + names + ", " } ?? "unfold ")a, b in *" }
    guard case .pieces(let ends) = ground else { return "intros z Hz. \(opened("")). by_cases z. \(tactic)." }
    let aboutSlope = unfolding?.contains("claimed_f'") ?? false
    let kinks = ends.dropFirst().dropLast()
    let slopes = ends.dropLast().indices.map { ", l\($0 + 1)'" }.joined()
    let names = aboutSlope ? kinks.indices.map { " N\($0)" }.joined() : ""
    let splits = kinks.map {
      "destruct (Rle_dec z \(Expression.number($0).coq(level: 9))) as [?|?%Rnot_le_lt]; "
    }.joined()
    return
      "intros z Hz\(names). \(opened(aboutSlope ? slopes : "")). \(splits)try lra; by_cases z; \(tactic)."
  }

  /// Whether a number is proved here to be within 2⁻⁴⁰ of 1, a tenth less than the margin that Coq is asked to prove, on the
  /// whole box, by Taylor models; it need not be 1.
  static func isNear(_ number: Expression, one box: ClosedRange<Rational>) -> Bool {
    struct Number: ScalarFunction {
      let expression: Expression
      func callAsFunction<S: Scalar>(_ z: S) -> S { expression.value(z) }
    }
    guard !number.isOpaque else { return false }
    let h = Number(expression: number)
    let low: Interval = box.lowerBound.value()
    let high: Interval = box.upperBound.value()
    var waiting = [Interval(low.lower, high.upper)]
    var panels = 0
    while let panel = waiting.popLast() {
      panels += 1
      if (Certified.enclosure(of: h, over: panel) - 1).magnitude <= Certified.margin { continue }
      let center = panel.midpoint
      guard panels < Certified.budget, panel.lower < center, center < panel.upper else { return false }
      waiting.append(Interval(center, panel.upper))
      waiting.append(Interval(panel.lower, center))
    }
    return true
  }
}

extension Expression {
  /// The same number, its sums and products written in one order: enough to see that 1 + cos z is cos z + 1.
  var simplified: Expression {
    let inner = operands.map(\.simplified)
    switch with(inner).folded {
    case .negated(let u): return -u
    case .sum(let u, let v): return u.coq() <= v.coq() ? u + v : v + u
    case .difference(let u, let v): return u - v
    case .product(let u, let v): return u.coq() <= v.coq() ? u * v : v * u
    case .quotient(let u, .number(let q)): return q.reciprocal.map { .number($0) * u } ?? u / .number(q)
    case .quotient(let u, let v): return u / v
    case let other: return other
    }
  }
}
