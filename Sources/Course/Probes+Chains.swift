import ExerciseProtocol
import Theorem

/// Questions about chains on the line: undone, and their densities.
enum ChainProbes {
  /// Exercise 1.
  static func undone(_ s: inout Settings) -> [Probe] {
    let chains = [(s.affineChain(), true), (s.bentChain(), false), (Chain([FallingSinh(), Sinh()]), false)]
    return chains.flatMap { chain, easy in
      Self.ends(of: chain).map { x in
        let stages = chain.stages(to: x)
        let firstToLast = chain.steps.reduce(x) { $1.inverse($0) }
        return Probe(
          label: "x = \(decimal(x)) under \(chain.formula)", isEasy: easy, numbers: [x],
          oracles: chain.steps.map { LineProbes.oracle($0.inverse) }, right: .value(stages[0]),
          slips: [
            ("chain-first-to-last", .value(firstToLast)),
            ("last-step-only", .value(stages[stages.count - 2])),
            ("first-step-kept", .value(stages[1])),
          ])
      }
    }
  }

  /// Exercise 9.
  static func logDensities(_ s: inout Settings) -> [Probe] {
    let chains = [(s.affineChain(), true), (s.bentChain(), false)]
    return chains.flatMap { chain, easy in
      Self.ends(of: chain).map { x in
        let base = Normal()
        let stages = chain.stages(to: x)
        let logs = zip(chain.steps, stages).map { log($0.derivative($1).magnitude) }
        let logBase = base.logDensity(stages[0])
        // Each sum's terms may be larger than the sum.
        let scale = logs.reduce(logBase.magnitude) { $0 + $1.magnitude } + 1
        return Probe(
          label: "x = \(decimal(x)) under \(chain.formula), normal base", isEasy: easy, numbers: [x],
          oracles: chain.steps.map { LineProbes.oracle($0.inverse) }
            + chain.steps.map { LineProbes.oracle($0.derivative) }
            + [LineProbes.oracle { base.logDensity($0) }],
          right: .value(logBase - logs.reduce(0, +), scale: scale),
          slips: ChainMistake.allCases.map {
            ($0.id, .value(log($0.density(of: chain, base: base, at: x)), scale: scale))
          })
      }
    }
  }

  private static func ends(of chain: Chain) -> [Double] {
    [-1.2, -0.35, 0.4, 0.95].map { chain.forward($0) }
  }
}
