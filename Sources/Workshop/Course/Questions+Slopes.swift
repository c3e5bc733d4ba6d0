import ExerciseProtocol
import Theorem

/// Questions about the slope of an inverse, at a point and over a domain.
enum SlopeQuestions {
  /// Exercise 6: among others tangents that are parallel, nearly so, and perpendicular to y = x.
  static func triangles(_ s: inout ProbeGenerator) -> [ExerciseProbe] {
    let straight = [1, 1 + s.sign() * s.draw(0.02, 0.1), -1].map {
      Pushforward(Affine(slope: $0, intercept: s.draw(0.5, 1.5)), of: Normal())
    }
    let easy = s.affine() + straight
    // So nearly parallel that a nil for all that is nearly so shows.
    let nearest = Pushforward(Affine(slope: 1 + 0x1p-10, intercept: 0.75), of: Normal())
    return (easy + s.bent()).enumerated().flatMap { i, p -> [ExerciseProbe] in
      s.points(p).map { _, a in triangle(p, a, easy: i < easy.count) }
    } + [triangle(nearest, 1.25, easy: false)]
  }

  private static func triangle(_ p: Pushforward, _ a: Double, easy: Bool) -> ExerciseProbe {
    let f = p.map
    let b = f.inverse(a)
    let slope = f.derivative(b)
    let meets = slope != 1
    let c = (a - slope * b) / (1 - slope)
    // Rounding a - s b and 1 - s moves c by this many times as much.
    let scale =
      meets
      ? (a.magnitude + (slope * b).magnitude) / (1 - slope).magnitude + c.magnitude * (1 + slope.magnitude)
        / (1 - slope).magnitude : 0
    func corner(_ other: Double) -> Expected {
      meets ? .values([1 / slope, other], scales: [0, scale]) : .values([1 / slope])
    }
    return ExerciseProbe(
      label: p.label("a", a), isEasy: easy, numbers: [a],
      functions: [
        LineQuestions.oracle(f.forward), LineQuestions.oracle(f.inverse), LineQuestions.oracle(f.derivative),
      ],
      right: corner(c),
      mistakes: SlopeMistake.allCases.map {
        ($0.id, .values([$0.slopeOfInverse(of: f, at: a), nil]))
      } + [
        ("c-not-divided", corner(a - slope * b)), ("c-halfway", corner((a + b) / 2)),
        ("c-missing", .values([1 / slope])), ("c-of-parallels", meets ? corner(c) : .values([1 / slope, c])),
        ("c-of-parallels", meets ? corner(c) : .values([1 / slope, -c])),
      ],
      traits: LineQuestions.traits(p) + (meets ? [] : ["f′ is 1 and the tangents are parallel"])
        + (slope == -1 ? ["f′ is -1"] : []),
      parts: [AnswerPart("the slope", 0..<1), AnswerPart("c", 1..<2, absent: "nil")],
      byHand: { place in
        let given = "f(z) = \(f.formula), a = \(decimal(a))"
        let steps = [("b = f⁻¹(a)", decimal(b)), ("f′(b)", decimal(slope))]
        if place == 0 {
          return ByHand(given, steps, "1 / \(slope < 0 ? "(\(decimal(slope)))" : decimal(slope))")
        }
        guard meets else { return ByHand(given, steps, "both tangents have slope 1") }
        return ByHand(
          given,
          steps + [
            ("tangent at B on y = x", "c = a + f′(b) (c - b)"), ("a - f′(b) b", decimal(a - slope * b)),
            ("1 - f′(b)", decimal(1 - slope)),
          ], "\(decimal(a - slope * b)) / \(slope > 1 ? "(\(decimal(1 - slope)))" : decimal(1 - slope))")
      })
  }

