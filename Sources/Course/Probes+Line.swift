import ExerciseProtocol
import Theorem

/// Questions on the line: windows, mass elements and densities.
enum LineProbes {
  /// A function of one number as the calls speak of it.
  static func oracle(_ f: @escaping (Double) -> Double) -> Calling.Oracle { { [f($0.first ?? .nan)] } }

  /// Exercise 2.
  static func windows(_ s: inout Settings) -> [Probe] {
    let easy = s.affine()
    return (easy + s.bent()).enumerated().flatMap { i, p -> [Probe] in
      [0.08, 0.45, 0.71].map { level in
        let ends = [level, level + s.draw(0.1, 0.2)].map { p.map.forward(p.base.quantile($0)) }.sorted()
        let (u, v) = (ends[0], ends[1])
        let before = p.base.cumulative(p.map.inverse(u))
        let after = p.base.cumulative(p.map.inverse(v))
        return Probe(
          label: "mass of [\(decimal(u)), \(decimal(v))] under \(p.map.formula)", isEasy: i < easy.count,
          numbers: [u, v], oracles: [oracle(p.map.inverse), oracle(p.base.cumulative)],
          right: .value((after - before).magnitude, scale: 1),
          slips: [
            ("window-signed", .value(after - before, scale: 1)),
            ("window-not-carried", .value(p.base.cumulative(v) - p.base.cumulative(u), scale: 1)),
            ("cdf", .value(after, scale: 1)),
            ("cdf", .value(Swift.max(before, after), scale: 1)),
          ])
      }
    }
  }

  /// Exercise 3.
  static func elements(_ s: inout Settings) -> [Probe] {
    let easy = s.affine()
    return (easy + s.bent()).enumerated().flatMap { i, p -> [Probe] in
      [1.0, -1].flatMap { sign in
        s.points(p).prefix(3).map { z, _ in
          let dz = sign * s.draw(0.1, 0.3)
          let mass = p.base.cumulative(z + dz) - p.base.cumulative(z)
          let length = p.map.forward(z + dz) - p.map.forward(z)
          return Probe(
            label: "step \(decimal(dz)) at \(p.label("z", z))", isEasy: i < easy.count, numbers: [z, dz],
            oracles: [oracle(p.map.forward), oracle(p.base.cumulative)],
            right: .value((mass / length).magnitude),
            slips: [
              ("signed", .value(mass / length)),
              ("signed", .value(mass / length.magnitude)),
              ("signed", .value(mass.magnitude / length)),
              ("no-jacobian", .value((mass / dz).magnitude)),
              ("multiplied", .value((mass * length).magnitude)),
              ("length-per-mass", .value((length / mass).magnitude)),
            ])
        }
      }
    }
  }

  /// Exercise 4: with points outside the range.
  static func byInverseSlope(_ s: inout Settings) -> [Probe] {
    let easy = s.affine()
    let maps = easy + s.bent() + s.halfLines()
    return maps.enumerated().flatMap { i, p -> [Probe] in
      let range = p.map.range
      var points = s.points(p).map(\.x)
      if range.lower.isFinite { points += [range.lower - 0.4, range.lower - 1.7] }
      if range.upper.isFinite { points += [range.upper + 0.4, range.upper + 1.7] }
      return points.map { x in
        let isInside = range.contains(x)
        // Those that can be written with what this exercise is given: f^-1, its slope, and the base.
        let given: [DensityMistake] = [
          .signed, .noJacobian, .inverseSlopeAtZ, .baseAtX, .multiplied, .twice, .probability,
        ]
        let mistakes = given.map { formula in
          (id: formula.id, answer: isInside ? Expected.value(formula.density(of: p, at: x)) : .value(0))
        }
        let z = p.map.inverse(x)
        let slope = p.map.inverse(Dual.variable(x)).derivative
        let formula = p.baseDensity(z) * slope.magnitude
        return Probe(
          label: p.label("x", x), isEasy: i < easy.count,
          numbers: [x, range.lower, range.upper],
          oracles: [
            oracle(p.map.inverse), oracle { p.map.inverse(Dual.variable($0)).derivative },
            oracle { p.baseDensity($0) },
          ],
          right: .value(isInside ? formula : 0),
          slips: mistakes + [
            ("support", .value(formula)),
            ("support", .value(DensityMistake.support.density(of: p, at: x))),
          ])
      }
    }
  }

  /// Every known wrong density but the one that differs outside the range only, ready for `p`.
  private static func known(for p: Pushforward) -> [any DensityFormula] {
    DensityMistake.allCases.filter { !$0.coversOutside }.map { $0.prepared(for: p) }
  }

  /// Exercise 5.
  static func bySlope(_ s: inout Settings) -> [Probe] {
    let easy = s.affine()
    let maps = easy + s.bent()
    let firstSlope = maps[0].map.derivative(maps[0].map.inverse(s.points(maps[0])[0].x))
    return maps.enumerated().flatMap { i, p -> [Probe] in
      // What has an answer of its own below is left out here.
      let asked = known(for: p).filter {
        ![DensityMistake.linearised.id, DensityMistake.staleLogDet.id].contains($0.id)
      }
      return s.points(p).map { _, x in
        let z = p.map.inverse(x)
        let slopeAtZero = p.map.derivative(0.0)
        let tangent = p.baseDensity((x - p.map.forward(0.0)) / slopeAtZero) / slopeAtZero.magnitude
        return Probe(
          label: p.label("x", x), isEasy: i < easy.count, numbers: [x],
          oracles: [
            oracle(p.map.forward), oracle(p.map.inverse), oracle(p.map.derivative),
            oracle { p.baseDensity($0) },
          ],
          right: .value(p.baseDensity(z) / p.map.derivative(z).magnitude),
          slips: asked.map { ($0.id, .value($0.density(of: p, at: x))) } + [
            ("linearised", .value(tangent)),
            ("stale-log-det", .value(p.baseDensity(z) / firstSlope.magnitude)),
          ])
      }
    }
  }

  /// Exercise 10.
  static func squares(_ s: inout Settings) -> [Probe] {
    let bases: [any Density] = [Normal(), LogisticDensity(), GumbelDensity()]
    return bases.flatMap { base -> [Probe] in
      let p = Pushforward(Square(), of: base)
      let right = Branches(p)
      let points = [s.draw(0.3, 0.6), s.draw(0.9, 1.4), s.draw(1.8, 3.2), -s.draw(0.2, 0.8), -s.draw(1.1, 2)]
      return points.map { x in
        let reflected = x.magnitude
        func inside(_ value: Double) -> Expected { .value(x > 0 ? value : 0) }
        return Probe(
          label: "x = \(decimal(x)) under z^2, \(base.name) base", isEasy: base.name != "gumbel",
          numbers: [x], oracles: [oracle { base.density($0) }],
          right: inside(right.density(at: reflected)),
          slips: [
            ("one-branch", inside(BranchMistake.oneBranch.density(of: p, at: reflected))),
            ("doubled-branch", inside(BranchMistake.doubledBranch.density(of: p, at: reflected))),
            ("branch-slope-forgotten", inside(base.density(sqrt(x)) + base.density(-sqrt(x)))),
            ("support", .value(right.density(at: x))),
            ("support", .value(right.density(at: reflected))),
          ])
      }
    }
  }
}
