import Foundation
import Testing

@testable import Theorem

/// Random formulas with kinks, saturation and huge constants, through every equation, in a process of its own: a trap ends it.
@Suite("No formula traps") struct TrapTests {
  @Test(.timeLimit(.minutes(30))) func randomFormulasEndInAVerdict() async {
    await #expect(processExitsWith: .success) {
      for seed in 0..<UInt64(depth(3, deep: 2000)) {
        var random = RandomFormula(seed: seed)
        let typed = random.typed()
        // On a trap this is the last line that the process wrote.
        FileHandle.standardError.write(Data("seed \(seed): \(typed)\n".utf8))
        guard let subject = try? typed.subject() else { continue }
        let certified: Evidence = seed % 4 == 0 ? .certified : .measured
        for equation in Equation.all {
          _ = try? equation.checks(
            of: subject, typed.claim,
            CheckOptions(evidence: [certified, .measured, .exact, .sampled], samples: 300))
        }
      }
    }
  }

  /// The net catches: a precondition on a computed number ends such a process.
  @Test func aTrapIsSeen() async {
    await #expect(processExitsWith: .failure) {
      let x = Double(CommandLine.arguments.count)
      _ = Interval(x, x - 1)
    }
  }
}

/// Formulas of a few operations, with everything in them that is hard on numbers.
struct RandomFormula {
  private var stream: RandomStream
  private var next = 0

  init(seed: UInt64) { stream = RandomStream(seed: seed, check: 12) }

  private mutating func uniform() -> Double {
    next += 1
    return stream.uniform(next)
  }
  private mutating func pick<T>(_ choices: [T]) -> T {
    choices[Swift.min(Int(uniform() * Double(choices.count)), choices.count - 1)]
  }

  mutating func typed() -> Typed {
    let base = pick(Catalogue.bases).name
    let on: [Domain] =
      uniform() < 0.3
      ? [pick([Domain(0, 1), Domain(1, .infinity), Domain(-9, -8), Domain(0.5, 0.5000001)])] : []
    if uniform() < 0.5 { return kinked(BaseChoice(base, on: on), on.first) }
    let inverse = uniform() < 0.3 ? expression(3, "x") : nil
    let derivative = uniform() < 0.3 ? expression(3, "z") : nil
    let chain = uniform() < 0.15
    let first = (uniform() < 0.5 ? "z + " : "") + expression(4, "z")
    return chain
      ? Typed(first, expression(3, "z"), base: BaseChoice(base, on: on))
      : Typed(first, inverse: inverse, derivative: derivative, base: BaseChoice(base, on: on))
  }

  /// A rising map, so that its checks go all the way, with kinks as near to each other, to the ends of the interval and to those
  /// of what certificates cover as doubles allow.
  private mutating func kinked(_ base: BaseChoice, _ on: Domain?) -> Typed {
    let density = (try? base.density(default: Normal())) ?? Normal()
    let stretch = Certified.Stretch(of: density).box
    let ends = [
      stretch.lower, stretch.upper, density.support.lower, density.support.upper, 0, 0.3, 1, 1e8, 1e-300,
    ]
    func shown(_ x: Double) -> String { x < 0 ? "(\(x))" : "\(x)" }
    var f = pick([
      "z", "1e-3*z", "1e8*z", "z + tanh(20*z)", "z + 1e8", "sinh(z)", "exp(z)", "z + 1e-12*sin(1e9*z)",
    ])
    var slope = "1"
    for _ in 0..<pick([1, 2, 3, 8]) {
      var k = pick(ends.filter(\.isFinite))
      for _ in 0..<pick([0, 0, 1, 2]) { k = uniform() < 0.5 ? k.nextUp : k.nextDown }
      let kink = shown(k)
      f += pick([
        " + max(0, z - \(kink))", " + 0.3*abs(z - \(kink))", " + where(z < \(kink), 0, z - \(kink))",
        " + 1e-9*min(z, \(kink))", " + where(z < \(kink), 0, 1)",
      ])
      slope += pick([" + where(z < \(kink), 0, 1)", " + max(0, z - \(kink))", " + 0/(z - \(kink))"])
    }
    return Typed(f, derivative: uniform() < 0.4 ? slope : nil, base: base)
  }

  private mutating func constant() -> String {
    pick(["0", "1", "-1", "0.3", "0.3000001", "2", "1e-300", "1e300", "-1e8", "1e8", "1e-8", "20", "1e17"])
  }

  mutating func expression(_ depth: Int, _ letter: String) -> String {
    guard depth > 0 else { return uniform() < 0.7 ? letter : constant() }
    let a = expression(depth - 1, letter)
    switch Int(uniform() * 9) {
    case 0, 1: return "(\(a) + \(expression(depth - 1, letter)))"
    case 2: return "(\(a) - \(constant()))"
    case 3: return "(\(constant())*\(a))"
    case 4: return "(\(a)/\(expression(depth - 2, letter)))"
    case 5:
      return
        "\(pick(["abs", "exp", "log", "sqrt", "tanh", "atanh", "sinh", "sin", "tan", "erf", "atan"]))(\(a))"
    case 6: return "\(pick(["min", "max"]))(\(a), \(constant()))"
    case 7: return "(\(a))^\(pick(["2", "3", "-1", "0.5", "20"]))"
    default: return "(\(a)*\(letter))"
    }
  }
}
