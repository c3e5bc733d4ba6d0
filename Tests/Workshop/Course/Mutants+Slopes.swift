import ExerciseCalls
import ExerciseProtocol
import Exercises
import Foundation

extension Mutant {
  static var triangles: [Mutant] {
    typealias Answer = (slope: Double, c: Double?)
    func wrong(_ name: String, _ f: @escaping (Double, Line, Line, Line) throws -> Answer) -> Mutant {
      Mutant(name, .triangle(f))
    }
    func at(_ name: String, _ f: @escaping (_ a: Double, _ b: Double, _ s: Double) -> Answer) -> Mutant {
      Mutant(
        name,
        .triangle { a, _, g, slope in
          let b = g(a)
          return f(a, b, slope(b))
        })
    }
    func corner(_ a: Double, _ b: Double, _ s: Double) -> Double? { s == 1 ? nil : (a - s * b) / (1 - s) }
    return [
      at("size of the slope") { (1 / abs($2), corner($0, $1, $2)) },
      at("nil where f falls") { (1 / $2, $2 < 0 ? nil : corner($0, $1, $2)) },
      at("nil where the slope is -1") { (1 / $2, $2 == -1 ? nil : corner($0, $1, $2)) },
      at("nil where the slope is nearly 1") { (1 / $2, abs($2 - 1) < 0.2 ? nil : corner($0, $1, $2)) },
      at("nil where the slope is 1 to a thousandth") {
        (1 / $2, abs($2 - 1) < 1e-3 ? nil : corner($0, $1, $2))
      },
      at("nil where the slope's size is 1") { (1 / $2, abs($2) == 1 ? nil : corner($0, $1, $2)) },
      at("0 for nil") { (1 / $2, corner($0, $1, $2) ?? 0) },
      at("a for nil") { (1 / $2, corner($0, $1, $2) ?? $0) },
      at("NaN for nil") { (1 / $2, corner($0, $1, $2) ?? .nan) },
      at("1 + slope") { (1 / $2, $2 == 1 ? nil : ($0 - $2 * $1) / (1 + $2)) },
      at("sign of c") { (1 / $2, corner($0, $1, $2).map { -$0 }) },
      at("a and b swapped in c") { (1 / $2, corner($1, $0, $2)) },
      at("slope of the inverse in c") { (1 / $2, corner($0, $1, 1 / $2)) },
      at("where the tangent meets y = 0") { (1 / $2, $2 == 1 ? nil : $1 - $0 / $2) },
      at("c is a") { (1 / $2, $2 == 1 ? nil : $0) },
      at("c is b") { (1 / $2, $2 == 1 ? nil : $1) },
      at("geometric mean for c") { (1 / $2, $2 == 1 ? nil : sqrt(abs($0 * $1))) },
      at("slopes swapped with c") { ($2 == 1 ? 1 : ($0 - $2 * $1) / (1 - $2), $2 == 1 ? nil : 1 / $2) },
      at("six digits of the slope") { (cut(1 / $2, 1e6), corner($0, $1, $2)) },
      at("six digits of c") { (1 / $2, corner($0, $1, $2).map { cut($0, 1e6) }) },
      at("squared") { (1 / ($2 * $2), corner($0, $1, $2)) },
      wrong("slope of the inverse by differences") { a, _, g, slope in
        let b = g(a)
        return (quotient(g, a, 1e-5), corner(a, b, slope(b)))
      },
      wrong("slope of f by differences in c") { a, f, g, slope in
        let b = g(a)
        let s = slope(b)
        return (1 / s, s == 1 ? nil : corner(a, b, quotient(f, b, 1e-5)))
      },
      wrong("slope at f(a)") { a, f, g, slope in (1 / slope(f(a)), corner(a, g(a), slope(g(a)))) },
    ]
  }

  static var domains: [Mutant] {
    func wrong(_ name: String, _ f: @escaping ([Double], Line, Line) throws -> [Double]) -> Mutant {
      Mutant(name, .domain(f))
    }
    /// Sizes, refused where `isBad` says so of the slopes.
    func refusing(_ name: String, where isBad: @escaping ([Double]) -> Bool) -> Mutant {
      Mutant(
        name,
        .domain { points, g, slope in
          let slopes = points.map { slope(g($0)) }
          if isBad(slopes) { throw HypothesisFails() }
          return slopes.map { 1 / abs($0) }
        })
    }
    /// Refused as it should be, and then this.
    func giving(_ name: String, _ f: @escaping (_ points: [Double], _ slopes: [Double]) -> [Double]) -> Mutant
    {
      Mutant(
        name,
        .domain { points, g, slope in
          let slopes = points.map { slope(g($0)) }
          guard slopes.allSatisfy({ $0 > 0 }) || slopes.allSatisfy({ $0 < 0 }) else {
            throw HypothesisFails()
          }
          return f(points, slopes)
        })
    }
    return [
      refusing("only 0 refused") { $0.contains(0) },
      refusing("only turning refused") { s in s.contains { $0 > 0 } && s.contains { $0 < 0 } },
      refusing("first slope alone") { $0[0] == 0 },
      refusing("ends alone") { $0[0] * $0[$0.count - 1] <= 0 },
      refusing("neighbours turn, 0 passes") { s in zip(s, s.dropFirst()).contains { $0 * $1 < 0 } },
      refusing("neighbours alone") { s in zip(s, s.dropFirst()).contains { $0 * $1 <= 0 } },
      refusing("sign of the product") { $0.reduce(1, *) <= 0 },
      refusing("sum is 0 or less") { $0.reduce(0, +) <= 0 },
      refusing("never negative passes") { s in !(s.allSatisfy { $0 >= 0 } || s.allSatisfy { $0 < 0 }) },
      refusing("never positive passes") { s in !(s.allSatisfy { $0 > 0 } || s.allSatisfy { $0 <= 0 }) },
      refusing("smaller than the mean") { s in
        s.contains { abs($0) < abs(s.reduce(0, +)) / Double(s.count) / 2 }
      },
      refusing("one point is refused") { s in
        s.count < 2 || !(s.allSatisfy { $0 > 0 } || s.allSatisfy { $0 < 0 })
      },
      refusing("slopes that turn from growing to shrinking") { s in
        !(s.allSatisfy { $0 > 0 } || s.allSatisfy { $0 < 0 })
          || (s.count > 2 && (s[1] - s[0]) * (s[2] - s[1]) < 0)
      },
      refusing("all refused") { _ in true },
      giving("sorted points") { points, s in zip(points, s).sorted { $0.0 < $1.0 }.map { 1 / abs($0.1) } },
      giving("backwards") { _, s in s.reversed().map { 1 / abs($0) } },
      giving("first for all") { _, s in s.map { _ in 1 / abs(s[0]) } },
      giving("last one lost") { _, s in s.dropLast().map { 1 / abs($0) } },
      giving("no point twice") { points, s in
        points.indices.filter { points.firstIndex(of: points[$0]) == $0 }.map { 1 / abs(s[$0]) }
      },
      giving("mean of them") { _, s in s.map { _ in s.reduce(0) { $0 + 1 / abs($1) } / Double(s.count) } },
      giving("squared") { _, s in s.map { 1 / ($0 * $0) } },
      giving("six digits") { _, s in s.map { cut(1 / abs($0), 1e6) } },
      wrong("slope of the inverse by differences") { points, g, slope in
        let slopes = points.map { slope(g($0)) }
        guard slopes.allSatisfy({ $0 > 0 }) || slopes.allSatisfy({ $0 < 0 }) else { throw HypothesisFails() }
        return points.map { abs(quotient(g, $0, 1e-5)) }
      },
    ]
  }
}
