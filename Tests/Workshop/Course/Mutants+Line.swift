import ExerciseCalls
import Foundation

extension Mutant {
  static var windows: [Mutant] {
    func wrong(_ name: String, _ f: @escaping (Double, Double, Line, Line) throws -> Double) -> Mutant {
      Mutant(name, .window(f))
    }
    func ends(_ name: String, _ f: @escaping (_ a: Double, _ b: Double, _ cdf: Line) -> Double) -> Mutant {
      Mutant(name, .window { u, v, g, cdf in f(g(u), g(v), cdf) })
    }
    return [
      ends("never below 0") { max(0, $2($1) - $2($0)) },
      ends("1 minus it") { 1 - abs($2($1) - $2($0)) },
      ends("sum of both") { $2($1) + $2($0) },
      ends("product of both") { $2($1) * $2($0) },
      ends("length of the interval of z") { a, b, _ in abs(b - a) },
      ends("F of the length") { $2(abs($1 - $0)) },
      ends("sizes of the ends") { abs($2(abs($1)) - $2(abs($0))) },
      ends("symmetric base") { $2(max(-$0, $1)) - $2(min(-$1, $0)) },
      ends("density at the middle") { a, b, cdf in abs(quotient(cdf, (a + b) / 2, 1e-4) * (b - a)) },
      ends("trapezium") { a, b, cdf in
        abs((quotient(cdf, a, 1e-4) + quotient(cdf, b, 1e-4)) / 2 * (b - a))
      },
      ends("Simpson of a quotient") { a, b, cdf in
        let n = 64
        let w = (b - a) / Double(n)
        return abs(
          w / 3
            * (0...n).reduce(0.0) { sum, i in
              sum + (i == 0 || i == n ? 1 : i % 2 == 1 ? 4 : 2) * quotient(cdf, a + Double(i) * w, 1e-4)
            })
      },
      ends("at most a half") { min(0.5, abs($2($1) - $2($0))) },
      ends("squared") { pow($2($1) - $2($0), 2) },
      ends("root of the square's size plus a little") { sqrt(pow($2($1) - $2($0), 2) + 1e-9) },
      ends("open ends") { $2($1 - 1e-9 * ($1 > $0 ? 1 : -1)) - $2($0) },
      ends("conditioned on the half") { abs($2($1) - $2($0)) / max($2($1), $2($0)) },
      ends("six digits") { cut(abs($2($1) - $2($0)), 1e6) },
      ends("through Float") { Double(Float(abs($2($1) - $2($0)))) },
      wrong("one end carried") { u, v, g, cdf in abs(cdf(g(v)) - cdf(u)) },
      wrong("F first, then the inverse") { u, v, g, cdf in abs(g(cdf(v)) - g(cdf(u))) },
      wrong("size of what is not carried, where f falls") { u, v, g, cdf in
        g(v) < g(u) ? abs(cdf(v) - cdf(u)) : cdf(g(v)) - cdf(g(u))
      },
      wrong("carried twice") { u, v, g, cdf in abs(cdf(g(g(v))) - cdf(g(g(u)))) },
    ]
  }

  static var elements: [Mutant] {
    func wrong(_ name: String, _ f: @escaping (Double, Double, Line, Line) throws -> Double) -> Mutant {
      Mutant(name, .element(f))
    }
    func parts(_ name: String, _ f: @escaping (_ mass: Double, _ length: Double, _ dz: Double) -> Double)
      -> Mutant
    {
      Mutant(name, .element { z, dz, f_, cdf in f(cdf(z + dz) - cdf(z), f_(z + dz) - f_(z), dz) })
    }
    return [
      parts("never below 0") { m, l, _ in max(0, m / l) },
      parts("mass") { m, _, _ in abs(m) },
      parts("length") { _, l, _ in abs(l) },
      parts("divided by dz too") { abs($0 / $1 / $2) },
      parts("multiplied by dz") { abs($0 / $1 * $2) },
      parts("mass plus length") { m, l, _ in abs(m + l) },
      parts("right for dz > 0") { $2 > 0 ? abs($0 / $1) : 0 },
      parts("squared length") { m, l, _ in abs(m) / (l * l) },
      parts("at most 1") { m, l, _ in min(1, abs(m / l)) },
      parts("a guard against 0") { m, l, _ in abs(m) / (abs(l) + 1e-9) },
      parts("six digits") { m, l, _ in cut(abs(m / l), 1e6) },
      parts("through Float") { m, l, _ in Double(Float(abs(m / l))) },
      wrong("limit at z") { z, _, f, cdf in abs(quotient(cdf, z, 1e-6) / quotient(f, z, 1e-6)) },
      wrong("limit in the middle") { z, dz, f, cdf in
        abs(quotient(cdf, z + dz / 2, 1e-6) / quotient(f, z + dz / 2, 1e-6))
      },
      wrong("step the other way") { z, dz, f, cdf in abs((cdf(z - dz) - cdf(z)) / (f(z - dz) - f(z))) },
      wrong("step on both sides") { z, dz, f, cdf in
        abs((cdf(z + dz) - cdf(z - dz)) / (f(z + dz) - f(z - dz)))
      },
      wrong("F of the image") { z, dz, f, cdf in abs((cdf(f(z + dz)) - cdf(f(z))) / (f(z + dz) - f(z))) },
      wrong("f of the step") { z, dz, f, cdf in abs((cdf(z + dz) - cdf(z)) / f(dz)) },
      wrong("f straight") { z, dz, f, cdf in abs((cdf(z + dz) - cdf(z)) / (dz * quotient(f, z, 1e-5))) },
      wrong("size of the step") { z, dz, f, cdf in
        abs((cdf(z + abs(dz)) - cdf(z)) / (f(z + abs(dz)) - f(z)))
      },
    ]
  }

