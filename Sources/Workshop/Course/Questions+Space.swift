import ExerciseProtocol
import Theorem

/// Questions in D dimensions: densities, and the coupling layer.
enum SpaceQuestions {
  /// Exercise 8.
  static func logDensities(_ s: inout ProbeGenerator) -> [ExerciseProbe] {
    let mixing =
      s.set == .open
      ? Catalogue.mixing
      : LinearMap(
        name: "mixing", [[s.draw(0.6, 1.4), s.draw(1.6, 2.4)], [s.draw(2.6, 3.4), s.draw(0.5, 1.5)]])
    let signs = LinearMap(
      name: "signs",
      [
        [s.draw(1.2, 2.4), -s.draw(0.6, 1.4), 0.25], [s.draw(0.5, 1.5), s.draw(2, 3), -0.5],
        [-0.75, s.draw(0.2, 0.7), s.draw(1, 2)],
      ])
    let diagonal = LinearMap(name: "diagonal", [[s.draw(2.6, 3.4), 0], [0, s.draw(0.4, 0.7)]])
    let swap = LinearMap(name: "swap", [[0, s.draw(1.2, 2.2)], [s.draw(1.2, 2.2), 0]])
    // |det| below 1.
    let single = LinearMap(name: "single", [[-s.draw(0.3, 0.7)]])
    let small = LinearMap(
      name: "small", [[s.draw(0.5, 0.8), s.draw(0.1, 0.3)], [-s.draw(0.1, 0.3), s.draw(0.4, 0.7)]])
    // Elimination meets a 0 at the second step of this one, at the first of the next.
    let (a, b) = (s.draw(0.6, 0.9), -s.draw(0.3, 0.6))
    let second = LinearMap(
      name: "second",
      [
        [a, b, 0.25], [2 * a, 2 * b, s.draw(0.9, 1.6)], [s.draw(0.4, 0.9), s.draw(0.5, 1), s.draw(0.5, 1.5)],
      ])
    let four = LinearMap(
      name: "four",
      [
        [0, s.draw(1, 1.5), 0.25, 0], [s.draw(0.8, 1.3), 0, 0, -0.5],
        [0.5, 0, s.draw(0.8, 1.4), s.draw(0.2, 0.5)], [0, 0.75, -s.draw(0.2, 0.5), s.draw(0.7, 1.3)],
      ])
    let linear: [any VectorMap] = [mixing, diagonal, signs, swap, single, small, second, four]
    let curved: [any VectorMap] = [
      VectorChain([mixing, AffineCoupling()]), VectorChain([signs, AffineCoupling(dimension: 3)]),
      VectorChain([small, AffineCoupling()]), VectorChain([four, AffineCoupling(dimension: 4)]),
    ]
    // |det| so small and so large that a floor or a ceiling under the logarithm shows.
    let extreme: [any VectorMap] = [-17, 17].map { k in
      let unit = Double.pow(2, k)
      return LinearMap(name: "extreme", [[1.5 * unit, 0.25 * unit], [-0.75 * unit, unit]])
    }
    return (linear + curved + extreme).enumerated().flatMap { i, f -> [ExerciseProbe] in
      (0..<2).map { _ in
        let z = (0..<f.dimension).map { _ in s.sign() * s.draw(0.3, 1.1) }
        return probe(f, at: f.forward(z), easy: i < linear.count)
      }
    }
  }

