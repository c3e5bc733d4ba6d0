@testable import Theorem

extension ChapterNumbers {
  /// A map, its inverse and their slopes, as the wrong formulas of section 10 use them.
  private struct Line: Sendable {
    let f: @Sendable (Double) -> Double
    let inverse: @Sendable (Double) -> Double
    let slope: @Sendable (Double) -> Double
    let inverseSlope: @Sendable (Double) -> Double

    static let textbook = Line(
      f: { 2 * $0 + 1 }, inverse: { ($0 - 1) / 2 }, slope: { _ in 2 }, inverseSlope: { _ in 0.5 })
    static let bent = Line(
      f: { ChapterNumbers.f($0) }, inverse: { ChapterNumbers.inverse($0) },
      slope: { ChapterNumbers.slope($0) }, inverseSlope: { ChapterNumbers.inverseSlope($0) })

    func right(_ x: Double) -> Double { base(inverse(x)) / slope(inverse(x)).magnitude }
    func signed(_ x: Double) -> Double { base(inverse(x)) / slope(inverse(x)) }
    func slopeAtX(_ x: Double) -> Double { base(inverse(x)) / slope(x).magnitude }
    func inverseSlopeAtZ(_ x: Double) -> Double {
      base(inverse(x)) * inverseSlope(inverse(x)).magnitude
    }
    func linearised(_ x: Double) -> Double { base((x - f(0)) / slope(0)) / slope(0).magnitude }
    func probability(_ x: Double) -> Double { min(1, right(x)) }
    func multiplied(_ x: Double) -> Double { base(inverse(x)) * slope(inverse(x)).magnitude }
    func noJacobian(_ x: Double) -> Double { base(inverse(x)) }
    func fForInverse(_ x: Double) -> Double { base(f(x)) * slope(x).magnitude }
  }

  static let probes: [String] = {
    let formulas: [(String, (Line) -> (Double) -> Double)] = [
      ("equation (5)", Line.right), ("`signed`", Line.signed), ("`slope-at-x`", Line.slopeAtX),
      ("`inverse-slope-at-z`", Line.inverseSlopeAtZ), ("`linearised`", Line.linearised),
      ("`probability`", Line.probability), ("`multiplied`", Line.multiplied),
    ]
    return formulas.map { name, formula in
      let atZero = formula(.bent)(f(0))
      return row(
        name, print(formula(.textbook)(2 * z + 1)), print(formula(.bent)(x)),
        atZero == 1 ? "1" : print(atZero))
    }
  }()

  static let laws: [String] = {
    let map = Line.bent
    let share = total(map.noJacobian)
    let formulas: [(String, (Double) -> Double)] = [
      ("equation (5)", map.right), ("`no-jacobian`", map.noJacobian),
      ("`renormalised`", { map.noJacobian($0) / share }), ("`f-for-inverse`", map.fForInverse),
      ("`linearised`", map.linearised),
    ]
    let rows = formulas.map { name, density in
      let whole = print(total(density))
      return row(name, whole == print(1) ? "1" : whole, print(simpson(density, x, 1)))
    }
    return rows + [row("formula", "total mass", "mass of $[\(print(x)), 1]$")]
  }()

  /// The integral over the line, by the trapezoidal rule in t with x = 1 + sinh(t)/3. Beyond |t| = 8 lies
  /// less than 1e-10 of any of these masses; inside, halving the step must not move a printed digit.
  private static func total(_ density: (Double) -> Double) -> Double {
    func sum(_ step: Double) -> Double {
      stride(from: -8.0, through: 8, by: step)
        .reduce(0) { $0 + density(1 + sinh($1) / 3) * cosh($1) / 3 } * step
    }
    let (coarse, fine) = (sum(1 / 16), sum(1 / 32))
    precondition(print(coarse) == print(fine), "the step is too coarse for the digits printed")
    return fine
  }

  /// Simpson's rule on 64 panels: an error of order (1/128)⁴ of the integral, below a printed digit.
  private static func simpson(_ density: (Double) -> Double, _ u: Double, _ v: Double) -> Double {
    let h = (v - u) / 128
    let inner = (1..<128).reduce(0) { $0 + ($1 % 2 == 0 ? 2 : 4) * density(u + Double($1) * h) }
    return (density(u) + inner + density(v)) * h / 3
  }

  static let cells: [String] = {
    let point = [0.8, -0.5]
    let layers = Catalogue.planeOfTheChapter
    let image = layers.forward(point)
    let columns = (0..<2).map { j in
      layers.forward((0..<2).map { Dual(point[$0], $0 == j ? 1 : 0) }).map(\.derivative)
    }
    let (a, b, c, d) = (columns[0][0], columns[1][0], columns[0][1], columns[1][1])
    let determinant = a * d - b * c
    let before = base(point[0]) * base(point[1])
    let areas = [0.1, 0.01, 0.001].map {
      row("\($0)", print(area(ofImageOfSquareAt: point, side: $0, under: layers)))
    }
    return areas + [
      "and to $x = (\(print(image[0])), 1.9)$.".replacingOccurrences(of: "−", with: "-"),
      "has the rows (\(print(a)), \(print(b))) and (\(print(c, 0)), \(print(d, 0))),"
        + " and the determinant \(print(determinant)).",
      "$P_Z(z) = \(print(before))$ becomes $P_X(x) = \(print(before / determinant.magnitude))$.",
      "`trace` divides by \(print(a + d)), `diagonal` by \(print(a * d)), `permanent` by \(print(a * d + b * c)).",
      "and the coupling layer \(print(exp(tanh(1.9) / 2))).",
      "product is the \(print(-5 * exp(tanh(1.9) / 2))) of the whole.",
    ]
  }()

  /// The area inside the image of the square's edge, in units of the square's: a polygon of 4,000 corners
  /// by the shoelace formula, which knows no determinant of any derivative.
  private static func area(ofImageOfSquareAt z: [Double], side: Double, under map: any VectorMap) -> Double {
    let steps = 1000
    let origin: [Double] = map.forward(z)
    let corners = (0..<4 * steps).map { i in
      let t = Double(i % steps) / Double(steps)
      let (u, v) = [(t, 0), (1, t), (1 - t, 1), (0, 1 - t)][i / steps]
      let p = map.forward([z[0] + side * u, z[1] + side * v])
      return (p[0] - origin[0], p[1] - origin[1])
    }
    let twice = corners.indices.reduce(0) { sum, i in
      let (p, q) = (corners[i], corners[(i + 1) % corners.count])
      return sum + p.0 * q.1 - q.0 * p.1
    }
    return (twice / 2).magnitude / (side * side)
  }
}
