import ExerciseProtocol
import Theorem

/// Questions about the slope of an inverse, at a point and over a domain.
enum SlopeProbes {
  /// Exercise 6.
  static func triangles(_ s: inout Settings) -> [Probe] {
    let easy = s.affine()
    let parallel = Pushforward(Affine(slope: 1, intercept: s.draw(0.5, 1.5)), of: Normal())
    let maps = easy + [parallel] + s.bent()
    return maps.enumerated().flatMap { i, p -> [Probe] in
      s.points(p).map { _, a in
        let f = p.map
        let b = f.inverse(a)
        let slope = f.derivative(b)
        let c = slope == 1 ? Double.nan : (a - slope * b) / (1 - slope)
        // Rounding a - s b and 1 - s moves c by this many times as much.
        let scale =
          slope == 1
          ? 0
          : (a.magnitude + (slope * b).magnitude) / (1 - slope).magnitude
            + c.magnitude * (1 + slope.magnitude) / (1 - slope).magnitude
        func corner(_ other: Double) -> Expected {
          .values([1 / slope, slope == 1 ? .nan : other], scales: [0, scale])
        }
        return Probe(
          label: p.label("a", a), isEasy: i <= easy.count, numbers: [a],
          oracles: [
            LineProbes.oracle(f.forward), LineProbes.oracle(f.inverse), LineProbes.oracle(f.derivative),
          ],
          right: .values([1 / slope, c], scales: [0, scale]),
          slips: SlopeMistake.allCases.map {
            ($0.id, .values([$0.slopeOfInverse(of: f, at: a), nil]))
          } + [
            ("c-not-divided", corner(a - slope * b)), ("c-halfway", corner((a + b) / 2)),
          ])
      }
    }
  }

  /// Exercise 7: whole domains, some of which must be refused.
  static func domains(_ s: inout Settings) -> [Probe] {
    let easy = s.affine()
    let good = (easy + s.bent()).enumerated().map { i, p in
      probe(p.map, at: s.points(p).map(\.x), easy: i < easy.count, name: p.map.formula)
    }
    let shift = s.draw(-0.5, 0.5)
    let height = s.draw(0.5, 2)
    // z^3: a slope of 0 at one point. A fold: rises to the right of it, falls to the left.
    let cube = refused(
      "\(decimal(shift)) + z^3", [-1, 0, 1].map { shift + $0 }, { cbrt($0 - shift) },
      { 3 * $0 * $0 })
    let fold = refused(
      "\(decimal(height))*z^2", [height, 2 * height, 3 * height],
      // The branch that the claimed inverse takes changes with x: nothing of the kind is an inverse.
      { $0 > 1.5 * height ? sqrt($0 / height) : -sqrt($0 / height) }, { 2 * height * $0 })
    return good + [cube, fold]
  }

  private static func probe(_ f: any ScalarMap, at points: [Double], easy: Bool, name: String) -> Probe {
    let slopes = points.map { f.derivative(f.inverse($0)) }
    let falls = slopes[0] < 0
    return Probe(
      label: "points \(points.map { decimal($0, digits: 3) }.joined(separator: ", ")) under \(name)",
      isEasy: easy, numbers: points,
      oracles: [LineProbes.oracle(f.inverse), LineProbes.oracle(f.derivative)],
      right: .values(slopes.map { 1 / $0.magnitude }),
      slips: [
        ("slope-at-a", .values(points.map { 1 / f.derivative($0).magnitude })),
        ("not-inverted", .values(slopes.map(\.magnitude))),
        ("signed", .values(slopes.map { 1 / $0 })),
        ("not-refused", .values(slopes.map { 1 / $0.magnitude })),
        ("falling-refused", falls ? .refusal : .values(slopes.map { 1 / $0 })),
      ])
  }

  private static func refused(
    _ name: String, _ points: [Double], _ inverse: @escaping (Double) -> Double,
    _ slope: @escaping (Double) -> Double
  ) -> Probe {
    let sizes = points.map { 1 / slope(inverse($0)).magnitude }
    return Probe(
      label: "points \(points.map { decimal($0, digits: 3) }.joined(separator: ", ")) under \(name)",
      isEasy: false, numbers: points, oracles: [LineProbes.oracle(inverse), LineProbes.oracle(slope)],
      right: .refusal,
      slips: ["slope-at-a", "not-inverted", "signed"].map { ($0, .refusal) } + [
        ("not-refused", .values(sizes)), ("falling-refused", .refusal),
      ])
  }

  /// The real cube root.
  private static func cbrt(_ x: Double) -> Double {
    x == 0 ? 0 : x < 0 ? -pow(-x, 1 / 3) : pow(x, 1 / 3)
  }
}