  static var inverseSlopes: [Mutant] {
    typealias Ends = (lower: Double, upper: Double)
    func wrong(_ name: String, _ f: @escaping (Double, Ends, Line, Line, Line) throws -> Double) -> Mutant {
      Mutant(name, .byInverseSlope(f))
    }
    func inside(_ name: String, _ f: @escaping (_ base: Double, _ slope: Double) -> Double) -> Mutant {
      Mutant(
        name,
        .byInverseSlope { x, range, g, slope, base in
          range.lower < x && x < range.upper ? f(base(g(x)), slope(x)) : 0
        })
    }
    func right(_ x: Double, _ g: Line, _ slope: Line, _ base: Line) -> Double { base(g(x)) * abs(slope(x)) }
    return [
      inside("never below 0") { max(0, $0 * $1) },
      inside("root of the slope") { $0 * sqrt(abs($1)) },
      inside("plus the slope") { $0 + abs($1) },
      inside("log of it") { log($0 * abs($1)) },
      inside("slope squared, then root of all") { sqrt($0 * $0 * abs($1)) },
      inside("half where f falls") { $1 < 0 ? $0 * abs($1) / 2 : $0 * $1 },
      inside("slope of at most 1") { $0 * min(1, abs($1)) },
      inside("slope of at least 1") { $0 * max(1, abs($1)) },
      inside("at most a half") { min(0.5, $0 * abs($1)) },
      inside("six digits") { cut($0 * abs($1), 1e6) },
      inside("through Float") { Double(Float($0 * abs($1))) },
      inside("a part in a million") { $0 * abs($1) * (1 + 1e-6) },
      wrong("only the lower end is looked at") { x, range, g, slope, base in
        x > range.lower ? right(x, g, slope, base) : 0
      },
      wrong("only the upper end is looked at") { x, range, g, slope, base in
        x < range.upper ? right(x, g, slope, base) : 0
      },
      wrong("0 below 0") { x, _, g, slope, base in x > 0 ? right(x, g, slope, base) : 0 },
      wrong("value of the end outside") { x, range, g, slope, base in
        right(max(range.lower.nextUp, min(range.upper.nextDown, x)), g, slope, base)
      },
      wrong("slope by differences") { x, range, g, _, base in
        range.lower < x && x < range.upper ? base(g(x)) * abs(quotient(g, x, 1e-6)) : 0
      },
      wrong("slope at the base's value") { x, range, g, slope, base in
        range.lower < x && x < range.upper ? base(g(x)) * abs(slope(base(g(x)))) : 0
      },
      wrong("carried twice") { x, range, g, slope, base in
        range.lower < x && x < range.upper ? base(g(g(x))) * abs(slope(x)) : 0
      },
      wrong("range of z") { x, range, g, slope, base in
        range.lower < g(x) && g(x) < range.upper ? right(x, g, slope, base) : 0
      },
    ]
  }

