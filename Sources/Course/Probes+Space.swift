import ExerciseProtocol
import Theorem

/// Questions in D dimensions: densities, and the coupling layer.
enum SpaceProbes {
  /// Exercise 8.
  static func logDensities(_ s: inout Settings) -> [Probe] {
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
    let linear: [any VectorMap] = [mixing, diagonal, signs, swap]
    let curved: [any VectorMap] = [
      Composition([mixing, AffineCoupling()]), Composition([signs, AffineCoupling(dimension: 3)]),
    ]
    return (linear + curved).enumerated().flatMap { i, f -> [Probe] in
      (0..<2).map { _ in
        let z = (0..<f.dimension).map { _ in s.sign() * s.draw(0.3, 1.1) }
        return probe(f, at: f.forward(z), easy: i < linear.count)
      }
    }
  }

  private static func probe(_ f: any VectorMap, at x: [Double], easy: Bool) -> Probe {
    // A base that changes when coordinates are exchanged, so that an exchange shows.
    let bases: [any Density] = [Normal(), LogisticDensity(), StudentT()]
    func logBase(_ z: [Double]) -> Double {
      z.indices.reduce(0) { $0 + bases[$1 % bases.count].logDensity(z[$1]) }
    }
    func jacobian(_ z: [Double]) -> Matrix<Double> { Theorem.jacobian(of: f, at: z) }
    let z = f.inverse(x)
    let j = jacobian(z)
    let factor = j.determinant.magnitude
    // Rounding moves det J by so many times the sum of its terms' sizes.
    let spread = DeterminantMistake.permanent.factor(of: Absolute(j), at: z) / factor
    let scale = logBase(z).magnitude + log(factor).magnitude + spread
    let mistakes = DeterminantMistake.allCases.filter { $0 != .transposed }
    return Probe(
      label: "x = (\(x.map { decimal($0) }.joined(separator: ", "))) under \(f.formula)",
      isEasy: easy, numbers: x,
      oracles: [
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
      slips: mistakes.map { mistake in
        let wrong = logBase(mistake.basePoint(of: f, at: x)) - log(mistake.factor(of: f, at: z))
        return (mistake.id, .value(wrong, scale: scale))
      })
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

  /// Exercise 11: small layers, and one so large that only O(D) answers in time.
  static func couplings(_ s: inout Settings) -> [Probe] {
    [(2, true), (6, false), (4096, false)].map { dimension, constant in
      let half = dimension / 2
      let rate = s.draw(0.4, 0.9)
      let lift = s.draw(0.3, 0.8)
      // A constant scale and shift is the affine case.
      let scale: Calling.Oracle = { a in a.map { constant ? rate : rate * tanh($0) + 0.125 } }
      let shift: Calling.Oracle = { a in a.map { constant ? lift : sin($0) + lift } }
      let z = (0..<dimension).map { _ in s.draw(-1.5, 1.5) }
      let x = (0..<dimension).map { _ in s.draw(-1.5, 1.5) }
      return probe(z, x, half, scale, shift, easy: constant)
    }
  }

  private static func probe(
    _ z: [Double], _ x: [Double], _ half: Int, _ scale: @escaping Calling.Oracle,
    _ shift: @escaping Calling.Oracle, easy: Bool
  ) -> Probe {
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
    func answer(_ logDeterminant: Double, _ z: [Double], _ inverse: Double) -> Expected {
      .values(there + [logDeterminant] + z + [inverse], scales: scales)
    }
    let stretches = s.reduce(0) { $0 + exp($1) }
    let stretchesBack = sBack.reduce(0) { $0 + exp(-$1) }
    return Probe(
      label: "a coupling layer of D = \(z.count)", isEasy: easy, numbers: z + x, oracles: [scale, shift],
      right: answer(sum, back, -sumBack),
      slips: [
        ("unscaled-before-unshifted", answer(sum, early, -sumBack)),
        ("inverse-log-det-unsigned", answer(sum, back, sumBack)),
        ("scale-not-logged", answer(stretches, back, stretchesBack)),
        ("scale-not-logged", answer(stretches, back, -stretches)),
        ("broken-inverse", answer(sum, Array(back[half...] + back[..<half]), -sumBack)),
      ])
  }
}
