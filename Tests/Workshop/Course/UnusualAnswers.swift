import ExerciseCalls
import ExerciseProtocol
import Exercises
import Foundation

/// Right answers in forms that nobody would expect: none of them may be called wrong.
extension Mutant {
  static func right(_ exercise: Int) -> [Mutant] {
    switch exercise {
    case 1...3: rightBeforeTheLimit(exercise)
    case 4, 5, 10: rightDensities(exercise)
    case 6, 7: rightSlopes(exercise)
    case 8, 9: rightLogDensities(exercise)
    default: rightCouplings
    }
  }

  private static func rightBeforeTheLimit(_ exercise: Int) -> [Mutant] {
    func recursive(_ x: Double, _ g: ArraySlice<Line>) -> Double {
      g.isEmpty ? x : recursive(g[g.endIndex - 1](x), g.dropLast())
    }
    let windows = [
      Mutant(
        "larger minus smaller",
        .window { u, v, g, cdf in max(cdf(g(u)), cdf(g(v))) - min(cdf(g(u)), cdf(g(v))) }),
      Mutant("root of the square", .window { u, v, g, cdf in sqrt(pow(cdf(g(v)) - cdf(g(u)), 2)) }),
      Mutant("what is above", .window { u, v, g, cdf in abs((1 - cdf(g(u))) - (1 - cdf(g(v)))) }),
      Mutant(
        "ends sorted",
        .window { u, v, g, cdf in
          let ends = [g(u), g(v)].sorted()
          return cdf(ends[1]) - cdf(ends[0])
        }),
      Mutant(
        "sign by the slope", .window { u, v, g, cdf in (g(v) < g(u) ? -1 : 1) * (cdf(g(v)) - cdf(g(u))) }),
    ]
    let elements = [
      Mutant(
        "mass by size, length by size",
        .element { z, d, f, cdf in
          abs(cdf(z + d) - cdf(z)) / abs(f(z + d) - f(z))
        }),
      Mutant(
        "by logs",
        .element { z, d, f, cdf in
          exp(log(abs(cdf(z) - cdf(z + d))) - log(abs(f(z) - f(z + d))))
        }),
      Mutant(
        "two difference quotients",
        .element { z, d, f, cdf in
          abs(((cdf(z + d) - cdf(z)) / d) / ((f(z + d) - f(z)) / d))
        }),
      Mutant(
        "the step from its other end",
        .element { z, d, f, cdf in
          let y = z + d
          return (d < 0 ? -1 : 1) * (cdf(y) - cdf(z)) / abs(f(y) - f(z))
        }),
    ]
    switch exercise {
    case 1:
      return [
        Mutant("recursion", .chain { recursive($0, $1[...]) }),
        Mutant(
          "one composed function",
          .chain { x, g in
            g.reduce({ $0 }) { (after: @escaping Line, inverse) in { after(inverse($0)) } }(x)
          }),
        Mutant(
          "while",
          .chain { x, g in
            var (z, k) = (x, g.count)
            while k > 0 { k -= 1; z = g[k](z) }
            return z
          }),
        Mutant(
          "array of stages",
          .chain { x, g in
            var stages = [x]
            for inverse in g.reversed() { stages.append(inverse(stages.last!)) }
            return stages[g.count]
          }),
      ]
    case 2: return windows
    default: return elements
    }
  }

