import ExerciseProtocol
import Theorem

/// Questions about chains on the line, of one step to five: undone, and their densities.
enum ChainQuestions {
  /// Exercise 1.
  static func undone(_ s: inout ProbeGenerator) -> [ExerciseProbe] {
    let chains = [
      (s.affineChain(), true), (s.chain(1, squeezes: true), true), (s.bentChain(), false),
      (Chain([FallingSinh(), Sinh()]), false), (s.chain(4, squeezes: true), false),
      (s.chain(5, squeezes: true), false),
    ]
    return chains.flatMap { chain, easy in
      Self.ends(of: chain).map { x in
        let stages = chain.stages(to: x)
        let (last, rest) = (chain.steps[chain.steps.count - 1], chain.steps.dropLast())
        var endsSwapped = chain.steps
        endsSwapped.swapAt(0, endsSwapped.count - 1)
        return ExerciseProbe(
          label: "x = \(decimal(x)) under \(chain.formula)", isEasy: easy, numbers: [x],
          functions: chain.steps.map { LineQuestions.oracle($0.inverse) }, right: .value(stages[0]),
          mistakes: [
            ("chain-first-to-last", .value(undone(x, by: chain.steps))),
            ("last-step-only", .value(stages[stages.count - 2])), ("first-step-kept", .value(stages[1])),
            ("reversed-once", .value(undone(x, by: [last] + rest))),
            ("reversed-once", .value(undone(x, by: endsSwapped))),
          ], traits: traits(chain),
          byHand: { _ in
            ByHand(given(chain, x), backwards(chain).map { (names($0, chain), decimal(stages[$0])) }, "z₀")
          })
      }
    }
  }

  /// The inverses of `steps`, the first one first.
  private static func undone(_ x: Double, by steps: [any ScalarMap]) -> Double {
    steps.reduce(x) { $1.inverse($0) }
  }

  /// Exercise 9.
  static func logDensities(_ s: inout ProbeGenerator) -> [ExerciseProbe] {
    let chains = [
      (s.affineChain(), true), (s.chain(1, squeezes: true), true), (s.bentChain(), false),
      (s.chain(2, squeezes: false), false), (s.chain(4, squeezes: true), false),
      (s.chain(5, squeezes: true), false),
    ]
    return chains.flatMap { chain, easy in
      Self.ends(of: chain).map { x in
        let base = Normal()
        let stages = chain.stages(to: x)
        let logs = zip(chain.steps, stages).map { log($0.derivative($1).magnitude) }
        let logBase = base.logDensity(stages[0])
        // Each sum's terms may be larger than the sum.
        let scale = logs.reduce(logBase.magnitude) { $0 + $1.magnitude } + 1
        func value(_ sum: Double) -> Expected { .value(logBase - sum, scale: scale) }
        let crossed = zip(chain.steps, stages.dropLast().reversed())
          .map { log($0.derivative($1).magnitude) }
        return ExerciseProbe(
          label: "x = \(decimal(x)) under \(chain.formula), normal base", isEasy: easy, numbers: [x],
          functions: chain.steps.map { LineQuestions.oracle($0.inverse) }
            + chain.steps.map { LineQuestions.oracle($0.derivative) }
            + [LineQuestions.oracle { base.logDensity($0) }],
          right: value(logs.reduce(0, +)),
          mistakes: ChainMistake.allCases.map {
            ($0.id, .value(log($0.density(of: chain, base: base, at: x)), scale: scale))
          } + [
            ("log10", value(logs.reduce(0, +) / log(10))),
            ("slopes-first-to-last", value(crossed.reduce(0, +))),
          ],
          traits: traits(chain) + [logs.reduce(0, +) < 0 ? "the chain squeezes" : "the chain stretches"],
          byHand: { _ in
            let terms = logs.map { " - \($0 < 0 ? "(\(decimal($0)))" : decimal($0))" }.reversed().joined()
            return ByHand(
              given(chain, x) + ", Z normal",
              backwards(chain).map {
                (
                  "\(names($0, chain)), log|f\(subscripted($0 + 1))′|",
                  "\(decimal(stages[$0])), \(decimal(logs[$0]))"
                )
              } + [("log P_Z(z₀)", decimal(logBase))], decimal(logBase) + terms)
          })
      }
    }
  }

  private static func ends(of chain: Chain) -> [Double] {
    // Of more digits than anybody rounds to.
    let points = [-1.2071067811865475, -0.3517209124, 0.4041451884327381, 0.9510565162951535]
    let images = points.map { chain.forward($0) }
    // Of three steps also an x of either sign; of the shortest and the longest two are enough.
    switch chain.steps.count {
    case 2: return images
    case 3: return images + [-1.1180339887498949, 1.3228756555322954]
    default: return [images[0], images[3]]
    }
  }

  private static func traits(_ chain: Chain) -> [String] { ["K = \(chain.steps.count)"] }

  private static func backwards(_ chain: Chain) -> ReversedCollection<Range<Int>> {
    (0..<chain.steps.count).reversed()
  }

  /// "z₂ = f₃⁻¹(x)"
  private static func names(_ k: Int, _ chain: Chain) -> String {
    let from = k + 1 == chain.steps.count ? "x" : "z" + subscripted(k + 1)
    return "z\(subscripted(k)) = f\(subscripted(k + 1))⁻¹(\(from))"
  }

  private static func given(_ chain: Chain, _ x: Double) -> String {
    chain.steps.enumerated().map { "f\(subscripted($0 + 1)) = \($1.formula)" }.joined(separator: ", ")
      + ", x = \(decimal(x))"
  }
}

/// 12 as ₁₂.
func subscripted(_ n: Int) -> String {
  String(String.UnicodeScalarView("\(n)".unicodeScalars.map { Unicode.Scalar($0.value - 0x30 + 0x2080)! }))
}
