import ExerciseProtocol
import Theorem

/// Questions on the line: windows, mass elements and densities.
enum LineQuestions {
  /// A function of one number as the calls speak of it.
  static func oracle(_ f: @escaping @Sendable (Double) -> Double) -> ExerciseProbe.Oracle {
    { [f($0.first ?? .nan)] }
  }

  static func given(_ p: Pushforward) -> String { "f(z) = \(p.map.formula), Z \(p.base.name)" }

  static func traits(_ p: Pushforward) -> [String] { [p.map.derivative(0.0) < 0 ? "f falls" : "f rises"] }

  /// Exercise 2.
  static func windows(_ s: inout ProbeGenerator) -> [ExerciseProbe] {
    let easy = s.affine()
    return (easy + s.bent()).enumerated().flatMap { i, p -> [ExerciseProbe] in
      // The widest holds nearly all of the mass.
      [(0.08, 0.1), (0.45, 0.1), (0.71, 0.1), (0.04, 0.8)].map { level, width in
        let ends = [level, level + width + 0.95105651629 * s.draw(0, 0.1)].map {
          p.map.forward(p.base.quantile($0))
        }.sorted()
        let (u, v) = (ends[0], ends[1])
        let before = p.base.cumulative(p.map.inverse(u))
        let after = p.base.cumulative(p.map.inverse(v))
        return ExerciseProbe(
          label: "mass of [\(decimal(u)), \(decimal(v))] under \(p.map.formula)", isEasy: i < easy.count,
          numbers: [u, v], functions: [oracle(p.map.inverse), oracle(p.base.cumulative)],
          right: .value((after - before).magnitude, scale: 1),
          mistakes: [
            ("window-signed", .value(after - before, scale: 1)),
            ("window-not-carried", .value(p.base.cumulative(v) - p.base.cumulative(u), scale: 1)),
            ("cdf", .value(after, scale: 1)), ("cdf", .value(Swift.max(before, after), scale: 1)),
          ], traits: traits(p),
          byHand: { _ in
            let (a, b) = (decimal(before), decimal(after))
            return ByHand(
              "\(given(p)), from u = \(decimal(u)) to v = \(decimal(v))",
              [
                ("f⁻¹(u), f⁻¹(v)", "\(decimal(p.map.inverse(u))), \(decimal(p.map.inverse(v)))"),
                ("F_Z of these", "\(a), \(b)"),
              ], "|\(b) - \(a)|")
          })
      }
    }
  }

  /// Exercise 3.
  static func elements(_ s: inout ProbeGenerator) -> [ExerciseProbe] {
    let easy = s.affine()
    return (easy + s.bent()).enumerated().flatMap { i, p -> [ExerciseProbe] in
      [1.0, -1].flatMap { sign in
        s.points(p).prefix(3).map { z, _ in
          let dz = sign * s.draw(0.1, 0.3)
          let mass = p.base.cumulative(z + dz) - p.base.cumulative(z)
          let length = p.map.forward(z + dz) - p.map.forward(z)
          return ExerciseProbe(
            label: "step \(decimal(dz)) at \(p.label("z", z))", isEasy: i < easy.count, numbers: [z, dz],
            functions: [oracle(p.map.forward), oracle(p.base.cumulative)],
            right: .value((mass / length).magnitude),
            mistakes: [
              ("signed", .value(mass / length)), ("signed", .value(mass / length.magnitude)),
              ("signed", .value(mass.magnitude / length)), ("no-jacobian", .value((mass / dz).magnitude)),
              ("multiplied", .value((mass * length).magnitude)),
              ("length-per-mass", .value((length / mass).magnitude)),
            ], traits: traits(p) + [dz < 0 ? "dz < 0" : "dz > 0"],
            byHand: { _ in
              ByHand(
                "\(given(p)), z = \(decimal(z)), dz = \(decimal(dz))",
                [("F_Z(z + dz) - F_Z(z)", decimal(mass)), ("f(z + dz) - f(z)", decimal(length))],
                "|\(decimal(mass)) / \(decimal(length))|")
            })
        }
      }
    }
  }

