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
      do throws(Unwritable) {
        let part = try Self.derivative(claim, writer, ground, slopes)
        parts += [Self.defined("claimed_derivative", claim, writer, ground)].compactMap { $0 } + [part]
      } catch {
        reason = error.reason
      }
      if !Self.isDefined(claim, ground) {
        reason = reason ?? "the claimed derivative is not seen to have a value everywhere there"
      }
    }
    if let claim = writer.inverse {
      definitions +=
        "\n\n(** The inverse that was claimed. *)\nDefinition claimed_g (x : R) := \(claim.coq("x"))."
      do throws(Unwritable) {
        let part = try Self.inverse(claim, writer, ground, unfolding)
        parts +=
          [Self.defined("claimed_inverse", claim.at(writer.f), writer, ground)].compactMap { $0 } + [part]
      } catch {
        reason = reason ?? error.reason
      }
      if writer.whole == nil, !Self.isDefined(claim.at(writer.f), ground) {
        reason = reason ?? "the claimed inverse is not seen to have a value at every f(z) there"
      }
    }
    self.definitions = definitions
    self.parts = parts
    undecided = reason
  }

  /// Whether a claim has a value on all of the ground: Coq would give it one anyway.
  private static func isDefined(_ claim: Expression, _ ground: Ground) -> Bool {
    if ground.isLine { return claim.conditions.allSatisfy(Signs.holdsEverywhere) && !claim.chooses }
    return ground.stretches.allSatisfy { stretch in
      guard let piece = claim.resolved(on: stretch) else { return false }
      // What is asked inside a where has no place in the statement.
      return piece.conditions.allSatisfy { Signs.holds($0, on: stretch) }
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
  ) throws(Unwritable) -> ProofPart {
    let name = "claimed_derivative"
    if !writer.f.branches, claim == writer.f.slope || claim.simplified == writer.f.slope.simplified {
      return ProofPart(
        name: name, comment: "the claimed derivative is f'", statement: ground.all + "claimed_f' z = f' z",
        proof:
          "intros z\(ground.isLine ? "" : " Hz"). unfold claimed_f', \(unfolding). first [ reflexivity | field ]."
      )
    }
    if ground.isLine {
      throw Unwritable(reason: "the claimed derivative is not seen to be f' for every real z")
    }
    for stretch in ground.stretches {
      guard let d = claim.resolved(on: stretch), let f = writer.f.resolved(on: stretch),
        isNear(.quotient(d, f.slope), one: stretch), d.conditions.allSatisfy({ Signs.holds($0, on: stretch) })
      else {
        throw Unwritable(
          reason: "whether the claimed derivative is within \(margin) of f' everywhere is not decided")
      }
    }
    return ProofPart(
      name: name, comment: "the claimed derivative is f', but for \(margin) of it at most (\(time))",
      statement: ground.inner + "Rabs (claimed_f' z / f' z - 1) <= \(margin)",
      proof: proof(ground, "unfold claimed_f', \(unfolding)"))
  }

  private static func inverse(
    _ claim: Expression, _ writer: Writer, _ ground: Ground, _ unfolding: String
  ) throws(Unwritable) -> ProofPart {
    let name = "claimed_inverse"
    if !writer.f.branches, !claim.branches, Undo.leadsBack(claim, writer.f, on: ground.box) {
      return ProofPart(
        name: name, comment: "the claimed inverse leads back, exactly",
        statement: ground.all + "claimed_g (f z) = z",
        proof: ground.isLine
          ? "intros z. unfold claimed_g, \(unfolding). undo z."
          : "intros z Hz. unfold claimed_g, \(unfolding), a, b in *. undo z.")
    }
    if ground.isLine {
      throw Unwritable(reason: "the claimed inverse is not seen to lead back for every real z")
    }
    for stretch in ground.stretches {
      guard let f = writer.f.resolved(on: stretch), let there = claim.at(f).resolved(on: stretch),
        isNear(.sum(.one, .difference(there, .variable)), one: stretch)
      else {
        throw Unwritable(
          reason: "whether the claimed inverse leads back within \(margin) everywhere is not decided")
      }
    }
    return ProofPart(
      name: name, comment: "the claimed inverse leads back, but for \(margin) at most (\(time))",
      statement: ground.all + "Rabs (claimed_g (f z) - z) <= \(margin)",
      proof: proof(ground, "unfold claimed_g, \(unfolding)"))
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
      "destruct (Rle_dec z \($0.coq(level: 9))) as [?|?%Rnot_le_lt]; "
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
    return Signs.covers(box, budget: Certified.budget) {
      (Certified.enclosure(of: h, over: $0) - 1).magnitude <= Certified.margin
    }
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

/// Whether g(f(z)) = z can be seen function by function, as the tactic `undo` does it: what f puts on last, g takes off
/// first.
///
/// Foreseen by numbers, proved by algebra: an argument of `log` is taken for exp(v) where it agrees with it at a few points.
struct Undo {
  /// A tree of more operations, or of more pairs to take away, is left to Taylor models: `field` grows with their square.
  private static let most = (operations: 200, pairs: 8)

  /// Whether g leads back from f(z), for z in the box, or any z.
  static func leadsBack(_ g: Expression, _ f: Expression, on box: ClosedRange<Rational>?) -> Bool {
    let undo = Self(points: points(in: box))
    return undo.leadsBack(g, f)
  }

  /// The points at which two formulas are compared: a choice, of no pattern that a sine or a power could share.
  private let points: [Double]

  private static func points(in box: ClosedRange<Rational>?) -> [Double] {
    guard let box else { return [-1.37, -0.61, 0.083, 0.29, 0.47, 0.91, 1.73] }
    let (low, width) = (box.lowerBound.double, box.upperBound.double - box.lowerBound.double)
    return [0.003, 0.19, 0.37, 0.523, 0.71, 0.89, 0.997].map { low + width * $0 }
  }

  private func leadsBack(_ g: Expression, _ f: Expression) -> Bool {
    var expression = g.at(f)
    guard expression.operandCount <= Self.most.operations else { return false }
    // Each round takes one pair of functions away.
    for _ in 0..<Self.most.pairs {
      let bare = !expression.parts.contains {
        switch $0 {
        case .function, .realPower: $0.hasVariable
        default: false
        }
      }
      if bare { return agree(expression, .variable) }
      guard let simpler = undone(expression) else { return false }
      expression = simpler
    }
    return false
  }

  /// The expression with the first pair of inverse functions in it gone.
  private func undone(_ e: Expression) -> Expression? {
    if let result = inner(e) { return result }
    for (i, operand) in e.operands.enumerated() {
      guard let simpler = undone(operand) else { continue }
      var operands = e.operands
      operands[i] = simpler
      return e.with(operands).folded
    }
    return nil
  }

  private func inner(_ e: Expression) -> Expression? {
    if case .power(.function(.sqrt, let u), 2) = e { return u }
    if case .function(.sqrt, .power(let u, 2)) = e, agree(e, u) { return u }
    guard case .function(let outer, let argument) = e, let undoes = Self.pairs[outer] else { return nil }
    for part in argument.parts {
      guard case .function(undoes, let v) = part else { continue }
      // asin(sin v) is v on a part of the line alone.
      if agree(argument, part), agree(e, v) { return v }
      if outer == .log, agree(argument, .function(.exp, -v)) { return -v }
    }
    return nil
  }

  private static let pairs: [FormulaFunction: FormulaFunction] = [
    .log: .exp, .exp: .log, .asinh: .sinh, .sinh: .asinh, .atanh: .tanh, .atan: .tan, .tan: .atan,
    .asin: .sin, .sin: .asin, .acos: .cos, .cos: .acos,
  ]

  /// Whether two formulas have one value at each of a few points where both have any: to half of a double's digits, which
  /// two orders of the same operations keep, and two functions do not at all of them.
  private func agree(_ u: Expression, _ v: Expression) -> Bool {
    let half = Double.ulpOfOne.squareRoot()
    var compared = 0
    for z in points {
      let (x, y): (Double, Double) = (u.value(z), v.value(z))
      if x.isNaN && y.isNaN { continue }
      guard (x - y).magnitude <= half * Swift.max(1, y.magnitude) else { return false }
      compared += 1
    }
    return compared >= 3
  }
}

extension Expression {
  var operandCount: Int { operands.reduce(1) { $0 + $1.operandCount } }
}