  private static func probe(_ f: any VectorMap, at x: [Double], easy: Bool) -> ExerciseProbe {
    // A base that changes when coordinates are exchanged, so that an exchange shows.
    let bases: [any Density] = [Normal(), LogisticDensity(), StudentT()]
    @Sendable func logBase(_ z: [Double]) -> Double {
      z.indices.reduce(0) { $0 + bases[$1 % bases.count].logDensity(z[$1]) }
    }
    @Sendable func jacobian(_ z: [Double]) -> Matrix<Double> { Theorem.jacobian(of: f, at: z) }
    let z = f.inverse(x)
    let j = jacobian(z)
    let factor = j.determinant.magnitude
    // Rounding moves det J by so many times the sum of its terms' sizes.
    let spread = DeterminantMistake.permanent.factor(of: Absolute(j), at: z) / factor
    let scale = logBase(z).magnitude + log(factor).magnitude + spread
    let mistakes = DeterminantMistake.allCases.filter { $0 != .transposed }
    return ExerciseProbe(
      label: "x = (\(x.map { decimal($0) }.joined(separator: ", "))) under \(f.formula)",
      isEasy: easy, numbers: x,
      functions: [
        { $0.count == f.dimension ? f.inverse($0) : $0 },
        { z in
          // Nothing, not z.count² of it: whoever asks at a hundred thousand numbers must not fill the judge's memory.
          guard z.count == f.dimension else { return [] }
          let j = jacobian(z)
          return z.indices.flatMap { row in z.indices.map { j[row, $0] } }
        },
        { [logBase($0)] },
      ],
      right: .value(logBase(z) - log(factor), scale: scale),
      mistakes: mistakes.map { mistake in
        let wrong = logBase(mistake.basePoint(of: f, at: x)) - log(mistake.factor(of: f, at: z))
        return (mistake.id, .value(wrong, scale: scale))
      } + [
        ("abs-of-log-det", .value(logBase(z) - log(factor).magnitude, scale: scale)),
        ("log10", .value(logBase(z) - log(factor) / log(10), scale: scale)),
      ],
      traits: ["D = \(f.dimension)", j.determinant < 0 ? "det ∂f/∂z < 0" : "det ∂f/∂z > 0"]
        + [factor < 1 ? "|det ∂f/∂z| < 1" : "|det ∂f/∂z| > 1"],
      byHand: { _ in
        let rows = z.indices.map { row in
          z.indices.map { decimal(j[row, $0], digits: 4) }.joined(separator: " ")
        }
        return ByHand(
          (f.dimension > 2 ? "" : "f(z) = (\(f.formula)), ") + "x = \(tuple(x))",
          [("z = f⁻¹(x)", tuple(z))]
            + zip(["∂f/∂z at z, row 1", "row 2", "row 3", "row 4"], rows).map { ($0, $1) }
            + [("det of it", decimal(j.determinant)), ("log P_Z(z)", decimal(logBase(z)))],
          "\(decimal(logBase(z))) - log \(decimal(factor))")
      })
  }

  private static func tuple(_ z: [Double]) -> String {
    "(" + z.map { decimal($0, digits: 4) }.joined(separator: ", ") + ")"
  }

  /// The linear map of a matrix's absolute values.
  private struct Absolute: VectorMap {
    let matrix: Matrix<Double>
    let name = "absolute values"
    let formula = "|J| z"
    var dimension: Int { matrix.rows }

    init(_ j: Matrix<Double>) { matrix = j.map { $0.magnitude } }
    func forward<S: Scalar>(_ z: [S]) -> [S] { matrix.map { S($0) } * z }
    func inverse<S: Scalar>(_ x: [S]) -> [S] { x }
    func logAbsDeterminant<S: Scalar>(_ z: [S]) -> S { 0 }
  }

  /// Exercise 11: small layers that stretch and squeeze, and one so large that only O(D) answers in time.
  static func couplings(_ s: inout ProbeGenerator) -> [ExerciseProbe] {
    // The sum of s has this sign for z, and the other one for x, but where s and t are constant.
    [(2, 1.0, true), (2, -1, true), (6, 1, false), (6, -1, false), (2048, -1, false)].map {
      dimension, sign, constant in
      let half = dimension / 2
      let rate = s.draw(0.4, 0.9)
      let lift = s.draw(0.3, 0.8)
      // Each listens to more than its own coordinate; a constant scale and shift is the affine case.
      @Sendable func mixed(_ a: [Double], _ f: (Double) -> Double) -> [Double] {
        a.indices.map { f(a[$0] + a[($0 + 1) % a.count] / 4) }
      }
      let scale: ExerciseProbe.Oracle = { a in
        constant ? a.map { _ in sign * rate } : mixed(a) { rate * tanh($0) + 0.03125 }
      }
      let shift: ExerciseProbe.Oracle = { a in constant ? a.map { _ in lift } : mixed(a) { sin($0) + lift } }
      func draws(_ sign: Double) -> [Double] {
        (0..<half).map { _ in sign * s.draw(0.3, 1.5) } + (0..<half).map { _ in s.draw(-1.5, 1.5) }
      }
      let z = draws(sign)
      return probe(z, draws(-sign), half, scale, shift, easy: constant)
    }
  }