  static var slopes: [Mutant] {
    func wrong(_ name: String, _ f: @escaping (Double, Line, Line, Line, Line) throws -> Double) -> Mutant {
      Mutant(name, .bySlope(f))
    }
    func at(_ name: String, _ f: @escaping (_ base: Double, _ slope: Double) -> Double) -> Mutant {
      Mutant(
        name,
        .bySlope { x, _, g, slope, base in
          let z = g(x)
          return f(base(z), slope(z))
        })
    }
    return [
      at("never below 0") { max(0, $0 / $1) },
      at("root of the slope") { $0 / sqrt(abs($1)) },
      at("1 + slope") { $0 / (1 + abs($1)) },
      at("minus log of the slope, in exp") { exp($0 - log(abs($1))) },
      at("log of the base twice") { exp(log(abs(log($0))) - log(abs($1))) },
      at("log2") { exp(log($0) - log2(abs($1))) },
      at("log10") { exp(log($0) - log10(abs($1))) },
      at("slope plus a little") { $0 / (abs($1) + 1e-9) },
      at("multiplied where f falls") { $1 < 0 ? $0 * abs($1) : $0 / $1 },
      at("multiplied where f squeezes") { abs($1) < 1 ? $0 * abs($1) : $0 / abs($1) },
      at("slope of at least 1") { $0 / max(1, abs($1)) },
      at("at most 2/3") { min(2 / 3, $0 / abs($1)) },
      at("half of it") { $0 / abs($1) / 2 },
      at("six digits") { cut($0 / abs($1), 1e6) },
      at("through Float") { Double(Float($0) / abs(Float($1))) },
      at("root of the square plus a little") { $0 / sqrt($1 * $1 + 1e-9) },
      wrong("slope of f by differences") { x, f, g, _, base in
        let z = g(x)
        return base(z) / abs(quotient(f, z, 1e-5))
      },
      wrong("slope of the inverse by differences") { x, _, g, _, base in
        base(g(x)) * abs(quotient(g, x, 1e-5))
      },
      wrong("slope of f by a one-sided difference") { x, f, g, _, base in
        let z = g(x)
        return base(z) / abs((f(z + 1e-8) - f(z)) / 1e-8)
      },
      wrong("slope at f(x)") { x, f, g, slope, base in base(g(x)) / abs(slope(f(x))) },
      wrong("slope halfway between x and z") { x, _, g, slope, base in base(g(x)) / abs(slope((x + g(x)) / 2))
      },
      wrong("base at the other side") { x, _, g, slope, base in base(-g(x)) / abs(slope(-g(x))) },
    ]
  }

  static var squares: [Mutant] {
    func wrong(_ name: String, _ f: @escaping (Double, Line) throws -> Double) -> Mutant {
      Mutant(name, .square(f))
    }
    func inside(
      _ name: String, _ f: @escaping (_ right: Double, _ left: Double, _ root: Double) -> Double
    ) -> Mutant {
      Mutant(name, .square { x, base in x > 0 ? f(base(sqrt(x)), base(-sqrt(x)), sqrt(x)) : 0 })
    }
    return [
      wrong("0 near 0") { x, base in x > 1e-6 ? (base(sqrt(x)) + base(-sqrt(x))) / (2 * sqrt(x)) : 0 },
      inside("other branch alone") { _, l, r in l / (2 * r) },
      inside("other branch doubled") { _, l, r in l / r },
      inside("difference of the branches") { abs($0 - $1) / (2 * $2) },
      inside("product of the branches") { $0 * $1 / (2 * $2) },
      inside("larger branch twice") { max($0, $1) / $2 },
      inside("mean of the branches") { ($0 + $1) / (4 * $2) },
      inside("slope 2x") { ($0 + $1) / (2 * $2 * $2) },
      inside("slope x^2") { ($0 + $1) / ($2 * $2 * $2 * $2) },
      inside("multiplied by the slope") { ($0 + $1) * 2 * $2 },
      inside("one stretched") { $0 / (2 * $2) + $1 },
      inside("slope squared") { ($0 + $1) / (4 * $2 * $2) },
      inside("signed second slope") { $0 / (2 * $2) - $1 / (2 * $2) },
      inside("at most 1") { min(1, ($0 + $1) / (2 * $2)) },
      inside("six digits") { cut(($0 + $1) / (2 * $2), 1e6) },
      inside("a guard against 0") { ($0 + $1) / (2 * $2 + 1e-9) },
      inside("through Float") { Double(Float(($0 + $1) / (2 * $2))) },
      wrong("0 beyond 4") { x, base in
        x > 0 && x < 4 ? (base(sqrt(x)) + base(-sqrt(x))) / (2 * sqrt(x)) : 0
      },
      wrong("0 below 1/4") { x, base in x > 0.25 ? (base(sqrt(x)) + base(-sqrt(x))) / (2 * sqrt(x)) : 0 },
      wrong("base at x") { x, base in x > 0 ? (base(x) + base(-x)) / (2 * sqrt(x)) : 0 },
      wrong("turned for x < 0") { x, base in
        (x > 0 ? 1 : -1) * (base(sqrt(abs(x))) + base(-sqrt(abs(x)))) / (2 * sqrt(abs(x)))
      },
      wrong("infinite for x < 0") { x, base in
        x > 0 ? (base(sqrt(x)) + base(-sqrt(x))) / (2 * sqrt(x)) : .infinity
      },
      wrong("inverse's slope by differences") { x, base in
        x > 0 ? (base(sqrt(x)) + base(-sqrt(x))) * quotient(sqrt, x, 1e-6) : 0
      },
    ]
  }
}
