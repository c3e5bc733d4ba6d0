import Theorem

/// The file for (8): a typed map of D dimensions that is triangular in some order of its coordinates, each a step whatever
/// stands before it. Then the determinant is the product of the slopes, and (8) holds over the image of every box.
struct TriangularProof {
  /// One coordinate's map, in the order in which they can be undone.
  private struct Layer {
    /// The number of the x that it gives, and of the z that is new in it, from 0.
    let output: Int
    let input: Int
    let f: Expression
    let density: Expression
    let support: Domain
    var x: String { "x\(output + 1)" }
    var g: String { "g\(output + 1)" }
    var a: String { "a\(input + 1)" }
    var b: String { "b\(input + 1)" }
    var n: String { "N\(input + 1)" }
    var rises: Bool { Signs.isPositive(f.slope) }
  }

  private let question: ProofFile.Question
  private let layers: [Layer]
  /// Whether the density has its constant factor.
  private let isWhole: Bool

  /// Throws where the map is not triangular, or a coordinate is not proved to be a step for every real z.
  init(_ question: ProofFile.Question) throws(Unwritable) {
    self.question = question
    guard question.steps.count > 1, question.factors.count == question.steps.count else {
      throw Unwritable(reason: "a proof file for (8) is about a typed map of two dimensions or more")
    }
    let used = question.steps.map { component in
      Set(component.steps.compactMap { if case .variable(let i) = $0 { i } else { nil } })
    }
    var order: [Int] = []
    var waiting = Array(question.steps.indices)
    var layers: [Layer] = []
    var isWhole = true
    while !waiting.isEmpty {
      guard let output = waiting.first(where: { used[$0].subtracting(order).count == 1 }),
        let input = used[output].subtracting(order).first
      else {
        let left = waiting.map { "x\($0 + 1)" }.joined(separator: ", ")
        throw Unwritable(
          reason:
            "a proof file for (8) needs a triangular map, in which each x in turn brings one z that is new, and \(left) don't"
        )
      }
      waiting.removeAll { $0 == output }
      let before = order
      let f = try Expression(question.steps[output]) { i in
        before.firstIndex(of: i).map(Expression.earlier) ?? .variable
      }
      guard !f.branches, StepProof.holdsEverywhere(f) else {
        throw Unwritable(
          reason:
            "no proof was found that x\(output + 1) has a slope of one sign in z\(input + 1) for every real z, and it has to, whatever the others are"
        )
      }
      let (density, whole) = try Writer.density(of: question.factors[input])
      guard density.smoothConditions.allSatisfy(Signs.holdsEverywhere) else {
        throw Unwritable(
          reason:
            "the \(question.factors[input].name) density has no value for some real z, and a proof file for (8) needs one"
        )
      }
      isWhole = isWhole && whole
      layers.append(
        Layer(output: output, input: input, f: f, density: density, support: question.factors[input].support))
      order.append(input)
    }
    self.layers = layers
    self.isWhole = isWhole
  }

  private static let covers = "every box"

  func answer() -> ProofFile.Answer {
    let parts = layers.flatMap(parts) + [values].compactMap { $0 }
    let map = layers.map { "\($0.x) = \(question.steps[$0.output].text)" }.joined(separator: ", ")
    let text = [
      Preamble.head(question.command, "\(map), over the image of \(Self.covers)."),
      "(** ** The map *)", definitions, "(** ** What is proved *)", statement(parts), "(** ** Proofs *)",
      parts.map(\.lemma).joined(separator: "\n\n"), lemmas, conclusion(parts),
    ]
    return .proved(text: text.joined(separator: "\n\n") + "\n", covers: Self.covers)
  }

  /// "z1, z2", as t lists them.
  private var listed: String { layers.map { "z\($0.input + 1)" }.joined(separator: ", ") }
  private func list(_ of: (Layer) -> String) -> String { layers.map { of($0) + " :: " }.joined() + "nil" }

  private var definitions: String {
    var lines = [
      "(** Each coordinate's map, and its slope in its own z, given those before it: t lists \(listed). *)"
    ]
    for layer in layers {
      lines.append("Definition \(layer.x)  (t : list R) (z : R) := \(layer.f.coq()).")
      lines.append("Definition \(layer.x)' (t : list R) (z : R) := \(layer.f.slope.coq()).")
    }
    let names =
      Set(question.factors.map(\.name)).count == 1
      ? [question.factors[0].name] : layers.map { question.factors[$0.input].name }
    lines.append(
      "\n(** The base: independent coordinates, \(names.joined(separator: ", "))\(isWhole ? "" : ", constant factors left out: both sides have them"). *)"
    )
    for layer in layers { lines.append("Definition \(layer.n) (z : R) := \(layer.density.coq()).") }
    lines.append("Definition P_Z (t : list R) := product (\(list(\.n))) t.")
    return lines.joined(separator: "\n")
  }

  /// Where a coordinate's map is defined, its slope, its inverse.
  private func parts(_ layer: Layer) -> [ProofPart] {
    let all = "forall (t : list R) (z : R), "
    let asks = layer.f.conditions.map(\.coq)
    let defined = ProofPart(
      name: "\(layer.x)_is_defined",
      comment: "\(layer.x) is defined: Coq's own functions would answer everywhere",
      statement: all + asks.joined(separator: " /\\ "), proof: "intros t z. everywhere.")
    let slope = ProofPart(
      name: "slope_of_\(layer.x)",
      comment: "\(layer.x)' is the slope of \(layer.x) in its own z, and has one sign",
      statement: all
        + "is_derive (\(layer.x) t) z (\(layer.x)' t z) /\\ \(layer.rises ? "0 < \(layer.x)' t z" : "\(layer.x)' t z < 0")",
      proof:
        "intros t z. unfold \(layer.x), \(layer.x)'. split. slope_everywhere z. \(layer.rises ? "pos" : "neg")."
    )
    return (asks.isEmpty ? [] : [defined]) + [slope]
  }