  private static func probe(
    _ z: [Double], _ x: [Double], _ half: Int, _ scale: @escaping ExerciseProbe.Oracle,
    _ shift: @escaping ExerciseProbe.Oracle, easy: Bool
  ) -> ExerciseProbe {
    let (s, t) = (scale(Array(z[..<half])), shift(Array(z[..<half])))
    let (sBack, tBack) = (scale(Array(x[..<half])), shift(Array(x[..<half])))
    let there = Array(z[..<half]) + (0..<half).map { z[half + $0] * exp(s[$0]) + t[$0] }
    let back = Array(x[..<half]) + (0..<half).map { (x[half + $0] - tBack[$0]) * exp(-sBack[$0]) }
    let early = Array(x[..<half]) + (0..<half).map { x[half + $0] * exp(-sBack[$0]) - tBack[$0] }
    let (sum, sumBack) = (s.reduce(0, +), sBack.reduce(0, +))
    // The sizes of what is added and multiplied on the way; a sum of D terms rounds D times.
    func sizes(_ passed: [Double], _ stretched: (Int) -> Double, _ logs: [Double]) -> [Double] {
      passed.map(\.magnitude) + (0..<half).map(stretched)
        + [logs.reduce(1) { $0 + $1.magnitude } * Double(half)]
    }
    let scales =
      sizes(
        Array(z[..<half]), { (z[half + $0] * exp(s[$0])).magnitude + t[$0].magnitude }, s)
      + sizes(
        Array(x[..<half]), { (x[half + $0].magnitude + tBack[$0].magnitude) * exp(-sBack[$0]) }, sBack)
    /// `growth`: how much larger a rounding of the sums comes out.
    func answer(_ logDeterminant: Double, _ z: [Double], _ inverse: Double, growth: Double = 1) -> Expected {
      var scales = scales
      for place in [2 * half, 4 * half + 1] { scales[place] *= growth }
      return .values(there + [logDeterminant] + z + [inverse], scales: scales)
    }
    let stretches = s.reduce(0) { $0 + exp($1) }
    let stretchesBack = sBack.reduce(0) { $0 + exp(-$1) }
    let (product, productBack) = (s.reduce(1, *), sBack.reduce(1, *))
    let (determinant, determinantBack) = (exp(sum), exp(-sumBack))
    return ExerciseProbe(
      label: "a coupling layer of D = \(z.count)", isEasy: easy, numbers: z + x, functions: [scale, shift],
      right: answer(sum, back, -sumBack),
      mistakes: [
        ("unscaled-before-unshifted", answer(sum, early, -sumBack)),
        ("inverse-log-det-unsigned", answer(sum, back, sumBack)),
        ("scale-not-logged", answer(stretches, back, stretchesBack)),
        ("scale-not-logged", answer(stretches, back, -stretches)),
        ("broken-inverse", answer(sum, Array(back[half...] + back[..<half]), -sumBack)),
        (
          "det-for-log-det",
          answer(determinant, back, determinantBack, growth: 1 + determinant + determinantBack)
        ), ("product-for-sum", answer(product, back, -productBack)),
        ("product-for-sum", answer(product, back, productBack)),
        ("product-for-sum", answer(product, back, 1 / productBack)),
      ],
      traits: [
        "D = \(z.count)", sum < 0 ? "the sum of s(z_A) is negative" : "the sum of s(z_A) is positive",
      ],
      parts: [
        AnswerPart("x", 0..<2 * half), AnswerPart("log |det ∂x/∂z|", 2 * half..<2 * half + 1),
        AnswerPart("z", 2 * half + 1..<4 * half + 1),
        AnswerPart("log |det ∂z/∂x|", 4 * half + 1..<4 * half + 2),
      ],
      byHand: { place in
        let isThere = place <= 2 * half
        let i = isThere ? place : place - 2 * half - 1
        let (from, s, t) = isThere ? (z, s, t) : (x, sBack, tBack)
        let (one, other) = isThere ? ("z", "x") : ("x", "z")
        let given = "D = \(z.count); \(isThere ? "couple" : "uncouple") is given \(one)"
        if i < half {
          let name = "\(one)\(subscripted(i + 1))"
          return ByHand(given, [(name, decimal(from[i]))], "\(name), which passes")
        }
        if i < 2 * half {
          let (j, k) = (subscripted(i + 1), i - half)
          let numbers = (decimal(from[i]), decimal(s[k]), decimal(t[k]))
          return ByHand(
            given, [("\(one)\(j)", numbers.0), ("its s, t", "\(numbers.1), \(numbers.2)")],
            isThere
              ? "\(other)\(j): \(numbers.0) exp(\(numbers.1)) + \(numbers.2)"
              : "\(other)\(j): (\(numbers.0) - \(numbers.2)) exp(-(\(numbers.1)))")
        }
        let shown = s.prefix(3).map { decimal($0) }.joined(separator: ", ") + (half > 3 ? ", ..." : "")
        return ByHand(
          given, [("s(\(one)_A)", shown), ("their sum", decimal(s.reduce(0, +)))],
          isThere ? "the sum" : "minus the sum")
      })
  }
}