  /// Exercise 7: whole domains, some of which must be refused, whichever of their points shows why.
  static func domains(_ s: inout ProbeGenerator) -> [ExerciseProbe] {
    let easy = s.affine()
    let good = (easy + s.bent()).enumerated().flatMap { i, p -> [ExerciseProbe] in
      let points = s.points(p).map(\.x)
      let sets =
        i < easy.count ? [points] : [points, [points[0], points[2], points[3], points[0]], [points[1]]]
      return sets.map { probe(p.map, at: $0, easy: i < easy.count, name: p.map.formula) }
    }
    let shift = s.draw(-0.5, 0.5)
    let height = s.draw(0.5, 2)
    // z^3: a slope of 0 at one point, whichever it is; and its mirror image.
    let cubes = [([-1, 0, 1], 1.0), ([0, 1, 2], 1), ([-2, -1, 0], 1), ([0], 1), ([1, -1, 0, 2], -1)].map {
      points, sign in
      refused(
        "\(decimal(shift)) \(sign < 0 ? "-" : "+") z^3", points.map { shift + $0 },
        { sign * cbrt($0 - shift) }, { sign * 3 * $0 * $0 }, "f′ is 0 at a point")
    }
    // A fold rises to the right of 0 and falls to the left. Which branch the claimed inverse takes changes with x:
    // nothing of the kind is an inverse.
    let folds = [[false, true, true], [true, true, false], [true, false, true], [false, false, true]].map {
      branches in
      let points = (1...3).map { Double($0) * height }
      return refused(
        "\(decimal(height))*z^2", points,
        { x in
          // The last of these points that x has reached; of whatever else may be asked, the first.
          let i = points.lastIndex { x >= $0 } ?? 0
          return branches[i] ? sqrt(x / height) : -sqrt(x / height)
        }, { 2 * height * $0 }, "f turns around")
    }
    return good + cubes + folds
  }

  private static func probe(_ f: any ScalarMap, at points: [Double], easy: Bool, name: String)
    -> ExerciseProbe
  {
    let zs = points.map { f.inverse($0) }
    let slopes = zs.map { f.derivative($0) }
    let falls = slopes[0] < 0
    return ExerciseProbe(
      label: "points \(list(points)) under \(name)", isEasy: easy, numbers: points,
      functions: [LineQuestions.oracle(f.inverse), LineQuestions.oracle(f.derivative)],
      right: .values(slopes.map { 1 / $0.magnitude }),
      mistakes: [
        ("slope-at-a", .values(points.map { 1 / f.derivative($0).magnitude })),
        ("not-inverted", .values(slopes.map(\.magnitude))),
        ("signed", .values(slopes.map { 1 / $0 })),
        ("not-refused", .values(slopes.map { 1 / $0.magnitude })),
        ("falling-refused", falls ? .refusal : .values(slopes.map { 1 / $0 })),
      ],
      traits: [falls ? "f falls" : "f rises"] + (points.count == 1 ? ["there is one point"] : []),
      parts: points.indices.map { AnswerPart("number \($0 + 1) of \(points.count)", $0..<$0 + 1) },
      byHand: { place in
        let place = Swift.min(place, points.count - 1)
        return ByHand(
          "f(z) = \(name), points \(list(points))",
          [
            ("f⁻¹ of these", list(zs)), ("f′ of these", list(slopes)),
            ("one sign, none 0?", "yes: all \(falls ? "fall" : "rise")"),
          ], "1 / |\(decimal(slopes[place]))|")
      })
  }

  private static func refused(
    _ name: String, _ points: [Double], _ inverse: @escaping @Sendable (Double) -> Double,
    _ slope: @escaping @Sendable (Double) -> Double, _ why: String
  ) -> ExerciseProbe {
    let slopes = points.map { slope(inverse($0)) }
    return ExerciseProbe(
      label: "points \(list(points)) under \(name)", isEasy: false, numbers: points,
      functions: [LineQuestions.oracle(inverse), LineQuestions.oracle(slope)], right: .refusal,
      mistakes: ["slope-at-a", "not-inverted", "signed"].map { ($0, .refusal) } + [
        ("not-refused", .values(slopes.map { 1 / $0.magnitude })), ("falling-refused", .refusal),
      ], traits: [why],
      byHand: { _ in
        ByHand(
          "f(z) = \(name), points \(list(points))",
          [("f⁻¹ of these", list(points.map(inverse))), ("f′ of these", list(slopes))], why)
      })
  }

  private static func list(_ numbers: [Double]) -> String {
    numbers.map { decimal($0, digits: 3) }.joined(separator: ", ")
  }

  /// The real cube root.
  private static func cbrt(_ x: Double) -> Double {
    x == 0 ? 0 : x < 0 ? -pow(-x, 1 / 3) : pow(x, 1 / 3)
  }
}