  private static func rightDensities(_ exercise: Int) -> [Mutant] {
    switch exercise {
    case 4:
      return [
        Mutant(
          "if, after all is known",
          .byInverseSlope { x, range, g, slope, base in
            let value = base(g(x)) * abs(slope(x))
            return x <= range.lower || x >= range.upper ? 0 : value
          }),
        Mutant(
          "by logs",
          .byInverseSlope { x, range, g, slope, base in
            guard x > range.lower, x < range.upper else { return 0 }
            return exp(log(base(g(x))) + log(slope(x).magnitude))
          }),
        Mutant(
          "sign by hand",
          .byInverseSlope { x, range, g, slope, base in
            guard x > range.lower, x < range.upper else { return 0 }
            return slope(x) < 0 ? -slope(x) * base(g(x)) : slope(x) * base(g(x))
          }),
        Mutant(
          "no number, no density",
          .byInverseSlope { x, _, g, slope, base in
            let z = g(x)
            return z.isNaN || z.isInfinite ? 0 : base(z) * abs(slope(x))
          }),
        Mutant(
          "minus 0 outside",
          .byInverseSlope { x, range, g, slope, base in
            range.lower < x && x < range.upper ? base(g(x)) * abs(slope(x)) : -0.0
          }),
      ]
    case 5:
      return [
        Mutant("by logs", .bySlope { x, _, g, slope, base in exp(log(base(g(x))) - log(abs(slope(g(x))))) }),
        Mutant(
          "times the reciprocal", .bySlope { x, _, g, slope, base in base(g(x)) * abs(1 / slope(g(x))) }),
        Mutant("power -1", .bySlope { x, _, g, slope, base in base(g(x)) * pow(abs(slope(g(x))), -1) }),
        Mutant(
          "root of the square",
          .bySlope { x, _, g, slope, base in
            base(g(x)) / sqrt(slope(g(x)) * slope(g(x)))
          }),
        Mutant("size of all", .bySlope { x, _, g, slope, base in abs(base(g(x)) / slope(g(x))) }),
      ]
    default:
      return [
        Mutant(
          "two terms",
          .square { x, base in
            x > 0 ? base(sqrt(x)) / (2 * sqrt(x)) + base(-sqrt(x)) / (2 * sqrt(x)) : 0
          }),
        Mutant(
          "power",
          .square { x, base in x < 0 ? 0 : 0.5 * pow(x, -0.5) * (base(pow(x, 0.5)) + base(-pow(x, 0.5))) }),
        Mutant(
          "loop over branches",
          .square { x, base in
            guard x >= 0 else { return 0 }
            return [-1.0, 1].map { base($0 * sqrt(x)) / abs(2 * $0 * sqrt(x)) }.reduce(0, +)
          }),
        Mutant(
          "no number, no density",
          .square { x, base in
            let value = (base(sqrt(x)) + base(-sqrt(x))) / (2 * sqrt(x))
            return value.isNaN ? 0 : value
          }),
      ]
    }
  }

  private static func rightSlopes(_ exercise: Int) -> [Mutant] {
    if exercise == 6 {
      return [
        Mutant(
          "intersection of two lines",
          .triangle { a, _, g, slope in
            // y = a + s (x - b) and y = b + (x - a)/s.
            let (b, s) = (g(a), slope(g(a)))
            guard s != 1 else { return (1, nil) }
            return (pow(s, -1), (b * s - a) / (s - 1))
          }),
        Mutant(
          "from b",
          .triangle { a, _, g, slope in
            let (b, s) = (g(a), slope(g(a)))
            return (1 / s, s == 1 ? nil : b + (a - b) / (1 - s))
          }),
        Mutant(
          "from a",
          .triangle { a, _, g, slope in
            let (b, t) = (g(a), 1 / slope(g(a)))
            return (t, t == 1 ? nil : (b - t * a) / (1 - t))
          }),
        Mutant(
          "nearly 1 is 1",
          .triangle { a, _, g, slope in
            let (b, s) = (g(a), slope(g(a)))
            return (1 / s, abs(s - 1) < 1e-9 ? nil : (a - s * b) / (1 - s))
          }),
      ]
    }
    return [
      Mutant(
        "one after the other",
        .domain { points, g, slope in
          var (sizes, last) = ([Double](), 0.0)
          for a in points {
            let s = slope(g(a))
            if s == 0 || s * last < 0 { throw HypothesisFails() }
            last = s
            sizes.append(abs(1 / s))
          }
          return sizes
        }),
      Mutant(
        "least and largest",
        .domain { points, g, slope in
          let slopes = points.map { slope(g($0)) }
          guard slopes.min()! * slopes.max()! > 0 else { throw HypothesisFails() }
          return slopes.map { 1 / max($0, -$0) }
        }),
      Mutant(
        "set of signs",
        .domain { points, g, slope in
          let signs = Set(points.map { slope(g($0)) }.map { $0 == 0 ? 0 : $0 > 0 ? 1 : -1 })
          guard signs == [1] || signs == [-1] else { throw HypothesisFails() }
          return points.map { 1 / abs(slope(g($0))) }
        }),
    ]
  }

