import Testing

@testable import Theorem

/// A text is a value or an error, never a trap: 10⁵ random ones under DEEP=1, a fifth of them elsewhere.
@Suite("Formula: random texts") struct FormulaFuzzTests {
  /// Marsaglia's xorshift, seeded: the same texts each time.
  private struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
  }

  private static let pieces = [
    "z", "x", "z1", "z2", "1", "0.5", "2e3", "1e", ".", "7.", "pi", "e", "+", "-", "*", "/", "^", "(", ")",
    "(", ")", ",",
    " ", "sin(", "exp(", "log(", "abs(", "min(", "max(", "sqrt(", "atanh(", "erf", "sine", "^-", "--", "é",
    "−", "\n", "$",
    "99999999999999999999", "1e-400",
  ]
  private static let valid = [
    "z + sin(z)/2", "max(z, 0) - 1", "(z^3 + z)/2e0", "-2^-z^2", "abs(z)^-.5", "min(1, 2, z)", "-e*pi",
    "1/(-z - 3.5)",
  ]
  private let points = [0, -1.5, 1e300, .infinity, .nan]

  /// Whether it was a formula; evaluated where values are hardest.
  private func survives(_ text: String, _ round: Int) -> Bool {
    do {
      let list = try FormulaList(text)
      let z = Array(repeating: points[round % points.count], count: list.dimension)
      _ = list.evaluate(z)
      if round.isMultiple(of: 16) {
        _ = list.evaluate(z.map { Interval($0) })
        _ = list.evaluate(z.map { Dual(Dual<Double>.variable($0), 1) })
      }
      return true
    } catch {
      // An expectation costs more than a parse, so only what breaks one is recorded.
      if error.position < 0 || error.position > text.count || error.formula != text { Issue.record(error) }
      if round.isMultiple(of: 16), error.description.split(separator: "\n").count < 2 { Issue.record(error) }
      return false
    }
  }

  @Test func piecesInAnyOrder() {
    var random = Random(state: 0x9E37_79B9_7F4A_7C15)
    var formulas = 0
    for round in 0..<depth(10_000, deep: 50_000) {
      let count = Int.random(in: 1...5, using: &random)
      let text = (0..<count).map { _ in Self.pieces.randomElement(using: &random)! }.joined()
      if survives(text, round) { formulas += 1 }
    }
    #expect(formulas > 500, "too few of these texts are formulas to mean anything: \(formulas)")
  }

  @Test func formulasWithOneSlip() {
    var random = Random(state: 0xD1B5_4A32_D192_ED03)
    var formulas = 0
    for round in 0..<depth(10_000, deep: 50_000) {
      var text = Array(Self.valid.randomElement(using: &random)!)
      let place = text.indices.randomElement(using: &random)!
      switch Int.random(in: 0..<3, using: &random) {
      case 0: text.remove(at: place)
      case 1: text.swapAt(place, text.indices.randomElement(using: &random)!)
      default: text.insert(contentsOf: Self.pieces.randomElement(using: &random)!, at: place)
      }
      if survives(String(text), round) { formulas += 1 }
    }
    #expect(formulas > depth(1_000, deep: 5_000) && formulas < depth(9_000, deep: 45_000), "\(formulas)")
  }
}
