import Foundation
import Testing
import Theorem

@testable import Proofs

/// What is written, read as text: Coq itself is asked by `make proofs`.
@Suite("A proof file: what it states, and when it is written") struct ProofFileTests {
  private func question(
    _ equation: Int, _ forward: String..., derivative: String? = nil, inverse: String? = nil,
    base: any Density = Normal(), on interval: Domain? = nil, mistake: String? = nil
  ) throws -> ProofFile.Question {
    var steps: [Formula] = []
    for text in forward { steps.append(try Formula(text)) }
    var q = ProofFile.Question(
      equation: try #require(Equation(equation)), steps: steps, base: base, interval: interval,
      mistake: mistake,
      command: "verify-eq \(equation) --forward \"\(forward.joined(separator: "\" --forward \""))\"")
    if let derivative { q.derivative = try Formula(derivative) }
    if let inverse { q.inverse = try Formula(inverse, in: .x) }
    return q
  }
  private func proved(_ q: ProofFile.Question) -> (text: String, covers: String)? {
    if case .proved(let text, let covers) = ProofFile.write(q) { (text, covers) } else { nil }
  }
  private func refuted(_ q: ProofFile.Question) -> (text: String, witness: String)? {
    if case .refuted(let text, let witness) = ProofFile.write(q) { (text, witness) } else { nil }
  }
  private func undecided(_ q: ProofFile.Question) -> String? {
    if case .undecided(let reason) = ProofFile.write(q) { reason } else { nil }
  }

  @Test func `is for every real z where the signs of the parts say so`() throws {
    let (text, covers) = try #require(proved(question(7, "z + 0.5*sin(z)")))
    #expect(covers == "every real z")
    #expect(
      text.contains("Definition f  (z : R) := z + 1/2 * sin z.\nDefinition f' (z : R) := 1 + 1/2 * cos z."))
    #expect(text.contains("(forall z : R, is_derive f z (f' z) /\\ 0 < f' z)"))
    #expect(text.contains("forall g, (forall z, g (f z) = z) ->"))
    #expect(text.contains("forall z : R, is_derive g (f z) (/ f' z)."))
  }

  @Test(arguments: [3, 4, 5, 6, 7]) func `states its own equation, and first`(_ equation: Int) throws {
    let says = [
      3: "is_lim (fun dz => (P_X g (f z) * Rabs (f (z + dz) - f z)) / (P_Z z * Rabs dz)) 0 1.",
      4: "ex_derive g (f z) /\\ P_X g (f z) = Rabs (Derive g (f z)) * P_Z z.",
      5: "RInt (P_X g) (Rmin (f u) (f v)) (Rmax (f u) (f v)) = RInt P_Z u v.",
      6: "ex_derive g (f z) /\\ Derive g (f z) * f' z = 1.", 7: "is_derive g (f z) (/ f' z).",
    ]
    for (on, forward) in [(nil, "sinh(z)"), (Domain(-1, 1), "sinh(z)"), (nil, "max(z, 0) + 0.25*min(z, 0)")] {
      let text = try #require(proved(question(equation, forward, on: on))).text
      let statement = try #require(text.split(separator: "(** ** Proofs *)", maxSplits: 1).first)
      for (other, words) in says { #expect(statement.contains(words) == (other == equation)) }
      #expect(statement.contains("is_derive f z (f' z)"))
      #expect(!statement.contains("Lemma") && !statement.contains("Qed"))
    }
  }

  @Test func `the box, where the line is too much`() throws {
    let (text, covers) = try #require(proved(question(5, "tan(pi*(z - 1/2))", base: Uniform())))
    #expect(covers.hasPrefix("every z in [0.0039"))
    #expect(
      text.contains(
        "(* f is defined: Coq's own functions would answer everywhere *)\n  (forall z, a <= z <= b -> cos (PI * (z - 1/2)) <> 0)"
      ))
    #expect(text.contains("forall u v, a <= u -> u < v -> v <= b ->"))
  }

  @Test func `an interval that was asked for is the box, exactly`() throws {
    let text = try #require(proved(question(7, "z^2", on: Domain(0.5, 3)))).text
    #expect(text.contains("Definition a := 1/2.\nDefinition b := 3."))
  }

  @Test func `pieces that meet at kinks`() throws {
    let whole = try #require(proved(question(7, "z + 0.5*abs(z - 0.4)")))
    #expect(whole.covers == "every real z, in 2 pieces")
    #expect(whole.text.contains("forall z : R, z <> (2/5) -> is_derive g (f z) (/ f' z)."))
    // A piece whose formula folds further out holds on a box alone.
    #expect(try #require(proved(question(7, "z + 0.25*z/(1 + abs(z))"))).covers.hasPrefix("every z in ["))
    let (text, covers) = try #require(proved(question(7, "z + 0.5*abs(z - 0.4)", on: Domain(-2, 2))))
    #expect(covers.hasSuffix("in 2 pieces"))
    #expect(text.contains("Definition f' (z : R) := if Rle_dec z (2/5) then l1' z else l2' z."))
    #expect(text.contains("forall z, a < z < b -> z <> (2/5) -> is_derive f z (f' z) /\\ f' z <> 0"))
  }

  @Test func `our own values tie its f to ours`() throws {
    let text = try #require(proved(question(7, "sinh(z)"))).text
    // sinh(1.5) = 2.129279455094817...
    #expect(text.contains("Rabs (f (3/2) - 2.129279455095) <= 1e-9"))
    let other = try #require(proved(question(7, "sinh(z) + z/1000"))).text
    #expect(!other.contains("2.129279455095"))
  }

  @Test func `claims are stated, and exactly where they are the same formula`() throws {
    let exact = try #require(proved(question(7, "sinh(z)", derivative: "cosh(z)"))).text
    #expect(exact.contains("(forall z : R, claimed_f' z = f' z)"))
    let near = try #require(proved(question(7, "sinh(z)", derivative: "(exp(z) + exp(-z))/2"))).text
    #expect(near.contains("Rabs (claimed_f' z / f' z - 1) <= 1e-12"))
    #expect(proved(try question(7, "sinh(z)", derivative: "cosh(z) + 1e-14")) != nil)
    let back = try #require(proved(question(7, "1/(1 + exp(-z))", inverse: "log(x/(1 - x))"))).text
    #expect(back.contains("claimed_g (f z) = z"))
  }

  @Test(
    arguments: [
      ("cosh(z)*(1 + 1e-7)", nil), ("1/cosh(z)", nil), ("-cosh(z)", nil), ("cosh(z) + 1e-11", nil),
      (nil, "asinh(x) + 1e-7"), (nil, "-asinh(x)"), (nil, "1/sinh(x)"),
    ] as [(String?, String?)]) func `a wrong claim is refuted at a witness`(
      _ derivative: String?, _ inverse: String?
    ) throws
  {
    let (text, witness) = try #require(
      refuted(question(7, "sinh(z)", derivative: derivative, inverse: inverse)))
    #expect(text.hasPrefix("(** * Refuted: verify-eq 7"))
    #expect(witness.hasPrefix("z = "))
    #expect(text.contains("> 1e-12"))
    #expect(proved(try question(7, "sinh(z)", derivative: derivative, inverse: inverse)) == nil)
  }

  @Test(arguments: [
    ("z^2", "no_way_back f f'"), ("z + 2*sin(z)", "no_way_back f f'"),
    ("z - 4*exp(-((z - 1.35)/0.003)^2)", "no_way_back f f'"), ("abs(z)", "no_way_back_valley"),
    ("min(z, 1 - z)", "no_way_back_peak"), ("1", "no_way_back_twins"), ("z^3", "no_slope_back"),
    ("z - 3*max(0, 1e-7 - abs(z - 0.3))", "no_way_back_peak"), ("log(z)", "it_is_undefined"),
    ("z + 1/0", "it_is_undefined"), ("asin(z)", "it_is_undefined"),
  ]) func `a map that breaks a hypothesis is refuted`(_ forward: String, theorem: String) throws {
    let (text, _) = try #require(refuted(question(7, forward)))
    #expect(text.contains(theorem))
  }

  @Test(arguments: ["1/z", "z + 0.3*abs(sin(z))", "sin(z)/z"])
  func `where neither is found nothing is written`(_ forward: String) throws {
    #expect(undecided(try question(7, forward)) != nil)
  }

  @Test func `an equation without files is refused in words`() throws {
    #expect(
      undecided(try question(2, "z"))
        == "no proof file is written for (2); there are some for (1), (3), (4), (5), (6), (7), (8), (9)")
  }

  @Test(arguments: [
    ("z + floor(z)", "floor jumps"), ("cbrt(z)", "u^(1/3)"), ("z + lgamma(z)", "lgamma has no rule"),
    ("atan2(z, 1)", "atan(y/x)"), ("z + 1e-40", "1e-40 has more than 36 digits"),
    (Array(repeating: "z", count: 300).joined(separator: "+"), "takes 599 operations"),
  ]) func `what can't be written is refused for what it is`(_ forward: String, words: String) throws {
    let reason = try #require(undecided(question(7, forward)))
    #expect(reason.contains(words), "\(reason)")
  }

  @Test func `a where is a piece on each side of its comparison`() throws {
    let (text, covers) = try #require(proved(question(7, "where(z < 0, 0.1*z, z)")))
    #expect(covers == "every real z, in 2 pieces")
    #expect(text.contains("Definition f  (z : R) := if Rlt_dec z 0 then 1/10 * z else z."))
    #expect(proved(try question(5, "where(z > 0, z, exp(z) - 1)"))?.covers == "every real z, in 2 pieces")
    #expect(proved(try question(7, "where(z > 1 or z < -1, 2*z, z)")) == nil)
    // What a branch asks is asked in its own piece.
    let parts = try #require(proved(question(7, "where(z > 1, log(z), z - 1)", on: Domain(0.5, 3)))).text
    #expect(parts.contains("(forall z, 1 <= z <= 3 -> 0 < z)") && !parts.contains("f_is_defined"))
    #expect(refuted(try question(7, "where(z > 1, log(z), z - 1)")) == nil)
    let wrong = try #require(refuted(question(7, "where(z < 0, 0.1*z, z)", derivative: "1")))
    #expect(wrong.text.contains("slope_near f (fun z => 1/10 * z)"))
  }

  @Test(arguments: ["where(z < 0, z, z + 1)", "where(z > 0, z, z - 1)", "z + sign(z)/4"])
  func `a jump is no kink`(_ forward: String) throws {
    #expect(undecided(try question(7, forward)) != nil)
    #expect(undecided(try question(9, "z/2", forward)) != nil)
  }

  @Test func `steps with kinks make a chain in pieces`() throws {
    let (text, covers) = try #require(proved(question(9, "sinh(z)", "max(z, 0) + 0.25*min(z, 0)", "3 - 2*z")))
    #expect(covers == "every real z, 1 kink among the steps")
    #expect(text.contains("(forall z : R, f1 z <> 0 -> is_derive f z (f' z) /\\ f' z <> 0)"))
    #expect(text.contains("Lemma step : line_in_pieces f f'."))
    let box = try #require(proved(question(1, "z/2", "abs(z - 0.25) + 2*z", on: Domain(-2, 2)))).text
    #expect(box.contains("forall z, a < z < b -> f1 z <> (1/4) -> is_derive f z (f' z)"))
    #expect(box.contains("g1 (g2 (f z)) = z"))
    #expect(undecided(try question(9, "z/2", "abs(z)")) != nil)
    let spline = try #require(
      ProofFile.Question(equation: .eq9, map: Spline(), command: "verify-eq 9 --map spline"))
    #expect(proved(spline)?.covers == "every real z, 4 kinks among the steps")
  }

  @Test func `a branch that turns further out than is looked at is seen`() throws {
    let covers = try #require(proved(question(7, "z + max(0, z - 1e16)"))).covers
    #expect(covers.hasPrefix("every z in ["))
  }

  @Test func `an interval is refuted before less of it is proved`() throws {
    // sin turns at 1.5708; on the narrower box of certified it doesn't.
    #expect(refuted(try question(7, "sin(z)", on: Domain(-1.6, 1.6))) != nil)
    #expect(proved(try question(7, "sin(z)", on: Domain(-1.5, 1.5))) != nil)
  }

  @Test(arguments: [("sin(z)", "asin(x)", 1.5), ("tan(z)", "atan(x)", 1.5), ("tan(z/2)", "2*atan(x)", 3)])
  func `a way back that is one on a part of the line alone`(_ forward: String, back: String, end: Double)
    throws
  {
    let text = try #require(proved(question(7, forward, inverse: back, on: Domain(-end, end)))).text
    #expect(text.contains("claimed_g (f z) = z"))
  }

  @Test func `a claim without a value is proved of nothing`() throws {
    // Coq's ln answers below 0, and its quotient at 0.
    for (derivative, inverse) in [
      ("1 + 0*log(z)", nil), ("z/z", nil), (nil, "x^2/x"), (nil, "x + 0*sqrt(x)"),
    ] as [(String?, String?)] {
      #expect(proved(try question(7, "z", derivative: derivative, inverse: inverse)) == nil)
    }
    let text = try #require(proved(question(7, "z", derivative: "z/z", on: Domain(1, 2)))).text
    #expect(text.contains("(* the claim has a value there *)\n  (forall z, a <= z <= b -> z <> 0)"))
    let back = try #require(proved(question(7, "exp(z)", inverse: "log(x)"))).text
    #expect(back.contains("(forall z : R, 0 < exp z)"))
  }

  @Test func `a coupling is a step in each coordinate`() throws {
    var q = ProofFile.Question(
      equation: .eq8, steps: try FormulaList(map: "z1*exp(tanh(z2)), 1 - sinh(z2)/3").components,
      command: "verify-eq 8")
    q.factors = [Normal(), Laplace()]
    let (text, covers) = try #require(proved(q))
    #expect(covers == "every box")
    // z2 comes first: x1 depends on it.
    #expect(text.contains("t lists z2, z1."))
    #expect(text.contains("Definition x1  (t : list R) (z : R) := z * exp (tanh (nth 0 t 0))."))
    #expect(text.contains("x2' t z < 0") && text.contains("0 < x1' t z"))
    #expect(text.contains("image_mass layers box nil 1 P_Z = mass box P_Z."))
    for (map, words) in [
      ("z1 + z2, z1 - z2", "triangular"), ("z1, z1*z2", "one sign"), ("z1, abs(z2)", "one sign"),
    ] {
      q = ProofFile.Question(
        equation: .eq8, steps: try FormulaList(map: map).components, command: "verify-eq 8")
      q.factors = [Normal(), Normal()]
      #expect(try #require(undecided(q)).contains(words))
    }
    q = ProofFile.Question(
      equation: .eq8, steps: try FormulaList(map: "z1, z2").components, command: "verify-eq 8")
    q.factors = [ExponentialDensity(), Uniform()]
    #expect(try #require(proved(q)).text.contains("0 <= a1 -> a1 < b1 -> 0 <= a2 -> a2 < b2 -> b2 <= 1 ->"))
  }

  @Test func `a constant factor is exact where Gamma is, and left out where it isn't`() throws {
    let known = try #require(proved(question(5, "z^3 + z", base: GammaDensity(shape: 2.5)))).text
    #expect(known.contains("3/4 * sqrt PI") && !known.contains("left out"))
    let other = try #require(proved(question(5, "z^3 + z", base: GammaDensity(shape: 0.7)))).text
    #expect(other.contains("its constant factor left out: both sides have it"))
    #expect(undecided(try question(5, "z^3 + z", base: GammaDensity(shape: 0.7), mistake: "twice")) != nil)
    #expect(proved(try question(5, "z^3 + z", base: Laplace())) != nil)
  }

  @Test func `a chain of any length, each step on its own box`() throws {
    let (text, covers) = try #require(
      proved(question(9, "z/2", "1 - sinh(z)/3", "2*z + 1", on: Domain(-3, 3))))
    #expect(covers == "every z in [-3, 3]")
    #expect(
      text.contains(
        "Definition f  (z : R) := f3 (f2 (f1 z)).\nDefinition f' (z : R) := f3' (f2 (f1 z)) * f2' (f1 z) * f1' z."
      ))
    #expect(text.contains("P_Z z0 / (Rabs (f1' z0) * Rabs (f2' (f1 z0)) * Rabs (f3' (f2 (f1 z0))))"))
    #expect(text.contains("Lemma enters_3"))
    let round = try #require(proved(question(1, "z/2", "1 - sinh(z)/3", "2*z + 1"))).text
    #expect(round.contains("g1 (g2 (g3 (f z))) = z"))
  }

  @Test(arguments: Mistake.all.filter { if case .density = $0.answer { true } else { false } }.map(\.id))
  func `each smooth mistake about a density is refuted on the map that tells`(_ id: String) throws {
    let q = try question(5, "1 - sinh(z)/3", mistake: id)
    if id == "support" {
      // It is right on f's range, and f's range is all there is to a window.
      #expect(undecided(q) != nil)
    } else {
      let text = try #require(refuted(q)).text
      #expect(text.contains("~ density_of_X (claimed \(id == "renormalised" ? "k g" : "g")) P_Z f a b"))
    }
  }

  @Test(arguments: SlopeMistake.allCases.map(\.id)) func `and each about a slope`(_ id: String) throws {
    #expect(
      try #require(refuted(question(7, "1 - sinh(z)/3", mistake: id))).text.contains(
        "~ is_derive g (f z) (claimed g (f z))"))
  }

  @Test(arguments: ChainMistake.allCases.map(\.id))
  func `and each about a chain, but for the order of its inverses`(_ id: String) throws {
    let q = try question(9, "z/2", "1 - sinh(z)/3", "2*z + 1", mistake: id)
    #expect((refuted(q) != nil) == (id != "wrong-order"))
  }

  @Test func `a mistake that hides on a map is not refuted on it`() throws {
    for id in ["signed", "slope-at-x", "linearised", "probability"] {
      #expect(undecided(try question(5, "2*z + 1", mistake: id)) != nil)
    }
  }

  @Test func `nothing of a command can end the comment that it stands in`() throws {
    var q = try question(7, "sinh(z)")
    q.command = "verify-eq 7 --forward \"sinh(z)\" *) Axiom gift : False. (* \" --seed 1"
    let text = try #require(proved(q)).text
    let head = try #require(text.split(separator: "From Coq", maxSplits: 1).first)
    #expect(!head.dropFirst(4).dropLast(6).contains("*)") && head.filter { $0 == "\"" }.count % 2 == 0)
  }

  @Test func `too long a formula is undecided, not a trap`() throws {
    let long = Array(repeating: "z", count: 600).joined(separator: "+")
    #expect(undecided(try question(7, long)) != nil)
    #expect(undecided(try question(7, "z + 0.1234567890123456789012345678901234567890")) != nil)
  }

  @Test func `a spline whole`() throws {
    let asked = try #require(
      ProofFile.Question(equation: .eq5, map: Spline(), command: "verify-eq 5 --map spline"))
    let (text, covers) = try #require(proved(asked))
    #expect(covers == "every real z, in 5 pieces")
    #expect(text.contains("Lemma piece_5"))
  }

  @Test func `no formula makes the writer trap`() throws {
    var draws = 0
    func pick(_ n: Int) -> Int {
      draws += 1
      return Int(RandomStream(seed: 7, check: 20).uniform(draws) * Double(n))
    }
    var written = 0
    let isDeep = ProcessInfo.processInfo.environment["DEEP"] == "1"
    for _ in 0..<(isDeep ? 60 : 20) {
      let text = Self.formula(depth: 3, pick)
      guard let formula = try? Formula(text) else { continue }
      for equation in [Equation.eq5, .eq7, .eq9] {
        if case .undecided = ProofFile.write(
          .init(equation: equation, steps: [formula], command: "verify-eq"))
        {
          continue
        }
        written += 1
      }
    }
    #expect(written > (isDeep ? 5 : 1), "\(written)")
  }

  private static func formula(depth: Int, _ pick: (Int) -> Int) -> String {
    if depth == 0 { return ["z", "z", "1", "0.5", "3", "pi", "0"][pick(7)] }
    let (u, v) = (Self.formula(depth: depth - 1, pick), Self.formula(depth: depth - 1, pick))
    switch pick(8) {
    case 0, 1: return "(\(u) + \(v))"
    case 2: return "(\(u) - \(v))"
    case 3: return "\(u)*\(v)"
    case 4: return "(\(u))/(\(v))"
    case 5: return "(\(u))^\(["2", "3", "-1", "0.5", "(1/3)"][pick(5)])"
    case 6: return "max(\(u), \(v))"
    default: return "\(["exp", "log", "sin", "tanh", "abs", "asinh", "sqrt", "erf", "atan"][pick(9)])(\(u))"
    }
  }
}
