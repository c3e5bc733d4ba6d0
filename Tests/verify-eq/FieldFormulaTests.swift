import Testing

@Suite("Formulas of the field, as their documentation writes them")
struct FieldFormulaTests {
  @Test("right: it holds; with its classical slip: it fails, and is named", arguments: FieldFormula.all)
  func heldAndNamed(_ one: FieldFormula) throws {
    let right = try RanCommand(one.question + one.right + ["--samples", "1000"])
    #expect(right.exitCode == 0, "\(one.source)\n\(right.output)\(right.errors)")
    let slip = try RanCommand(one.question + one.slip + ["--samples", "1000"])
    #expect(slip.exitCode == 1, "\(one.source)\n\(slip.output)\(slip.errors)")
    let words = slip.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains(one.named), "\(one.source): \(slip.output)")
  }

  @Test func forty() { #expect(FieldFormula.all.count >= 40) }

  @Test("a slip that hides at one setting is told as such")
  func hiding() throws {
    let run = try RanCommand(
      "5", "--forward", "exp(sigma*z)", "--density", "exp(-(log(x)/sigma)^2/2)/(x*sqrt(2*pi))", "--let",
      "sigma=0.5,1,2")
    #expect(run.exitCode == 1)
    #expect(run.output.contains("hides at sigma = 1"))
    #expect(run.output.contains("sigma stands in your f"))
    #expect(
      run.output.contains("--density \"exp(-(log(x)/sigma)^2/2)/(x*sqrt(2*pi))/sigma\"")
        || run.output.contains("/sigma\""))
  }

  @Test(
    "what doesn't fit is refused, and the next line told",
    arguments: [
      (["7", "--forward", "exp(z)", "--density", "x"], "not a formula for the slope"),
      (["5", "--forward", "exp(z)", "--density", "x", "--derivative", "1"], "one of them at a time"),
      (["5", "--forward", "exp(z)", "--density", "x", "--log-density", "1"], "claimed twice"),
      (["5", "--forward", "exp(z)", "--up-to-constant"], "--density"),
      (["5", "--forward", "exp(z)", "--let", "exp=1"], "taken"), (["5", "--let", "s=1"], "--forward"),
      (["5", "--forward", "z", "--let", "s"], "--let sigma=0.5"),
      (["5", "--forward", "exp(s*z)"], "--let s=0.5"),
      (["5", "--forward", "z", "--on", "z^2 < 4"], "-1 < z < 1"),
      (["8", "--forward", "z1, z2", "--on", "z1, z2"], "--on"),
      (["8", "--forward", "z1, z2", "--on", "z1 > 9 + z2^2"], "none of"),
      (["8", "--forward", "z1, z2", "--on", "z1 > q"], "--let q=0.5"),
      (["5", "--forward", "z", "--on", "z > 1, z < 0"], "no z"),
      (["8", "--forward", "z1, z2", "--cumulative", "x1"], "--density"),
      (["5", "--forward", "np.exp(z)"], "the whole line: exp(z)"),
    ])
  func refused(_ words: [String], _ next: String) throws {
    let run = try RanCommand(words)
    #expect(run.exitCode == 2 && run.output.isEmpty, "\(run.output)")
    #expect(run.errors.contains(next), "\(run.errors)")
  }
}