  /// Exercise 4: with points outside the range.
  static func byInverseSlope(_ s: inout ProbeGenerator) -> [ExerciseProbe] {
    let easy = s.affine()
    let maps = easy + s.bent() + s.halfLines() + s.intervals()
    return maps.enumerated().flatMap { i, p -> [ExerciseProbe] in
      let range = p.map.range
      var points = s.points(p).map(\.x)
      if range.lower.isFinite { points += [range.lower - 0.4, range.lower - 1.7] }
      if range.upper.isFinite { points += [range.upper + 0.4, range.upper + 1.7] }
      return points.map { x in
        let isInside = range.contains(x)
        // Those that can be written with what this exercise is given: f^-1, its slope, and the base.
        let writable: [DensityMistake] = [
          .signed, .noJacobian, .inverseSlopeAtZ, .baseAtX, .multiplied, .twice, .probability,
        ]
        let mistakes = writable.map { formula in
          (id: formula.id, answer: isInside ? Expected.value(formula.density(of: p, at: x)) : .value(0))
        }
        let z = p.map.inverse(x)
        let slope = p.map.inverse(Dual.variable(x)).derivative
        let formula = p.baseDensity(z) * slope.magnitude
        return ExerciseProbe(
          label: p.label("x", x), isEasy: i < easy.count, numbers: [x, range.lower, range.upper],
          functions: [
            oracle(p.map.inverse), oracle { p.map.inverse(Dual.variable($0)).derivative },
            oracle { p.baseDensity($0) },
          ],
          right: .value(isInside ? formula : 0),
          mistakes: mistakes + [
            ("support", .value(formula)), ("support", .value(DensityMistake.support.density(of: p, at: x))),
          ], traits: traits(p) + [isInside ? "x is in the range of f" : "x is outside the range of f"],
          byHand: { _ in
            let ends = "\(given(p)), x = \(decimal(x))"
            guard isInside else {
              let range = "\(decimal(range.lower)) to \(decimal(range.upper))"
              return ByHand(ends, [("f's range", range), ("x in it?", "no")], "no z leads there")
            }
            let (height, width) = (decimal(p.baseDensity(z)), decimal(slope))
            return ByHand(
              ends, [("z = f⁻¹(x)", decimal(z)), ("P_Z(z)", height), ("(f⁻¹)′(x)", width)],
              "\(height) * |\(width)|")
          })
      }
    }
  }

  /// Every known wrong density but the one that differs outside the range only, ready for `p`.
  private static func known(for p: Pushforward) -> [any DensityFormula] {
    DensityMistake.allCases.filter { !$0.coversOutside }.map { $0.prepared(for: p) }
  }

  /// Exercise 5.
  static func bySlope(_ s: inout ProbeGenerator) -> [ExerciseProbe] {
    let easy = s.affine()
    let maps = easy + s.bent()
    let firstSlope = maps[0].map.derivative(maps[0].map.inverse(s.points(maps[0])[0].x))
    return maps.enumerated().flatMap { i, p -> [ExerciseProbe] in
      // Two have an answer of their own below; two can't be written with what this exercise is given.
      let apart = [
        DensityMistake.linearised.id, DensityMistake.staleLogDet.id, DensityMistake.renormalised.id,
        DensityMistake.cdf.id,
      ]
      let asked = known(for: p).filter { !apart.contains($0.id) }
      return s.points(p).map { _, x in
        let z = p.map.inverse(x)
        let slope = p.map.derivative(z)
        let logBase = log(p.baseDensity(z))
        let scale = logBase.magnitude + log(slope.magnitude).magnitude + 1
        let slopeAtZero = p.map.derivative(0.0)
        let tangent = p.baseDensity((x - p.map.forward(0.0)) / slopeAtZero) / slopeAtZero.magnitude
        return ExerciseProbe(
          label: p.label("x", x), isEasy: i < easy.count, numbers: [x],
          functions: [
            oracle(p.map.forward), oracle(p.map.inverse), oracle(p.map.derivative),
            oracle { p.baseDensity($0) },
          ],
          right: .value(p.baseDensity(z) / slope.magnitude),
          mistakes: asked.map { ($0.id, .value($0.density(of: p, at: x))) } + [
            ("linearised", .value(tangent)),
            ("stale-log-det", .value(p.baseDensity(z) / firstSlope.magnitude)),
            ("multiplied-and-signed", .value(p.baseDensity(z) * slope)),
            ("log-for-density", .value(logBase - log(slope.magnitude), scale: scale)),
            ("log-mixed-in", .value(p.baseDensity(z) - log(slope.magnitude), scale: scale)),
            ("log-mixed-in", .value(p.baseDensity(z) / log(slope.magnitude).magnitude)),
            ("log-mixed-in", .value(p.baseDensity(z) / log(slope.magnitude))),
          ], traits: traits(p) + [slope.magnitude > 1 ? "f stretches" : "f squeezes"],
          byHand: { _ in
            ByHand(
              "\(given(p)), x = \(decimal(x))",
              [("z = f⁻¹(x)", decimal(z)), ("P_Z(z)", decimal(p.baseDensity(z))), ("f′(z)", decimal(slope))],
              "\(decimal(p.baseDensity(z))) / \(slope < 0 ? "|\(decimal(slope))|" : decimal(slope))")
          })
      }
    }
  }