  private static func rightLogDensities(_ exercise: Int) -> [Mutant] {
    if exercise == 9 {
      func logs(_ name: String, _ f: @escaping (_ slopes: [Double], _ logBase: Double) -> Double) -> Mutant {
        Mutant(
          name,
          .alongChain { x, g, s, logBase in
            var stages = [x]
            for inverse in g.reversed() { stages.insert(inverse(stages[0]), at: 0) }
            return f(zip(s, stages).map { $0($1) }, logBase(stages[0]))
          })
      }
      return [
        logs("one log of a product") { $1 - log(abs($0.reduce(1, *))) },
        logs("product of reciprocals") { $1 + log($0.reduce(1) { $0 * abs(1 / $1) }) },
        logs("half logs of squares") { $1 - $0.reduce(0) { $0 + log($1 * $1) / 2 } },
        logs("log2, scaled back") { $1 - $0.reduce(0) { $0 + log2(abs($1)) } * log(2) },
        logs("log of the density") { log(exp($1) / abs($0.reduce(1, *))) },
      ]
    }
    func size(_ name: String, _ f: @escaping (_ j: [[Double]]) -> Double) -> Mutant {
      Mutant(name, .space { x, g, j, logBase in logBase(g(x)) - f(j(g(x))) })
    }
    func transposed(_ m: [[Double]]) -> [[Double]] { m.indices.map { k in m.map { $0[k] } } }
    return [
      size("elimination with exchange") { log(abs(eliminated($0, exchanging: true))) },
      size("transposed") { log(abs(determinant(transposed($0)))) },
      size("half log of the square") { log(pow(determinant($0), 2)) / 2 },
      size("orthogonal rows") { rows in
        // Gram and Schmidt, twice over: the volume is the product of the heights.
        var basis: [[Double]] = []
        return rows.reduce(0) { sum, row in
          var rest = row
          for _ in 0..<2 {
            for unit in basis {
              let part = zip(rest, unit).reduce(0) { $0 + $1.0 * $1.1 }
              rest = zip(rest, unit).map { $0 - part * $1 }
            }
          }
          let height = sqrt(rest.reduce(0) { $0 + $1 * $1 })
          basis.append(rest.map { $0 / height })
          return sum + log(height)
        }
      },
      Mutant(
        "log of the density",
        .space { x, g, j, logBase in
          log(exp(logBase(g(x))) / abs(determinant(j(g(x)))))
        }),
    ]
  }

  private static var rightCouplings: [Mutant] {
    typealias There = (x: [Double], logDeterminant: Double)
    typealias Back = (z: [Double], logDeterminant: Double)
    func ways(
      _ name: String, _ there: @escaping (_ b: Double, _ s: Double, _ t: Double) -> Double,
      _ back: @escaping (_ b: Double, _ s: Double, _ t: Double) -> Double, sum: @escaping ([Double]) -> Double
    ) -> Mutant {
      Mutant(
        name,
        .coupling(
          there: { z, scale, shift -> There in
            let h = z.count / 2
            let (s, t) = (scale(Array(z[..<h])), shift(Array(z[..<h])))
            return (z[..<h] + (0..<h).map { there(z[h + $0], s[$0], t[$0]) }, sum(s))
          },
          back: { x, scale, shift -> Back in
            let h = x.count / 2
            let (s, t) = (scale(Array(x[..<h])), shift(Array(x[..<h])))
            return (x[..<h] + (0..<h).map { back(x[h + $0], s[$0], t[$0]) }, -sum(s))
          }))
    }
    let there: (Double, Double, Double) -> Double = { $0 * exp($1) + $2 }
    let back: (Double, Double, Double) -> Double = { ($0 - $2) / exp($1) }
    return [
      ways("divided by exp", there, back) { $0.reduce(0, +) },
      ways("summed backwards", there, back) { $0.reversed().reduce(0, +) },
      ways("logs of exp summed", there, back) { $0.map { log(exp($0)) }.reduce(0, +) },
      ways("fused", { $2.addingProduct($0, exp($1)) }, { $0 * exp(-$1) - $2 * exp(-$1) }) { s in
        // Summed in pairs.
        func pairs(_ s: ArraySlice<Double>) -> Double {
          s.count < 3 ? s.reduce(0, +) : pairs(s.prefix(s.count / 2)) + pairs(s.dropFirst(s.count / 2))
        }
        return pairs(s[...])
      },
    ]
  }
}