  /// Our own values at two points.
  private var values: ProofPart? {
    let points = [Rational(1, over: 2), Rational(-6, over: 5)].compactMap { $0 }
    var claims: [String] = []
    for (i, first) in points.enumerated() {
      // Another number for each coordinate, so that none is taken for another.
      let z = layers.indices.compactMap { k in Rational(Int128(k + 1), over: 10).flatMap { first + $0 } }
      guard z.count == layers.count else { continue }
      var point = [Interval](repeating: 0, count: z.count)
      for (k, layer) in layers.enumerated() { point[layer.input] = z[k].value() }
      for (k, layer) in layers.enumerated() where i == 0 || k > 0 {
        let before = z[..<k].map { "\($0.coq(level: 4)) :: " }.joined() + "nil"
        let value = question.steps[layer.output].evaluate(point)
        if let claim = Values.claim(
          "\(layer.x) (\(before)) \(z[k].coq(level: 9))", is: value, of: layer.f)
        {
          claims.append(claim)
        }
      }
    }
    guard !claims.isEmpty else { return nil }
    return ProofPart(
      name: "our_values", comment: "what verify-eq itself computes, at two points: it is the same map",
      statement: claims.joined(separator: " /\\\n   "),
      proof: "unfold \(layers.map(\.x).joined(separator: ", ")), nth; repeat split; a_value.")
  }

  private func statement(_ parts: [ProofPart]) -> String {
    let bounds = layers.map { layer in
      let low = Rational(decimal: layer.support.lower).map {
        "\($0.coq(level: 4)) <= \(layer.a) -> "
      }
      let high = Rational(decimal: layer.support.upper).map {
        "\(layer.b) <= \($0.coq(level: 4)) -> "
      }
      return (low ?? "") + "\(layer.a) < \(layer.b) -> " + (high ?? "")
    }
    let conditioned =
      question.isConditioned
      ? "\n  (* the base conditioned on intervals: both sides are divided by one number *)" : ""
    return "Definition what_is_proved : Prop :=\n" + parts.map(\.spoken).joined(separator: " /\\\n")
      + " /\\\n"
      + "  (* each coordinate has an inverse, whatever stands before it *)\n"
      + layers.map { "  (forall t, exists g, forall z, g (\($0.x) t z) = z) /\\\n" }.joined()
        + """
          (* and whichever way the inverses are written, on any box: *)\(conditioned)
          forall \(layers.map(\.g).joined(separator: " ")) : list R -> R -> R,
          \(layers.map { "(forall t z, \($0.g) t (\($0.x) t z) = z) -> " }.joined())
          forall \(layers.map { "\($0.a) \($0.b)" }.joined(separator: " ")), \(bounds.joined())
          let layers := \(list { "Build_layer \($0.x) \($0.x)' \($0.g)" }) in
          let box := \(list { "(\($0.a), \($0.b))" }) in
          (* (8) P_Z / |det|, det the product of the slopes, has over the image of the box the mass of P_Z on the box *)
          image_mass layers box nil 1 P_Z = mass box P_Z.
        """
  }

  private var lemmas: String {
    let steps = layers.map { layer in
      """
      Lemma step_\(layer.x) : forall t, flow_line (\(layer.x) t) (\(layer.x)' t).
      Proof.
      intros t. split; intros z; destruct (slope_of_\(layer.x) t z) as [D S].
      - exact D.
      - unfold \(layer.x)'. smooth_everywhere.
      - lra.
      Qed.
      """
    }
    let factors = """
      Lemma factors_are_continuous : List.Forall (fun N => forall z, continuous N z) (\(list(\.n))).
      Proof.
      \(layers.map { "apply List.Forall_cons; [ intros z; unfold \($0.n); steady_everywhere | ].\n" }.joined())apply List.Forall_nil.
      Qed.
      """
    return (steps + [factors]).joined(separator: "\n\n")
  }

  private func conclusion(_ parts: [ProofPart]) -> String {
    let numbers = layers.indices
    var lines = ["Theorem the_map_does_what_the_chapter_says : what_is_proved.", "Proof."]
    lines += parts.map { "split; [ exact \($0.name) | ]." }
    lines += layers.map {
      "split; [ intros t; exact (line_way_back (\($0.x) t) (\($0.x)' t) (step_\($0.x) t)) | ]."
    }
    let bounds = layers.enumerated().map { k, layer in
      (layer.support.lower.isFinite ? "_ " : "") + "L\(k)" + (layer.support.upper.isFinite ? " _" : "")
    }
    lines += [
      "intros \(layers.map(\.g).joined(separator: " ")) \(numbers.map { "B\($0)" }.joined(separator: " ")) \(layers.map { "\($0.a) \($0.b)" }.joined(separator: " ")) \(bounds.joined(separator: " ")) layers box.",
      "apply equation_8_product; [ exact factors_are_continuous | reflexivity | simpl ].",
    ]
    lines += layers.enumerated().map { k, layer in
      "split; [ intros t; exact (line_box _ _ _ _ L\(k) (step_\(layer.x) t)) | split; [ intros t z _; apply B\(k) | ] ]."
    }
    return (lines + ["exact I.", "Qed."]).joined(separator: "\n")
  }
}