  /// Exercise 10: even bases, and a base that is not, whichever way it is turned.
  static func squares(_ s: inout ProbeGenerator) -> [ExerciseProbe] {
    let gumbel = GumbelDensity()
    let bases: [(name: String, isEven: Bool, base: any Density, sign: Double)] = [
      ("normal", true, Normal(), 1), ("logistic", true, LogisticDensity(), 1),
      ("gumbel", false, gumbel, 1), ("turned gumbel", false, gumbel, -1),
    ]
    return bases.flatMap { name, isEven, base, sign -> [ExerciseProbe] in
      let points = [
        s.draw(0.01, 0.05), s.draw(0.3, 0.6), s.draw(0.9, 1.4), s.draw(4.5, 7), -s.draw(0.2, 0.8),
        -s.draw(1.1, 5), 0x1p-27,
      ]
      return points.map { x in
        let root = sqrt(x.magnitude)
        let (right, left) = (base.density(sign * root), base.density(-sign * root))
        func inside(_ value: Double, else other: Double = 0) -> Expected { .value(x > 0 ? value : other) }
        // With the roots of a negative number there is no number at all.
        func ways(_ id: String, _ value: Double) -> [(id: String, answer: Expected)] {
          [(id, inside(value)), (id, inside(value, else: .nan))]
        }
        return ExerciseProbe(
          label: "x = \(decimal(x)) under z^2, \(name) base", isEasy: isEven, numbers: [x],
          functions: [oracle { base.density(sign * $0) }],
          right: inside((right + left) / (2 * root)),
          mistakes: ways("one-branch", right / (2 * root)) + ways("doubled-branch", right / root)
            + ways("branch-slope-forgotten", right + left) + ways("two-forgotten", (right + left) / root)
            + [
              ("support", inside((right + left) / (2 * root), else: .nan)),
              ("support", .value((right + left) / (2 * root))),
              ("support-refused", x > 0 ? .value((right + left) / (2 * root)) : .refusal),
            ],
          traits: [x > 0 ? "x > 0" : "x < 0"] + (isEven ? [] : ["P_Z is not even"]),
          byHand: { _ in
            let given = "f(z) = z^2, Z \(name), x = \(decimal(x))"
            guard x > 0 else { return ByHand(given, [("z with z^2 = x", "none")], "no z leads there") }
            let (p, q) = (decimal(right), decimal(left))
            return ByHand(
              given,
              [
                ("z with z^2 = x", "\(decimal(root)) and \(decimal(-root))"), ("P_Z of these", "\(p), \(q)"),
                ("|f′| at both", decimal(2 * root)),
              ], "(\(p) + \(q)) / \(decimal(2 * root))")
          })
      }
    }
  }
}
